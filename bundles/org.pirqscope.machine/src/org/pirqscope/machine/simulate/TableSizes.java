package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.xen.XenCells;

/** How long Xen's and the guest's tables are for a scenario, and which of their cells can decide anything. */
final class TableSizes {

    private final Scenario scenario;
    private final Wiring.Bounds bounds;
    private final Kernel kernel;
    private final LinuxRules linux;
    private final Pool pool;
    private final int[] entries;
    private final List<GsiLine> lines;
    /** How many pirqs can be asked for. */
    private final int allRows;

    TableSizes(Scenario scenario, Wiring.Bounds bounds, Kernel kernel) {
        this.scenario = scenario;
        this.bounds = bounds;
        this.kernel = kernel;
        this.linux = scenario.versions().linuxRules();
        this.pool = scenario.pool();
        this.entries =
                scenario.controllers().stream().mapToInt(Controller::entries).toArray();
        this.lines = GsiLines.of(scenario);
        this.allRows = lowPirqs() ? pool.nrPirqs() : pool.extraGuestIrqs();
    }

    /** Entries of each controller that can be used. */
    int[] entries() {
        return entries;
    }

    /** For each controller, the vCPU that its driver runs on. */
    int[] vcpus() {
        return scenario.controllers().stream().mapToInt(Controller::vcpu).toArray();
    }

    /** Names of the controllers. */
    List<String> names() {
        return scenario.controllers().stream().map(Controller::name).toList();
    }

    XenCells.Sizes xen() {
        boolean zero = scenario.versions().xenRules().shadowAnswersZero();
        boolean masks = kernel.masksEntries();
        return new XenCells.Sizes(
                pool.nrIrqsGsi(),
                pool.nrPirqs(),
                rows(),
                allRows,
                Math.min(bounds.xenIrqs(), pool.xenIrqs()),
                pool.xenIrqs(),
                pool.firstPort(),
                scenario.guestIrqs(),
                pool.firstXenIrq(),
                entries,
                scenario.fromBoot() || kernel.pirqs() ? lines : List.of(),
                zero || masks,
                zero,
                masks && (zero || !kernel.pirqs() || linux.masksForUpdate()));
    }

    GuestCells.Sizes guest() {
        return new GuestCells.Sizes(
                pool.firstGuestIrq(),
                scenario.guestIrqs(),
                linux.irqsFromTop(),
                pool.firstPort(),
                scenario.guestIrqs(),
                names(),
                entries,
                pool.nrPirqs(),
                linux.asksArray(),
                linux.reuse() == LinuxRules.Reuse.ARRAY || rows() >= pool.extraGuestIrqs(),
                kernel.masksForUpdate(),
                scenario.holdsIrqsBack(),
                scenario.controllers().stream().anyMatch(TableSizes::restored),
                kernel.pirqs() ? lines : List.of(),
                scenario.fromBoot(),
                Math.max(1, pool.vcpus()),
                bounds != Wiring.Bounds.NONE && kernel.pirqs());
    }

    private int rows() {
        return Math.min(bounds.pirqs(), allRows);
    }

    /**
     * Whether a pirq below nr_irqs_gsi can be asked for: by a kernel that takes unreserved ones, or where 32-bit MSI
     * cuts a number to its low byte.
     */
    private boolean lowPirqs() {
        return linux.unreservedFallback()
                || pool.nrPirqs() > 256 && scenario.controllers().stream().anyMatch(TableSizes::narrow);
    }

    /** Whether each controller has MSI with a 32-bit address alone. */
    boolean[] narrow() {
        boolean[] narrow = new boolean[entries.length];
        for (int c = 0; c < narrow.length; c++) {
            narrow[c] = narrow(scenario.controllers().get(c));
        }
        return narrow;
    }

    /** Whether the PCI core restores what is in the controller's msi_descs. */
    private static boolean restored(Controller controller) {
        Drivers driver = controller.driver();
        return controller.script().contains(Act.RESET) && driver.resets()
                || controller.script().contains(Act.RESUME) && driver.suspend() == Drivers.Suspend.KEEPS;
    }

    private static boolean narrow(Controller controller) {
        return controller.msi().present() && !controller.msi().is64();
    }
}
