package org.pirqscope.machine.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.guest.Hypercalls;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.guest.Traps;
import org.pirqscope.machine.qemu.Physdev;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.qemu.QemuMsi;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.XenRules;
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
    public final Xen xen;
    public final Qemu qemu;
    final QemuMsi qemuMsi;
    public final Guest guest;
    /** The guest's device accesses on their way to QEMU. */
    final Traps traps;

    final List<PciFunction> functions;
    final List<Driver> controllers;
    public final DriverCells drivers;
    /** Atomic steps of all scripts; a run makes no more of them than it may have steps. */
    private static final int MOST_OPS = 500_000;

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
        if (devices.size() > MOST_CONTROLLERS) {
            throw new ScenarioException(
                    "",
                    0,
                    0,
                    "there are " + devices.size() + " controllers; at most " + MOST_CONTROLLERS + " can be simulated");
        }
        List<String> names = devices.stream().map(Controller::name).toList();
        int[] entries = devices.stream().mapToInt(Controller::entries).toArray();
        int irqs = scenario.guestIrqs();
        Pool pool = scenario.pool();
        drivers = new DriverCells(layout, devices.size());
        int allRows = lowPirqs(devices, pool) ? pool.nrPirqs() : pool.extraGuestIrqs();
        int rows = Math.min(bounds.pirqs(), allRows);
        boolean zero = xenRules.shadowAnswersZero();
        Kernel kernel = new Kernel(linux, pirqs);
        boolean masksEntries = kernel.masksEntries();
        xen = new Xen(
                xenRules,
                new XenCells(
                        layout,
                        new XenCells.Sizes(
                                pool.nrIrqsGsi(),
                                pool.nrPirqs(),
                                rows,
                                allRows,
                                Math.min(bounds.xenIrqs(), pool.xenIrqs()),
                                pool.xenIrqs(),
                                pool.firstPort(),
                                irqs,
                                entries,
                                zero || masksEntries,
                                zero,
                                masksEntries && (zero || !pirqs || linux.masksForUpdate()))));
        qemu = new Qemu(qemuRules, new QemuCells(layout, names, entries, qemuRules.latch()), new ToXen(xen));
        qemuMsi = new QemuMsi(
                qemuRules, qemu, devices.stream().mapToInt(Wiring::msiFlags).toArray());
        GuestCells cells = new GuestCells(
                layout,
                new GuestCells.Sizes(
                        pool.firstGuestIrq(),
                        irqs,
                        linux.irqsFromTop(),
                        pool.firstPort(),
                        irqs,
                        names,
                        entries,
                        pool.nrPirqs(),
                        linux.asksArray(),
                        linux.reuse() == LinuxRules.Reuse.ARRAY || rows >= pool.extraGuestIrqs(),
                        kernel.masksForUpdate(),
                        bounds != Bounds.NONE && pirqs));
        traps = new ToQemu(qemu, qemuMsi, xen);
        guest = new Guest(kernel, cells, new FromGuest(xen), traps, narrow(devices));
        functions = devices.stream().map(Wiring::function).toList();
        controllers = drivers(devices, functions, linux);
        programs = programs(devices, controllers);
        events = layout.reserveHidden(scenario.events().size());
        layout.reserveNote(layout.size() & 1);
    }

    /**
     * Whether a pirq below nr_irqs_gsi can be asked for: by a kernel that takes unreserved ones, or where 32-bit MSI
     * cuts a number to its low byte.
     */
    private boolean lowPirqs(List<Controller> controllers, Pool pool) {
        return linux.unreservedFallback()
                || pool.nrPirqs() > 256
                        && controllers.stream()
                                .anyMatch(c -> c.msi().present() && !c.msi().is64());
    }

    private static PciFunction function(Controller controller) {
        String[] parts = controller.bdf().split("[:.]");
        int slot = controller.intx() ? Integer.parseInt(parts[parts.length - 2], 16) : 0;
        return new PciFunction(
                slot, controller.msixTableSize(), controller.msi().present(), controller.intx(), controller.vectors());
    }

    private static boolean[] narrow(List<Controller> controllers) {
        boolean[] narrow = new boolean[controllers.size()];
        for (int c = 0; c < narrow.length; c++) {
            narrow[c] = controllers.get(c).msi().present()
                    && !controllers.get(c).msi().is64();
        }
        return narrow;
    }

    /** Message control of an MSI capability as far as it is fixed: PCI_MSI_FLAGS_64BIT and PCI_MSI_FLAGS_MASKBIT. */
    private static int msiFlags(Controller controller) {
        return (controller.msi().is64() ? 0x80 : 0) | (controller.msi().maskable() ? 0x100 : 0);
    }

    private static List<Driver> drivers(List<Controller> devices, List<PciFunction> functions, LinuxRules rules) {
        return IntStream.range(0, devices.size())
                .mapToObj(c -> devices.get(c).driver().of(rules, functions.get(c)))
                .toList();
    }

    private static List<Program> programs(List<Controller> devices, List<Driver> drivers) {
        List<Program> programs = new ArrayList<>();
        int left = MOST_OPS;
        for (int c = 0; c < devices.size(); c++) {
            Program program = program(devices.get(c), drivers.get(c), left);
            left -= program.end();
            programs.add(program);
        }
        return List.copyOf(programs);
    }

    private static Program program(Controller controller, Driver driver, int most) {
        Program program = new Program(driver, controller.entries());
        for (Controller.Act act : controller.script()) {
            if (program.size() > most) {
                throw new ScenarioException(
                        "",
                        0,
                        0,
                        ("the scripts have more than %,d atomic steps, the limit; fewer " + "acts, vectors or")
                                        .formatted(MOST_OPS)
                                + " controllers make them shorter");
            }
            switch (act) {
                case LOAD -> program.load();
                case UNLOAD -> program.tearDown(Program.UNLOAD);
                case REMOVE_DEAD -> program.tearDown(Program.DEAD);
                case UNPLUG -> program.tearDown(Program.UNPLUG);
            }
        }
        return program.freeze();
    }

    /** QEMU's hypercalls; and the mask bit of the hardware, which it maps: Xen sets and clears it. */
    private record ToXen(Xen xen) implements Physdev {
        @Override
        public boolean unmasked(short[] s, int device, int entry) {
            int irq = xen.cells().irqOf(s, device, entry);
            return irq >= 0 && !xen.cells().masked(s, irq);
        }

        @Override
        public int mapPirq(short[] s, int device, int entry, int requested, Tape tape) {
            return xen.mapPirq(s, device, entry, requested, tape);
        }

        @Override
        public int unmapPirq(short[] s, int pirq, Tape tape) {
            return xen.unmapPirq(s, pirq, tape);
        }

        @Override
        public int bindPtIrq(short[] s, int pirq, int gvec, int gflags, boolean msix, Tape tape) {
            return xen.bindPtIrq(s, pirq, gvec, gflags, msix, tape);
        }

        @Override
        public int unbindPtIrq(short[] s, int pirq, Tape tape) {
            return xen.unbindPtIrq(s, pirq, tape);
        }
    }

    private record FromGuest(Xen xen) implements Hypercalls {
        @Override
        public int getFreePirq(short[] s, int device, Tape tape) {
            return xen.getFreePirq(s, device, tape);
        }

        @Override
        public boolean freePirqFailed(int answer) {
            return xen.freePirqFailed(answer);
        }

        @Override
        public int evtchnBindPirq(short[] s, int pirq, Tape tape) {
            return xen.evtchnBindPirq(s, pirq, tape);
        }

        @Override
        public int evtchnClose(short[] s, int port, Tape tape) {
            return xen.evtchnClose(s, port, tape);
        }

        @Override
        public int eoi(int pirq, Tape tape) {
            return xen.eoi(pirq, tape);
        }

        @Override
        public int irqStatusQuery(short[] s, int pirq, Tape tape) {
            return xen.irqStatusQuery(s, pirq, tape);
        }
    }

    /** A table access passes Xen's MSI-X shadow on its way to QEMU. */
    private record ToQemu(Qemu qemu, QemuMsi msi, Xen xen) implements Traps {

        /** Of a table that begins with its page. */
        private static final int ENTRIES_OF_PAGE = 256;

        @Override
        public int readEntry(short[] s, int device, int entry, int word, Tape tape) {
            if (covered(s, device, entry) && xen.shadow().answers(s, device, entry, word)) {
                int value = xen.shadow().written(s, device, entry, word)
                        ? qemu.cells().word(s, device, entry, word)
                        : 0;
                tape.enter(XenFunction.MSIXTBL_READ, entry, 4 * word);
                tape.leave(XenFunction.MSIXTBL_READ, value);
                return value;
            }
            return qemu.readWord(s, device, entry, word, tape);
        }

        @Override
        public void writeEntry(short[] s, int device, int entry, int word, int value, Tape tape) {
            if (covered(s, device, entry)) {
                xen.shadow().wrote(s, device, entry, word);
            }
            qemu.writeWord(s, device, entry, word, value, tape);
        }

        @Override
        public int readVectorControl(short[] s, int device, int entry, Tape tape) {
            if (!covered(s, device, entry)) {
                return qemu.readVectorControl(s, device, entry, tape);
            }
            int value = xen.shadow().vectorControl(s, irq(s, device, entry));
            tape.enter(XenFunction.MSIXTBL_READ, entry, Qemu.VECTOR_CTRL);
            tape.leave(XenFunction.MSIXTBL_READ, value);
            return value;
        }

        @Override
        public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
            boolean covered = covered(s, device, entry);
            boolean left = covered && xen.shadow().leaves(s, device, entry, bit);
            boolean handled = handled(s, device, entry, bit);
            if (left) {
                xen.shadow().left(s, device, entry);
            }
            if (handled) {
                msixtblWrite(s, device, entry, bit, tape);
            }
            if (!handled || xen.shadow().passesOn()) {
                qemu.writeVectorControl(s, device, entry, bit, tape);
            }
            boolean completes =
                    left ? xen.shadow().completes() : !covered && xen.shadow().snoops();
            if (bit == 0 && completes && irq(s, device, entry) > 0) {
                msixtblWrite(s, device, entry, bit, tape);
            }
        }

        @Override
        public boolean controlReachesQemu(short[] s, int device, int entry, int bit) {
            return !handled(s, device, entry, bit) || xen.shadow().passesOn();
        }

        private boolean handled(short[] s, int device, int entry, int bit) {
            return covered(s, device, entry)
                    && !xen.shadow().leaves(s, device, entry, bit)
                    && xen.shadow().handles(irq(s, device, entry));
        }

        private boolean covered(short[] s, int device, int entry) {
            boolean mapped = xen.shadow().coversPages() ? pageMapped(s, device, entry) : irq(s, device, entry) > 0;
            return xen.shadow().covers(s, device, mapped);
        }

        private boolean pageMapped(short[] s, int device, int entry) {
            for (int e = entry & -ENTRIES_OF_PAGE;
                    e < (entry | ENTRIES_OF_PAGE - 1) + 1 && e < qemu.cells().msi(device);
                    e++) {
                if (irq(s, device, e) > 0) {
                    return true;
                }
            }
            return false;
        }

        // A table may be longer than what a scenario can use of it.
        private int irq(short[] s, int device, int entry) {
            return entry < qemu.cells().msi(device)
                    ? xen.cells().irqServing(s, qemu.cells().pirq(s, device, entry), device, entry)
                    : 0;
        }

        private void msixtblWrite(short[] s, int device, int entry, int bit, Tape tape) {
            tape.enter(XenFunction.MSIXTBL_WRITE, entry, Qemu.VECTOR_CTRL, bit);
            int irq = irq(s, device, entry);
            if (irq > 0) {
                xen.shadow().mask(s, irq, bit != 0);
            }
            tape.leave(XenFunction.MSIXTBL_WRITE);
        }

        @Override
        public void disable(short[] s, int device, Tape tape) {
            qemu.beginDisable(s, device, tape);
            for (int e = 0; e < qemu.cells().msi(device); e++) {
                if (qemu.wantsUnmap(s, device, e)) {
                    qemu.unbind(s, device, e, true, tape);
                }
                if (qemu.wantsUnmap(s, device, e)) {
                    qemu.unmap(s, device, e, true, tape);
                }
            }
            qemu.endDisable(s, device, tape);
        }

        @Override
        public boolean showsMsiMask(int device) {
            return msi.showsMask(device);
        }

        @Override
        public void readMsiMask(int device, Tape tape) {
            msi.readMask(device, tape);
        }

        @Override
        public void writeMsiMask(int device, int bits, Tape tape) {
            msi.writeMask(device, bits, tape);
        }

        @Override
        public void writeMsixControl(short[] s, int device, int flags, Tape tape) {
            qemu.writeControl(s, device, flags, tape);
        }

        @Override
        public int readMsi(short[] s, int device, int word, int offset, Tape tape) {
            return msi.readWord(s, device, word, offset, tape);
        }

        @Override
        public void writeMsi(short[] s, int device, int word, int value, Tape tape) {
            msi.writeWord(s, device, word, value, tape);
        }

        @Override
        public void writeMsiControl(short[] s, int device, int flags, Tape tape) {
            msi.writeControl(s, device, flags, tape);
        }

        @Override
        public boolean showsMsiMultiple() {
            return msi.showsMultiple();
        }

        @Override
        public int dataRead(short[] s, int device, int entry, boolean msix) {
            boolean zero = msix
                    && covered(s, device, entry)
                    && xen.shadow().answers(s, device, entry, 2)
                    && !xen.shadow().written(s, device, entry, 2);
            return zero
                    ? 0
                    : qemu.cells().word(s, device, msix ? entry : qemu.cells().msi(device), 2);
        }

        @Override
        public void beginEnable(short[] s, int device, boolean msix, Tape tape) {
            if (msix) {
                qemu.beginEnable(s, device, tape);
            } else {
                msi.beginEnable(s, device, tape);
            }
        }

        @Override
        public void endEnable(short[] s, int device, boolean msix, Tape tape) {
            if (msix) {
                qemu.endEnable(s, device, tape);
            } else {
                msi.endEnable(s, device, tape);
            }
        }

        @Override
        public boolean beginDisable(short[] s, int device, boolean msix, Tape tape) {
            boolean unmaps = msix || msi.wantsUnmap(s, device);
            if (msix) {
                qemu.beginDisable(s, device, tape);
            } else {
                msi.beginDisable(s, device, tape);
            }
            return unmaps;
        }

        @Override
        public void endDisable(short[] s, int device, boolean msix, boolean unmaps, Tape tape) {
            if (msix) {
                qemu.endDisable(s, device, tape);
            } else {
                msi.endDisable(s, device, unmaps, tape);
            }
        }
    }
}
