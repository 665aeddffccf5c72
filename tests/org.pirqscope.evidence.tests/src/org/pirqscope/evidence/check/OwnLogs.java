package org.pirqscope.evidence.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.pirqscope.evidence.read.LogTexts;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/** Runs of random scenarios and what their layers log, as texts. */
final class OwnLogs {

    static final Limits LIMITS = new Limits(256L << 20, Long.MAX_VALUE, () -> false);

    private static final List<String> LINUX =
            List.of("2.6.37-rc4", "2.6.37", "2.6.39", "3.12", "4.10", "4.9.30", "4.11", "5.11", "5.14", "6.1");
    private static final List<String> QEMU = List.of("2.0", "2.1", "2.4", "2.6", "2.10", "7.2");
    private static final List<String> XEN = List.of("4.1.3", "4.2", "4.5", "4.7", "4.10", "4.19");
    private static final List<List<Act>> SCRIPTS = List.of(
            List.of(Act.LOAD),
            List.of(Act.LOAD),
            List.of(Act.LOAD, Act.UNLOAD),
            List.of(Act.LOAD, Act.REMOVE_DEAD),
            List.of(Act.LOAD, Act.UNLOAD, Act.LOAD),
            List.of(Act.LOAD, Act.UNPLUG, Act.LOAD));

    private OwnLogs() {}

    /** One or two controllers of any make, driver and version with any schedule, by seed. */
    static Scenario scenario(long seed) {
        Random dice = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Controller> controllers = new ArrayList<>();
        int count = 1 + dice.nextInt(2);
        for (int i = 0; i < count; i++) {
            boolean msi = dice.nextInt(4) == 0;
            controllers.add(new Controller(
                            "dev" + i,
                            "0000:00:%02x.0".formatted(4 + i),
                            msi ? 0 : 1 + dice.nextInt(4),
                            msi ? new Msi(true, dice.nextBoolean(), dice.nextBoolean()) : Msi.NONE,
                            dice.nextBoolean(),
                            1 + dice.nextInt(3),
                            any(SCRIPTS, dice))
                    .withDriver(dice.nextBoolean() ? Drivers.NVME : any(List.of(Drivers.values()), dice)));
        }
        List<Turn> schedule = new ArrayList<>();
        for (int turn = dice.nextInt(24); turn > 0; turn--) {
            schedule.add(new Turn("dev" + dice.nextInt(count), 1 + dice.nextInt(12)));
        }
        Pool pool = new Pool(24, dice.nextInt(4) == 0 ? 1 + dice.nextInt(4) : 32, 64, 10, 64);
        Versions versions = Versions.of(any(LINUX, dice), any(QEMU, dice), any(XEN, dice));
        return new Scenario("random", "", versions, pool, controllers, List.of(), schedule);
    }

    private static <T> T any(List<T> list, Random dice) {
        return list.get(dice.nextInt(list.size()));
    }

    /** What the layers of a run log, a text each; layers that log nothing have none. */
    static List<String> texts(Run run) {
        return List.copyOf(byLayer(run).values());
    }

    /** The layers whose texts those are. */
    static List<Layer> layers(Run run) {
        return List.copyOf(byLayer(run).keySet());
    }

    private static Map<Layer, String> byLayer(Run run) {
        Map<Layer, String> texts = new TreeMap<>();
        for (Step step : run.steps()) {
            for (LogLine line : step.log()) {
                if (line.layer() != Layer.DRIVER) {
                    texts.merge(line.layer(), line.text() + "\n", String::concat);
                }
            }
        }
        return texts;
    }

    static ObservedLogs observed(Scenario scenario, List<String> texts) {
        LogTexts read = LogTexts.of(texts.toArray(String[]::new));
        return ObservedLogs.of(read.evidence().facts(), new HashSet<>(ModelCheck.addresses(scenario)));
    }

    static Check check(Scenario scenario, List<String> texts) {
        ModelCheck.Reading whole = new ModelCheck.Reading(Optional.empty(), false, true);
        return ModelCheck.of(scenario, observed(scenario, texts), whole, LIMITS);
    }
}
