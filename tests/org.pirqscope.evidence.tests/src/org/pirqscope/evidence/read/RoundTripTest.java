package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.XenRules;

/** The lines that the simulated layers log, read back: every number has the life that the run gave it. */
class RoundTripTest {

    private static final int RANDOM_SCENARIOS = 1000;

    @Test
    void allThatShipInTheWordingsOfAllVersions() {
        int read = 0;
        for (Scenario scenario : BuiltIn.all()) {
            boolean large = scenario.name().startsWith("i3");
            for (VersionRow qemu : QemuRules.TABLE.rows()) {
                read += large && qemu != QemuRules.TABLE.rows().getLast()
                        ? 0
                        : same(scenario.withVersions(scenario.versions().withQemu(version(qemu))));
            }
            for (VersionRow linux : large ? List.<VersionRow>of() : LinuxRules.TABLE.rows()) {
                read += same(scenario.withVersions(scenario.versions().withLinux(version(linux))));
            }
            for (VersionRow xen : large ? List.<VersionRow>of() : XenRules.TABLE.rows()) {
                read += same(scenario.withVersions(scenario.versions().withXen(version(xen))));
            }
        }
        assertTrue(read > 1000, "events compared: " + read);
    }

    @Test
    void aThousandOfAnyKind() {
        int read = 0;
        for (int seed = 0; seed < RANDOM_SCENARIOS; seed++) {
            read += same(random(new Random(seed)));
        }
        assertTrue(read > 10 * RANDOM_SCENARIOS, "events compared: " + read);
    }

    // the first release of a row, as its label names it
    private static String version(VersionRow row) {
        return row.label().startsWith("before 2.1") ? "2.0" : row.label().split("[- ,]")[0];
    }

    private static Scenario random(Random dice) {
        List<Controller> controllers = new ArrayList<>();
        int count = 1 + dice.nextInt(3);
        for (int i = 0; i < count; i++) {
            boolean msi = dice.nextInt(4) == 0;
            controllers.add(new Controller(
                    "nvme" + i,
                    "0000:00:%02x.0".formatted(4 + i),
                    msi ? 0 : 1 + dice.nextInt(13),
                    msi ? new Msi(true, dice.nextBoolean(), dice.nextBoolean()) : Msi.NONE,
                    true,
                    1 + dice.nextInt(4),
                    dice.nextBoolean() ? List.of(Act.LOAD) : List.of(Act.LOAD, Act.UNLOAD, Act.LOAD)));
        }
        List<Turn> schedule = new ArrayList<>();
        for (int turn = dice.nextInt(24); turn > 0; turn--) {
            schedule.add(new Turn("nvme" + dice.nextInt(count), 1 + dice.nextInt(12)));
        }
        Versions versions =
                Versions.of(any(LinuxRules.TABLE, dice), any(QemuRules.TABLE, dice), any(XenRules.TABLE, dice));
        Pool pool = new Pool(24, dice.nextInt(5) == 0 ? 1 + dice.nextInt(3) : 32, 64, 10, 64);
        return new Scenario("random", "", versions, pool, controllers, List.of(), schedule);
    }

    private static String any(Table table, Random dice) {
        List<VersionRow> rows = table.rows();
        return version(rows.get(dice.nextInt(rows.size())));
    }

    // how many events were compared
    private static int same(Scenario scenario) {
        Run run = Run.of(scenario);
        String log = log(run, Layer.QEMU);
        if (log.isEmpty()) {
            return 0;
        }
        LogTexts texts = LogTexts.of(log);
        String where = scenario.name() + " " + scenario.versions().linux() + " "
                + scenario.versions().qemu() + " " + scenario.versions().xen();
        assertEquals(
                0,
                texts.evidence().notUnderstood(),
                () -> where + "\n" + texts.evidence().strange());
        assertEquals(told(run).toString(), read(texts).toString(), () -> where + "\n" + log);
        others(run, where);
        return texts.events().size();
    }

    // the guest's and Xen's lines are all read, in any wording
    private static void others(Run run, String where) {
        String guest = log(run, Layer.GUEST);
        if (!guest.isEmpty()) {
            LogTexts texts = LogTexts.of(guest);
            assertEquals(
                    0,
                    texts.evidence().notUnderstood(),
                    () -> where + "\n" + texts.evidence().strange());
            assertEquals(guest.lines().count(), texts.read(SourceFormat.DMESG), () -> where + "\n" + guest);
        }
        String xen = log(run, Layer.XEN);
        if (!xen.isEmpty()) {
            LogTexts texts = LogTexts.of(xen);
            assertEquals(xen.lines().count(), texts.read(SourceFormat.XEN), () -> where + "\n" + xen);
        }
    }

    private static String log(Run run, Layer layer) {
        StringBuilder text = new StringBuilder();
        for (Step step : run.steps()) {
            for (LogLine line : step.log()) {
                if (line.layer() == layer) {
                    text.append(line.text()).append('\n');
                }
            }
        }
        return text.toString();
    }

    // what QEMU asks Xen for, by the calls
    private static Map<Integer, List<What>> told(Run run) {
        Map<Integer, List<What>> lives = new TreeMap<>();
        boolean disabling = false;
        for (Step step : run.steps()) {
            if (step.call().function() == QemuFunction.MSI_MSIX_DISABLE) {
                disabling = step.entering();
            }
            if (step.call().function() == QemuFunction.MSI_MSIX_SETUP
                    && step.entering()
                    && step.call().argument("requested") >= 0) {
                lives.computeIfAbsent(step.call().argument("requested"), pirq -> new ArrayList<>())
                        .add(What.REQUEST);
            }
            if (!(step.call().function() instanceof XenFunction function)) {
                continue;
            }
            What what = switch (function) {
                case BIND_PT_IRQ -> step.entering() ? What.UPDATE : null;
                case UNBIND_PT_IRQ -> step.entering() && disabling ? What.UNBIND : null;
                case UNMAP_PIRQ -> step.entering() && disabling ? What.UNMAP : null;
                default -> null;
            };
            if (what != null) {
                lives.computeIfAbsent(step.call().argument("pirq"), pirq -> new ArrayList<>())
                        .add(what);
            }
        }
        return lives;
    }

    private static Map<Integer, List<What>> read(LogTexts texts) {
        Map<Integer, List<What>> lives = new TreeMap<>();
        for (PirqEvent event : texts.events()) {
            boolean call = event.what() == What.REQUEST
                    || event.what() == What.UPDATE
                    || event.what() == What.UNBIND
                    || event.what() == What.UNMAP;
            if (call && event.party() == Party.QEMU) {
                lives.computeIfAbsent(event.pirq(), pirq -> new ArrayList<>()).add(event.what());
            }
        }
        return lives;
    }
}
