package org.pirqscope.session.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScriptOrder;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/** Scenarios in which everything occurs that a file can say. */
final class AnyScenario {

    private static final List<Scenario.Event.Kind> REPEATED = Arrays.stream(Scenario.Event.Kind.values())
            .filter(kind -> kind != Scenario.Event.Kind.BOOT)
            .toList();

    private final Random random;

    private AnyScenario(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static Scenario of(long seed) {
        return new AnyScenario(seed).scenario();
    }

    private Scenario scenario() {
        Pool pool = pool();
        List<Controller> controllers = IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(i -> controller(i, pool))
                .toList();
        List<Scenario.Event> events = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Scenario.Event(
                        "event" + i, i == 0 ? pick(List.of(Scenario.Event.Kind.values())) : pick(REPEATED)))
                .toList();
        Scenario whole = new Scenario(
                "any " + random.nextInt(9),
                pick(List.of("", "a note", "with \"quotes\", a colon: and # no comment", "\u00e9")),
                versions(),
                pool,
                controllers,
                events,
                List.of());
        return whole.withSchedule(IntStream.range(0, random.nextInt(7))
                .mapToObj(i -> turn(whole.actors()))
                .toList());
    }

    Turn turn(List<String> actors) {
        return new Turn(
                pick(actors),
                pick(List.of(new Turn.Moves(1 + random.nextInt(99)), new Turn.To(AtomicStep.X), new Turn.Act())));
    }

    private Controller controller(int i, Pool pool) {
        Drivers driver = pick(List.of(Drivers.values()));
        boolean emulated = random.nextInt(4) == 0;
        boolean intx = random.nextBoolean();
        return new Controller(
                pick(List.of("nvme", "eth", "x-")) + i,
                pick(List.of("", "0000:", "0001:")) + "00:%02x.%d".formatted(4 + i, random.nextInt(8)),
                random.nextInt(3) * 7,
                random.nextBoolean() ? Msi.NONE : new Msi(true, random.nextBoolean(), random.nextBoolean()),
                intx,
                1 + random.nextInt(9),
                script(driver, emulated),
                random.nextBoolean() ? RealDevice.UNKNOWN : device(),
                driver,
                emulated,
                intx && !emulated ? pick(List.of(0, 11, 15)) : 0,
                random.nextInt(Math.max(1, pool.vcpus())));
    }

    private List<Act> script(Drivers driver, boolean emulated) {
        List<Act> acts = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Act act = pick(List.of(Act.values()));
            if (emulated && ScriptOrder.live(act)) {
                acts.add(Act.LOAD);
            } else if (act != Act.SUSPEND && act != Act.RESUME) {
                acts.add(act);
            } else if (driver.suspend() != Drivers.Suspend.NOT_SIMULATED) {
                acts.addAll(List.of(Act.LOAD, Act.SUSPEND, Act.RESUME));
            }
        }
        return acts.isEmpty() ? List.of(Act.LOAD) : List.copyOf(acts);
    }

    private RealDevice device() {
        return new RealDevice(
                pick(List.of("", "144d:a809")),
                pick(List.of(0, 0x50)),
                pick(List.of(0, 0xb0)),
                RealDevice.Bar.at(random.nextInt(6) - 1, 0x3000),
                RealDevice.Bar.at(random.nextInt(6) - 1, 0xfffffff8L));
    }

    private Pool pool() {
        return random.nextBoolean()
                ? Pool.DEFAULT
                : new Pool(
                        16 + random.nextInt(99),
                        random.nextInt(99),
                        1 + random.nextInt(99),
                        1 + random.nextInt(99),
                        1 + random.nextInt(99),
                        200,
                        pick(List.of(List.of(), List.of(9, 8, 24))),
                        random.nextInt(3));
    }

    private Versions versions() {
        Versions versions = Versions.of(
                pick(List.of("4.10", "2.6.37", "4.9.30-2+deb9u5", "6.1", "4.4.0-79-generic")),
                pick(List.of("2.0", "2.5", "2.10")),
                pick(List.of("4.7", "4.19", "4.1.3")));
        List<VersionRow> rows = new ArrayList<>(List.of(versions.linuxRow(), versions.qemuRow(), versions.xenRow()));
        while (random.nextInt(3) > 0) {
            VersionRow row = pick(rows);
            Column column = pick(row.table().columns());
            versions = versions.with(row.table().product(), column.name(), pick(column.allowed()));
        }
        return versions;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
