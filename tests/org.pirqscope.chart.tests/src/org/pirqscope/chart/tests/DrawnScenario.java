package org.pirqscope.chart.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Scenario.Event;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/**
 * Draws a scenario by its seed: devices that are unplugged, a guest that reboots or starts its next kernel, small
 * pools, every version.
 */
final class DrawnScenario {

    private static final List<String> LINUX = List.of(
            "2.6.37-rc4",
            "2.6.37",
            "2.6.39",
            "3.10.0-514.24.1.el7",
            "3.12",
            "3.14",
            "3.16",
            "4.4",
            "4.4.57",
            "4.7",
            "4.9",
            "4.9.18",
            "4.10",
            "4.10.6",
            "4.11",
            "4.15",
            "5.11",
            "5.14",
            "5.15.11",
            "5.15.38",
            "5.17",
            "6.1");
    private static final List<String> QEMU = List.of("2.0", "2.1", "2.5", "2.6", "2.10", "8.0");
    private static final List<String> XEN =
            List.of("4.1.3", "4.1.4", "4.2", "4.3", "4.5", "4.7", "4.10", "4.18", "4.18.3", "4.19");
    private static final List<List<Act>> SCRIPTS = List.of(
            List.of(Act.LOAD, Act.UNPLUG),
            List.of(Act.LOAD, Act.UNPLUG, Act.LOAD, Act.UNPLUG),
            List.of(Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNPLUG),
            List.of(Act.LOAD, Act.SUSPEND, Act.RESUME, Act.MOVE_BAR, Act.RESET, Act.AFFINITY),
            List.of(Act.LOAD, Act.REMOVE_DEAD, Act.UNPLUG, Act.LOAD));

    private final Random random;

    private DrawnScenario(long seed) {
        random = new Random(seed);
    }

    static Scenario of(long seed) {
        return new DrawnScenario(seed).scenario();
    }

    private Scenario scenario() {
        List<Controller> controllers = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(this::controller)
                .toList();
        Versions versions = Versions.of(pick(LINUX), pick(QEMU), pick(XEN));
        Scenario scenario = new Scenario(
                "drawn",
                "",
                versions,
                new Pool(24, 1 + random.nextInt(8), 64, 10, 32),
                controllers,
                events(),
                List.of());
        return scenario.withSchedule(IntStream.range(0, 40)
                .mapToObj(i -> new Turn(pick(scenario.actors()), 1 + random.nextInt(9)))
                .toList());
    }

    private Controller controller(int i) {
        Msi msi = random.nextInt(3) == 0 ? Msi.NONE : new Msi(true, random.nextBoolean(), random.nextBoolean());
        return new Controller(
                "nvme" + i,
                "0000:00:%02x.0".formatted(4 + i),
                random.nextInt(4) == 0 ? 0 : 8,
                msi,
                random.nextBoolean(),
                1 + random.nextInt(4),
                pick(SCRIPTS));
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (Event.Kind kind : Event.Kind.values()) {
            if (random.nextInt(4) == 0) {
                events.add(new Event(kind.name().toLowerCase(Locale.ROOT), kind));
            }
        }
        return events;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
