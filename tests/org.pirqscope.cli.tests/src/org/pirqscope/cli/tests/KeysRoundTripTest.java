package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.EventPort;
import org.pirqscope.evidence.fact.PirqEvent.HostIrq;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.TextSource;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Scenario.Event;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.keys.DebugKey;
import org.pirqscope.report.keys.DebugKeys;

/** What the debug keys print of a world, the reader of real dumps finds again: in every form, at any moment. */
class KeysRoundTripTest {

    private static final List<String> XEN =
            List.of("4.1.3", "4.1.6", "4.2", "4.3", "4.5", "4.7", "4.12", "4.13", "4.15", "4.17", "4.19", "4.22");
    private static final List<String> LINUX = List.of("2.6.37", "3.12", "4.4", "4.10", "4.11", "5.16", "6.1");
    private static final List<String> QEMU = List.of("2.0", "2.5", "2.11", "7.2");
    private static final int MOMENTS = 6;

    @Test
    void ofEveryBuiltInScenarioOnEveryForm() {
        int rows = 0;
        for (Scenario scenario : BuiltIn.all()) {
            for (String xen : scenario.name().startsWith("i3") ? XEN.subList(0, 1) : XEN) {
                rows += same(Run.of(scenario.withVersions(scenario.versions().withXen(xen))), new Random(1));
            }
        }
        assertTrue(rows > 500, "rows: " + rows);
    }

    @Test
    void ofRandomRuns() {
        int rows = 0;
        for (int seed = 0; seed < 200; seed++) {
            rows += same(Run.of(random(new Random(seed))), new Random(seed));
        }
        assertTrue(rows > 500, "rows: " + rows);
    }

    private static Scenario random(Random dice) {
        List<Controller> controllers = new ArrayList<>();
        for (int i = 0; i < 1 + dice.nextInt(3); i++) {
            boolean msi = dice.nextInt(3) == 0;
            List<Act> acts = new ArrayList<>(List.of(Act.LOAD));
            while (dice.nextInt(3) > 0) {
                Act act = pick(List.of(Act.values()), dice);
                boolean suspends = act == Act.SUSPEND || act == Act.RESUME;
                acts.addAll(suspends ? List.of(Act.SUSPEND, Act.RESUME) : List.of(act));
                acts.add(Act.LOAD);
            }
            controllers.add(new Controller(
                    "nvme" + i,
                    "0000:00:%02x.0".formatted(4 + i),
                    msi ? 0 : 5,
                    msi ? new Msi(true, true, dice.nextBoolean()) : Msi.NONE,
                    true,
                    1 + dice.nextInt(3),
                    List.copyOf(acts)));
        }
        List<Event> events = List.of(new Event("event", pick(List.of(Event.Kind.values()), dice)));
        Scenario scenario = new Scenario(
                "dice",
                "",
                Versions.of(pick(LINUX, dice), pick(QEMU, dice), pick(XEN, dice)),
                Pool.DEFAULT,
                controllers,
                events,
                List.of());
        List<Turn> turns = new ArrayList<>();
        for (int i = dice.nextInt(20); i > 0; i--) {
            turns.add(new Turn(pick(scenario.actors(), dice), 1 + dice.nextInt(14)));
        }
        return scenario.withSchedule(turns);
    }

    private static <T> T pick(List<T> all, Random dice) {
        return all.get(dice.nextInt(all.size()));
    }

    /** How many rows were compared. */
    private static int same(Run run, Random dice) {
        int rows = 0;
        for (int i = 0; i < MOMENTS; i++) {
            int step = i == 0 ? run.length() : dice.nextInt(run.length() + 1);
            rows += same(run, step);
        }
        return rows;
    }

    private static int same(Run run, int step) {
        DebugKeys keys = DebugKeys.at(run, step);
        World world = run.at(step);
        String where = run.scenario().versions().text() + ", step " + step + " of " + run.runString() + "\n";
        int domain = 1
                + (int) run.steps().subList(0, step).stream()
                        .filter(s -> s.atomic() == org.pirqscope.machine.call.AtomicStep.REBOOT
                                && !s.entering()
                                && s.depth() == 0)
                        .count();

        String irqs = keys.dump(DebugKey.IRQS).text();
        List<XenIrqRow> mapped = world.xenIrqs().stream()
                .filter(row -> row.used() && row.pirq() > 0)
                .toList();
        assertEquals(
                mapped.stream()
                        .filter(XenIrqRow::guestBound)
                        .map(row -> domain + " " + row.irq() + " " + row.pirq())
                        .toList(),
                read(irqs).facts().stream()
                        .filter(fact -> fact instanceof PirqEvent event && event.what() == What.OWNER)
                        .map(fact -> (PirqEvent) fact)
                        .map(event -> event.domain() + " " + ((HostIrq) event.detail()).xenIrq() + " " + event.pirq())
                        .toList(),
                where + irqs);
        assertEquals(
                mapped.stream().map(XenIrqRow::guestBound).toList(),
                irqs.lines()
                        .skip(1)
                        .map(line -> !line.endsWith("mapped, unbound"))
                        .toList(),
                where + irqs);

        List<Integer> msiIrqs = mapped.stream()
                .map(XenIrqRow::irq)
                .filter(irq -> irq >= run.scenario().pool().nrIrqsGsi())
                .toList();
        String msis = keys.dump(DebugKey.MSIS).text();
        assertEquals(
                msiIrqs,
                read(msis).facts().stream()
                        .map(fact -> ((Fact.MsiRow) fact).xenIrq())
                        .toList(),
                where + msis);

        String devices = keys.dump(DebugKey.DEVICES).text();
        Set<Integer> owned = read(devices).facts().stream()
                .flatMap(fact -> ((Fact.OwnerRow) fact).xenIrqs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(msiIrqs), owned, where + devices);

        String ports = keys.dump(DebugKey.PORTS).text();
        boolean told = !run.scenario().versions().xen().startsWith("4.1.");
        assertEquals(
                world.eventChannels().stream()
                        .map(row -> domain + " " + row.port() + " " + row.pirq() + " "
                                + (told ? irqOf(world, row.pirq()) : EventPort.NOT_TOLD))
                        .toList(),
                read(ports).facts().stream()
                        .map(fact -> (PirqEvent) fact)
                        .map(event -> event.domain() + " " + ((EventPort) event.detail()).port() + " " + event.pirq()
                                + " " + ((EventPort) event.detail()).xenIrq())
                        .toList(),
                where + ports);
        return 2 * mapped.size() + world.eventChannels().size();
    }

    private static int irqOf(World world, int pirq) {
        return world.pirqs().stream()
                .filter(row -> row.pirq() == pirq)
                .findFirst()
                .orElseThrow()
                .irq();
    }

    /** All lines are understood. */
    private static Evidence read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Evidence evidence = EvidenceReader.read(
                List.of(new TextSource("dump", () -> new ByteArrayInputStream(bytes))), ReadingProgress.NONE);
        assertEquals(0, evidence.notUnderstood(), text);
        return evidence;
    }
}
