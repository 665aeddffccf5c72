package org.pirqscope.search.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Scenarios of every make and version, by seed: few controllers and vectors, pools that may be too small. */
final class RandomScenario {

    private static final List<String> LINUX =
            List.of("2.6.37-rc4", "2.6.37", "2.6.39", "3.12", "4.10", "4.9.30", "4.11", "4.15", "5.11", "5.14");
    private static final List<String> NEW_LINUX = List.of("5.14", "5.15.11", "5.15.38", "5.17", "5.18", "6.1");
    private static final List<String> QEMU = List.of("2.0", "2.1", "2.4", "2.6", "2.10");
    private static final List<String> XEN = List.of("4.1.3", "4.2", "4.5", "4.7", "4.10", "4.19");
    private static final List<List<Integer>> BOOT_GSIS = List.of(List.of(), List.of(9), List.of(9, 1, 24));
    private static final List<List<Act>> SCRIPTS = List.of(
            List.of(Act.LOAD),
            List.of(Act.LOAD),
            List.of(Act.LOAD, Act.UNLOAD),
            List.of(Act.LOAD, Act.REMOVE_DEAD),
            List.of(Act.LOAD, Act.UNLOAD, Act.LOAD),
            List.of(Act.LOAD, Act.UNPLUG, Act.LOAD),
            List.of(Act.LOAD, Act.RESET),
            List.of(Act.LOAD, Act.MOVE_BAR, Act.UNLOAD),
            List.of(Act.LOAD, Act.SUSPEND, Act.RESUME),
            List.of(Act.LOAD, Act.AFFINITY));

    private static final List<Event.Kind> AGAIN = Stream.of(Event.Kind.values())
            .filter(kind -> kind != Event.Kind.BOOT)
            .toList();

    private final Random random;

