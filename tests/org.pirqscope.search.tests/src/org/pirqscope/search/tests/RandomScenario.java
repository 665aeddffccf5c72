package org.pirqscope.search.tests;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/** Small scenarios of every make and version, by seed: two or three controllers, few vectors, pools that may be too small. */
final class RandomScenario {

    private static final List<String> LINUX = List.of("2.6.37-rc4", "2.6.37", "2.6.39", "3.12", "4.10", "4.9.30", "4.11", "4.15", "5.11", "5.14");
    private static final List<String> QEMU = List.of("2.0", "2.1", "2.4", "2.6", "2.10");
    private static final List<String> XEN = List.of("4.1.3", "4.2", "4.5", "4.7", "4.10", "4.19");
    private static final List<List<Act>> SCRIPTS = List.of(List.of(Act.LOAD), List.of(Act.LOAD), List.of(Act.LOAD, Act.UNLOAD), List.of(Act.LOAD, Act.REMOVE_DEAD),
            List.of(Act.LOAD, Act.UNLOAD, Act.LOAD), List.of(Act.LOAD, Act.UNPLUG, Act.LOAD));

    private final Random random;

    private RandomScenario(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static Scenario of(long seed) {
        return new RandomScenario(seed).scenario();
    }

    private Scenario scenario() {
        List<Controller> controllers = IntStream.range(0, 2 + random.nextInt(2)).mapToObj(this::controller).toList();
        Pool pool = random.nextBoolean() ? Pool.DEFAULT : new Pool(16 + random.nextInt(33), 1 + random.nextInt(8), 64, 10, 1 + random.nextInt(8));
        return new Scenario("random", "", Versions.of(pick(LINUX), pick(QEMU), pick(XEN)), pool, controllers, List.of(), List.of());
    }

    private Controller controller(int i) {
        Msi msi = random.nextInt(3) == 0 ? Msi.NONE : new Msi(true, random.nextBoolean(), random.nextBoolean());
        int table = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4);
        return new Controller("nvme" + i, "0000:00:%02x.0".formatted(4 + i), table, msi, random.nextInt(3) != 0, 1 + random.nextInt(3), pick(SCRIPTS));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
