package org.pirqscope.machine.tests.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Scenario.Event;
import org.pirqscope.machine.scenario.ScriptOrder;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/** Makes scenarios out of a seed: the same seed makes the same scenario. */
final class Dice {

    static final List<String> LINUX = List.of(
            "2.6.37-rc4",
            "2.6.37",
            "2.6.39",
            "3.10.0-514.24.1.el7",
            "3.12",
            "4.10",
            "4.9.30",
            "4.11",
            "4.15",
            "5.11",
            "5.14");
    static final List<String> QEMU = List.of("2.0", "2.1", "2.4", "2.6", "2.11");
    static final List<String> XEN = List.of("4.1.3", "4.1.4", "4.2", "4.3", "4.5", "4.7", "4.10", "4.18.3", "4.19");

    private static final List<Drivers> MSI_DRIVERS = List.of(
            Drivers.NVME,
            Drivers.E1000E,
            Drivers.R8169,
            Drivers.AHCI,
            Drivers.XHCI,
            Drivers.NOUVEAU,
            Drivers.AMDGPU,
            Drivers.ONCE,
            Drivers.PROBE_TWICE);
    private static final List<Drivers> MSIX_DRIVERS = List.of(
            Drivers.NVME, Drivers.IXGBEVF, Drivers.ENA, Drivers.XHCI, Drivers.MLX5, Drivers.ONCE, Drivers.PROBE_TWICE);

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Anything that a file may say, with every version. */
    Scenario anything() {
        List<Controller> controllers =
                IntStream.range(0, 1 + below(3)).mapToObj(this::controller).toList();
        List<Event> events =
                below(4) == 0 ? List.of(new Event("event", pick(List.of(Event.Kind.values())))) : List.of();
        Scenario scenario = new Scenario(
                "dice " + below(1000),
                below(2) == 0 ? "" : "a \"note\" \u00fc",
                versions(),
                pool(),
                controllers,
                events,
                List.of());
        return scenario.withSchedule(schedule(scenario));
    }

    private Controller controller(int i) {
        Msi msi = below(3) == 0 ? Msi.NONE : new Msi(true, below(2) == 0, below(2) == 0);
        int table = below(3) == 0 ? 0 : 1 + below(4);
        List<Act> script = new ArrayList<>(List.of(Act.LOAD));
        while (below(3) == 0) {
            script.addAll(pick(List.of(
                    List.of(Act.UNLOAD, Act.LOAD),
                    List.of(Act.REMOVE_DEAD),
                    List.of(Act.LOAD),
                    List.of(Act.REMOVE_DEAD, Act.LOAD),
                    List.of(Act.UNPLUG, Act.LOAD),
                    List.of(Act.RESET),
                    List.of(Act.MOVE_BAR),
                    List.of(Act.AFFINITY),
                    List.of(Act.LOAD, Act.SUSPEND, Act.RESUME),
                    List.of(Act.UNLOAD))));
        }
        boolean suspends = script.contains(Act.SUSPEND);
        Drivers other = suspends ? Drivers.ONCE : pick(List.of(Drivers.values()));
        return new Controller(
                        "nvme" + i,
                        "0000:00:%02x.0".formatted(4 + i),
                        table,
                        msi,
                        below(3) != 0,
                        1 + below(4),
                        List.copyOf(script))
                .withDriver(below(2) == 0 ? Drivers.NVME : other)
                .withEmulated(below(6) == 0 && script.stream().noneMatch(ScriptOrder::live));
    }

    private Pool pool() {
        return switch (below(3)) {
            case 0 -> Pool.DEFAULT;
            case 1 -> new Pool(16 + below(33), 1 + below(8), 1 + below(100), 1 + below(20), 1 + below(8));
            default -> new Pool(24, 225 + below(40), 64, 10, 224);
        };
    }

    private Versions versions() {
        Versions versions = Versions.of(pick(LINUX), pick(QEMU), pick(XEN));
        while (below(5) == 0) {
            VersionRow row = pick(List.of(versions.linuxRow(), versions.qemuRow(), versions.xenRow()));
            Column column = pick(row.table().columns());
            versions = versions.with(row.table().product(), column.name(), pick(column.allowed()));
        }
        return versions;
    }

    /** Random turns of random length for all actors. */
    List<Turn> schedule(Scenario scenario) {
        return IntStream.range(0, below(40))
                .mapToObj(i -> new Turn(pick(scenario.actors()), 1 + below(9)))
                .toList();
    }

    /** Controllers with MSI-X, and with 64-bit MSI if {@code msi}, on a pool that suffices. */
    Scenario healthy(String linux, String qemu, int controllers, boolean msi) {
        List<Controller> list = IntStream.range(0, controllers)
                .mapToObj(i -> msi && below(3) == 0
                        ? new Controller(
                                        "nvme" + i,
                                        "00:%02x.0".formatted(4 + i),
                                        0,
                                        new Msi(true, true, below(2) == 0),
                                        true,
                                        1,
                                        reloads())
                                .withDriver(pick(MSI_DRIVERS))
                        : new Controller(
                                        "nvme" + i,
                                        "00:%02x.0".formatted(4 + i),
                                        8,
                                        Msi.NONE,
                                        true,
                                        1 + below(3),
                                        reloads())
                                .withDriver(pick(MSIX_DRIVERS)))
                .toList();
        Scenario scenario = new Scenario(
                "healthy",
                "",
                Versions.of(linux, qemu, pick(List.of("4.1.3", "4.2", "4.5", "4.7", "4.18.3"))),
                Pool.DEFAULT,
                list,
                List.of(),
                List.of());
        return scenario.withSchedule(schedule(scenario));
    }

    private List<Act> reloads() {
        return below(2) == 0 ? List.of(Act.LOAD, Act.UNLOAD) : List.of(Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD);
    }
}