    private RandomScenario(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static Scenario of(long seed) {
        return new RandomScenario(seed).scenario();
    }

    /**
     * As {@link #of}, one to three controllers, sometimes equal ones, with guest-wide events, longer scripts and
     * changed columns.
     */
    static Scenario wild(long seed) {
        return new RandomScenario(seed).anything();
    }

    /** As {@link #wild}, but QEMU emulates some or all of the devices whose script it can. */
    static Scenario emulating(long seed) {
        RandomScenario dice = new RandomScenario(seed);
        Scenario wild = dice.anything();
        boolean all = dice.random.nextBoolean();
        return new Scenario(
                wild.name(),
                "",
                wild.versions(),
                wild.pool(),
                wild.controllers().stream()
                        .map(each -> all || dice.random.nextBoolean() ? emulated(each) : each)
                        .toList(),
                wild.events(),
                List.of());
    }

    /**
     * Two or three devices of which most are on INTx, passed through or emulated, with a slot or an irq of the machine
     * in common, on a host whose GSI pirqs may be used up.
     */
    static Scenario legacy(long seed) {
        return new RandomScenario(seed).onIntx();
    }

    private Scenario onIntx() {
        List<Controller> controllers =
                IntStream.range(0, 2 + random.nextInt(2)).mapToObj(this::onIntx).toList();
        List<Event> events = random.nextInt(4) == 0 ? List.of(new Event("boot", Event.Kind.BOOT)) : List.of();
        return new Scenario(
                "legacy",
                "",
                Versions.of(pick(LINUX), pick(QEMU), pick(List.of("4.2", "4.7", "4.17"))),
                new Pool(16 + random.nextInt(3), 1 + random.nextInt(5), 64, 10, 8, 30, pick(BOOT_GSIS)),
                random.nextInt(3) == 0 ? equal(controllers) : controllers,
                events,
                List.of());
    }

    private Controller onIntx(int i) {
        int table = random.nextInt(3);
        Controller controller = new Controller(
                        "nvme" + i,
                        random.nextInt(4) == 0 ? "0000:00:04." + i : "0000:00:%02x.0".formatted(4 + i),
                        random.nextBoolean() ? 0 : table,
                        Msi.NONE,
                        random.nextInt(6) != 0,
                        1 + random.nextInt(2),
                        pick(List.of(List.of(Act.LOAD), List.of(Act.LOAD, Act.UNLOAD, Act.LOAD))))
                .withDriver(pick(List.of(Drivers.NVME, Drivers.ONCE, Drivers.E1000E)));
        boolean slotOfItsOwn = controller.bdf().endsWith(".0") && i > 0;
        return random.nextInt(4) == 0
                ? controller.withEmulated(true)
                : controller.intx() && slotOfItsOwn ? controller.withMachineIrq(pick(List.of(0, 11, 11))) : controller;
    }

    private static Controller emulated(Controller controller) {
        boolean can = ScriptOrder.refusal(controller.name(), controller.driver(), true, controller.script())
                .isEmpty();
        return can ? controller.withEmulated(true) : controller;
    }

    /** Random turns of all actors. */
    static List<Turn> schedule(Scenario scenario, long seed) {
        RandomScenario dice = new RandomScenario(seed);
        return IntStream.range(0, dice.random.nextInt(40))
                .mapToObj(i -> new Turn(dice.pick(scenario.actors()), 1 + dice.random.nextInt(9)))
                .toList();
    }

    private Scenario anything() {
        List<Controller> controllers = IntStream.range(0, pick(List.of(1, 1, 2, 2, 2, 3)))
                .mapToObj(this::controller)
                .map(this::longer)
                .toList();
        List<Event> events = IntStream.range(0, pick(List.of(0, 0, 0, 1, 2)))
                .mapToObj(i -> new Event("event" + i, pick(i == 0 ? List.of(Event.Kind.values()) : AGAIN)))
                .toList();
        return new Scenario(
                "wild",
                "",
                versions(),
                pool(),
                random.nextInt(3) == 0 ? equal(controllers) : controllers,
                events,
                List.of());
    }

    private Controller longer(Controller controller) {
        List<Act> script = new ArrayList<>(controller.script());
        while (random.nextInt(4) == 0) {
            script.addAll(pick(SCRIPTS));
        }
        return suspendable(controller.withScript(script.toArray(new Act[0]))).withVectors(1 + random.nextInt(4));
    }

    private static List<Controller> equal(List<Controller> controllers) {
        Controller first = controllers.getFirst();
        return controllers.stream()
                .map(c -> new Controller(
                                c.name(),
                                c.bdf(),
                                first.msixTableSize(),
                                first.msi(),
                                first.intx(),
                                first.vectors(),
                                first.script())
                        .withDriver(first.driver())
                        .withEmulated(first.emulated())
                        .withMachineIrq(first.intx() && !first.emulated() ? c.machineIrq() : 0))
                .toList();
    }

    /** Some columns are changed now and then; 5.14 to 5.18 differ by where they mask. */
    private Versions versions() {
        Versions versions = Versions.of(random.nextInt(4) == 0 ? pick(NEW_LINUX) : pick(LINUX), pick(QEMU), pick(XEN));
        while (random.nextInt(5) == 0) {
            VersionRow row = pick(List.of(versions.linuxRow(), versions.qemuRow(), versions.xenRow()));
            Column column = pick(row.table().columns());
            versions = versions.with(row.table().product(), column.name(), pick(column.allowed()));
        }
        return versions;
    }

    /** Small ones, and ones of more than 256 pirqs, which 32-bit MSI cuts. */
    private Pool pool() {
        return switch (random.nextInt(4)) {
            case 0 -> new Pool(16 + random.nextInt(33), 1 + random.nextInt(8), 64, 10, 1 + random.nextInt(8));
            case 1 -> new Pool(24, 225 + random.nextInt(40), 64, 10, 224);
            case 2 -> new Pool(1024, 1 + random.nextInt(8), 64, 1, 8);
            default -> Pool.DEFAULT;
        };
    }

    private Scenario scenario() {
        List<Controller> controllers = IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(this::controller)
                .toList();
        Pool pool = random.nextBoolean()
                ? Pool.DEFAULT
                : new Pool(16 + random.nextInt(33), 1 + random.nextInt(8), 64, 10, 1 + random.nextInt(8));
        return new Scenario(
                "random", "", Versions.of(pick(LINUX), pick(QEMU), pick(XEN)), pool, controllers, List.of(), List.of());
    }

    private Controller controller(int i) {
        Msi msi = random.nextInt(3) == 0 ? Msi.NONE : new Msi(true, random.nextBoolean(), random.nextBoolean());
        int table = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4);
        Controller controller = new Controller(
                        "nvme" + i,
                        "0000:00:%02x.0".formatted(4 + i),
                        table,
                        msi,
                        random.nextInt(3) != 0,
                        1 + random.nextInt(3),
                        pick(SCRIPTS))
                .withDriver(random.nextBoolean() ? Drivers.NVME : pick(List.of(Drivers.values())));
        return suspendable(controller);
    }

    private static Controller suspendable(Controller controller) {
        boolean refused = controller.script().contains(Act.SUSPEND)
                && controller.driver().suspend() == Drivers.Suspend.NOT_SIMULATED;
        return refused ? controller.withDriver(Drivers.ONCE) : controller;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
