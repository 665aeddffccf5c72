package org.pirqscope.report.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/**
 * What every cell of the matrix carries out: each controller is loaded, used, unloaded and loaded again; a dead one is
 * removed as the driver does it.
 *
 * @param serial whether a controller goes through a whole load or unload before the next one goes on; else through one
 * phase of it
 * @param emulated whether QEMU emulates the devices instead of passing real ones through
 */
public record Load(int controllers, int vectors, boolean msi, boolean serial, boolean emulated) {

    /** Two controllers with two vectors each, which take turns. */
    public static final Load USUAL = new Load(2, 2, false, false, false);

    /** Which driver the controllers have. */
    public static final Drivers DRIVER = Drivers.DEFAULT;

    private static final int LARGEST_TABLE = 2048;

    /** Loaded, unloaded and loaded again. */
    public Scenario reload(Versions versions) {
        return scenario(
                controllers, versions, List.of(Act.LOAD, Act.REMOVE_DEAD, Act.UNLOAD, Act.LOAD, Act.REMOVE_DEAD));
    }

    /** One controller, loaded and unloaded so many times. */
    public Scenario loop(Versions versions, int times) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            acts.addAll(List.of(Act.LOAD, Act.REMOVE_DEAD, Act.UNLOAD));
        }
        return scenario(1, versions, acts);
    }

    private Scenario scenario(int number, Versions versions, List<Act> script) {
        boolean intx = phaseOneOnIntx(versions);
        List<Controller> all = IntStream.range(0, number)
                .mapToObj(i -> controller(i, intx, script))
                .toList();
        return new Scenario("matrix", "", versions, Pool.DEFAULT, all, List.of(), List.of());
    }

    // A driver of its own release may need INTx to get through phase 1; no other has it, since to fall back to it would
    // hide a failure.
    private static boolean phaseOneOnIntx(Versions versions) {
        return !driver(versions).ask(1, false).forVectors();
    }

    /** Whether a kernel runs a driver that sets up more often than its own would. */
    static boolean borrows(Versions versions) {
        return driver(versions).isBorrowed();
    }

    private static Driver driver(Versions versions) {
        return DRIVER.of(versions, new PciFunction(0, 1, false, true, 1));
    }

    // 28 devices fit on a bus behind the emulated ones.
    private Controller controller(int i, boolean intx, List<Act> script) {
        String bdf = "%04x:%02x:%02x.0".formatted(i / 28 / 256, i / 28 % 256, 4 + i % 28);
        Msi capability = msi ? new Msi(true, true, false) : Msi.NONE;
        return new Controller(
                        DRIVER.spelling() + i,
                        bdf,
                        msi ? 0 : Math.min(LARGEST_TABLE, Math.max(13, vectors)),
                        capability,
                        intx,
                        vectors,
                        script)
                .withEmulated(emulated);
    }

    /** For the head of the table. */
    public String text() {
        return (msi ? "MSI" : "MSI-X") + ", " + controllers + (emulated ? " emulated" : "")
                + (controllers == 1 ? " controller" : " controllers")
                + " with " + vectors
                + (vectors == 1 ? " vector" : " vectors") + (controllers == 1 ? "" : " each") + ", "
                + (controllers == 1 ? "" : serial ? "one after the other: " : "taking turns phase by phase: ")
                + "load, use, unload, load again";
    }
}
