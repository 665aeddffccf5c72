package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.guest.Traps;
import org.pirqscope.machine.qemu.EmulatedDevice;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.qemu.QemuMsi;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.KeyForms;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.machine.xen.GsiPirqs;
import org.pirqscope.machine.xen.Xen;
import org.pirqscope.machine.xen.XenCells;

/**
 * The three layers of one scenario, each handed the interface of the one below. The only place that knows all of them.
 */
public final class Wiring {

    /** An owner is packed into 16 bits: device and entry. */
    private static final int MOST_CONTROLLERS = 16;

    public final Layout layout = new Layout();
    public final LinuxRules linux;
    final Kernel kernel;
    public final Xen xen;
    final GsiPirqs gsis;
    public final Qemu qemu;
    final QemuMsi qemuMsi;
    /** What devices do that QEMU emulates. */
    final EmulatedDevice emulated;

    private final List<Boolean> isEmulated;
    public final Guest guest;
    /** The guest's device accesses on their way to QEMU. */
    final List<Traps> traps;

    final List<PciFunction> functions;
    final List<Driver> controllers;
    public final DriverCells drivers;
    public final List<Program> programs;
    public final int events;
    /** How much of Xen's tables is modelled: all of it for people, as little as suffices for an explorer. */
    public record Bounds(int pirqs, int xenIrqs) {
        static final Bounds NONE = new Bounds(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Whether QEMU gives pirqs back at a disable (2.1 and later). */
    public final boolean unmapsOnDisable;
    /** Whether the guest has HVM pirqs; without, it writes ordinary vectors. */
    public final boolean pirqs;

    Wiring(Scenario scenario, Bounds bounds) {
        linux = scenario.versions().linuxRules();
        QemuRules qemuRules = scenario.versions().qemuRules();
        XenRules xenRules = scenario.versions().xenRules();
        pirqs = xenRules.hvmPirq();
        unmapsOnDisable = qemuRules.unmapOnDisable();
        List<Controller> devices = scenario.controllers();
        refuseTooMany(devices.size());
        drivers = new DriverCells(layout, devices.size());
        kernel = new Kernel(
                linux,
                pirqs,
                scenario.fromBoot(),
                KeyForms.of(scenario.versions()).fifo());
        TableSizes sizes = new TableSizes(scenario, bounds, kernel);
        xen = new Xen(
                xenRules,
                new XenCells(layout, sizes.xen()),
                device -> devices.get(device).msi().maskable());
        gsis = new GsiPirqs(xen.cells());
        qemu = new Qemu(
                qemuRules,
                new QemuCells(layout, sizes.names(), sizes.entries(), qemuRules.latch()),
                new XenPhysdev(xen));
        int[] msiFlags = devices.stream().mapToInt(Wiring::msiFlags).toArray();
        qemuMsi = new QemuMsi(qemuRules, qemu, msiFlags);
        GuestCells cells = new GuestCells(layout, sizes.guest());
        emulated = new EmulatedDevice(qemuRules, qemu.cells(), msiFlags);
        isEmulated = devices.stream().map(Controller::emulated).toList();
        Traps passedThrough = new DeviceTraps(qemu, qemuMsi, new ShadowedTable(qemu, xen));
        Traps own = new EmulatedTraps(emulated, qemu.cells());
        traps = isEmulated.stream().map(each -> each ? own : passedThrough).toList();
        guest = new Guest(kernel, cells, new XenHypercalls(xen, gsis), traps, sizes.narrow(), sizes.vcpus());
        functions = devices.stream().map(Controller::function).toList();
        controllers = scenario.drivers();
        programs = ScriptPrograms.of(devices, controllers, linux.enableFirst());
        events = layout.reserveHidden(scenario.events().size());
        layout.reserveNote(layout.size() & 1);
    }

    /** Whether QEMU emulates that controller's device. */
    public boolean emulated(int controller) {
        return isEmulated.get(controller);
    }

    /** Whether another device has the GSI of that controller's INTx, or its pirq. */
    boolean sharesIntx(int controller) {
        List<GsiLine> lines = guest.cells().lines();
        return lines.stream()
                .filter(line -> line.serves(controller))
                .anyMatch(line -> !line.isPrivate()
                        || lines.stream().anyMatch(other -> other != line && other.pirq() == line.pirq()));
    }

    private static void refuseTooMany(int controllers) {
        if (controllers > MOST_CONTROLLERS) {
            throw new ScenarioException(
                    "",
                    0,
                    0,
                    "there are " + controllers + " controllers; at most " + MOST_CONTROLLERS + " can be simulated");
        }
    }

    /** Message control of an MSI capability as far as it is fixed: PCI_MSI_FLAGS_64BIT and PCI_MSI_FLAGS_MASKBIT. */
    private static int msiFlags(Controller controller) {
        return (controller.msi().is64() ? 0x80 : 0) | (controller.msi().maskable() ? 0x100 : 0);
    }
}
