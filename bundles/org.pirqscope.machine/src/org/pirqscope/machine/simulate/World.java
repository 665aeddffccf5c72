package org.pirqscope.machine.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.machine.xen.XenCells;

/** The state of all three layers and the drivers at one moment: an immutable value. */
public final class World {

    private final Machine machine;
    private final int held;
    private final int enabled;
    private final short[] s;
    private final Wiring w;
    private final EntryNames names;
    private final LayerTables tables;

    /** @param cells are not copied: the caller must not change them */
    public World(Machine machine, short[] cells) {
        this(machine, cells, -1, -1);
    }

    /**
     * The world inside a move.
     *
     * @param held a pirq that a setup has just been given and has not noted yet, -1 for none
     * @param enabled a controller whose enabling write is done, though its driver has not noted that yet, -1 for none
     */
    public World(Machine machine, short[] cells, int held, int enabled) {
        this.machine = machine;
        this.held = held;
        this.enabled = enabled;
        this.s = cells;
        this.w = machine.wiring();
        this.names = new EntryNames(machine.names());
        this.tables = new LayerTables(w);
    }

    /**
     * MSI pirqs, highest number first, as get_free_pirq looks at them; then lower ones that are mapped or bound all the
     * same, and those of INTx that is in use.
     */
    public List<PirqRow> pirqs() {
        XenCells xen = tables.xen();
        Map<Integer, List<Integer>> carriers = carriers();
        Set<Integer> pending = tables.awaited(s, enabled);
        List<PirqRow> rows = new ArrayList<>();
        for (int pirq = xen.nrPirqs() - 1; pirq >= xen.nrIrqsGsi(); pirq--) {
            rows.add(pirq(xen, pirq, carriers.getOrDefault(pirq, List.of()), pirq == held || pending.contains(pirq)));
        }
        for (int pirq = xen.nrIrqsGsi() - 1; pirq >= xen.firstRow(); pirq--) {
            if (!xen.gsi(pirq) && (xen.irq(s, pirq) != 0 || xen.evtchn(s, pirq) != 0)) {
                rows.add(pirq(
                        xen, pirq, carriers.getOrDefault(pirq, List.of()), pirq == held || pending.contains(pirq)));
            }
        }
        tables.guest().lines().stream()
                .mapToInt(GsiLine::pirq)
                .distinct()
                .filter(pirq -> pirq < xen.nrIrqsGsi() && xen.evtchn(s, pirq) != 0)
                .forEach(pirq -> rows.add(pirq(xen, pirq, gsisOf(pirq), false)));
        return rows;
    }

    /** The GSIs that have the pirq: more than one where devices share an irq of the machine. */
    private List<Integer> gsisOf(int pirq) {
        return tables.guest().lines().stream()
                .filter(line -> line.pirq() == pirq)
                .map(GsiLine::gsi)
                .toList();
    }

    private PirqRow pirq(XenCells xen, int pirq, List<Integer> carriers, boolean pending) {
        int irq = xen.irq(s, pirq);
        String mappedFor = irq <= 0
                ? ""
                : xen.gsi(pirq) ? intx(pirq) : names.owner(xen.owner(s, irq)).text();
        int allocator = xen.allocator(s, pirq);
        return new PirqRow(
                pirq,
                irq,
                xen.emuirq(s, pirq),
                xen.evtchn(s, pirq),
                xen.bound(s, pirq),
                xen.gvec(s, pirq),
                xen.gflags(s, pirq),
                mappedFor,
                irq == XenCells.ALLOCATED && allocator >= 0 ? names.device(allocator) : "",
                carriers,
                pending);
    }

    /** {@code nvme0 INTx}: whose interrupt the pirq of a GSI is. */
    private String intx(int pirq) {
        return tables.guest().lines().stream()
                .filter(line -> line.pirq() == pirq)
                .map(this::intx)
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private String intx(GsiLine line) {
        return machine.names().stream()
                        .filter(name -> line.serves(machine.names().indexOf(name)))
                        .collect(java.util.stream.Collectors.joining(", "))
                + " INTx";
    }

    /** Which Linux irqs carry which pirq: one walk over the list, however many pirqs there are. */
    private Map<Integer, List<Integer>> carriers() {
        Map<Integer, List<Integer>> irqs = new HashMap<>();
        GuestCells guest = tables.guest();
        for (int i = 0, irq = guest.listed(s, 0); irq >= 0; irq = guest.listed(s, ++i)) {
            irqs.computeIfAbsent(guest.pirq(s, irq), pirq -> new ArrayList<>(1)).add(irq);
        }
        return irqs;
    }

    /** Xen irqs in use and irq_pirq slots that are not 0, lowest first; those of INTx that is in use before them. */
    public List<XenIrqRow> xenIrqs() {
        XenCells xen = tables.xen();
        List<XenIrqRow> rows = new ArrayList<>();
        for (int irq = xen.firstXenIrq(); irq < xen.firstXenIrq() + xen.xenIrqs(); irq++) {
            if (xen.used(s, irq) || xen.slot(s, irq) != 0) {
                rows.add(new XenIrqRow(
                        irq,
                        xen.used(s, irq),
                        xen.slot(s, irq),
                        names.owner(xen.owner(s, irq)).text(),
                        xen.guestBound(s, irq),
                        xen.masked(s, irq),
                        xen.used(s, irq) && xen.slot(s, irq) <= 0));
            }
        }
        tables.guest().lines().stream()
                .mapToInt(GsiLine::xenIrq)
                .distinct()
                .filter(irq -> irq > 0 && xen.evtchn(s, irq) != 0)
                .forEach(irq -> rows.add(0, machineIrq(irq)));
        return rows;
    }

    /** An irq of the machine, which has its pirq's number. */
    private XenIrqRow machineIrq(int irq) {
        boolean bound = tables.xen().irq(s, irq) > 0;
        return new XenIrqRow(irq, bound, bound ? irq : -irq, intx(irq), bound, false, false);
    }

    /** Whether an irq of the machine is a device's INTx. */
    public boolean isIntx(int irq, int device) {
        return tables.guest().lines().stream().anyMatch(line -> line.xenIrq() == irq && line.serves(device));
    }

    /** Bound ports, lowest first. */
    public List<EventChannelRow> eventChannels() {
        XenCells xen = tables.xen();
        List<EventChannelRow> rows = new ArrayList<>();
        for (int port = xen.firstPort(); port < xen.firstPort() + xen.ports(); port++) {
            int pirq = xen.portPirq(s, port);
            if (pirq >= 0) {
                rows.add(new EventChannelRow(
                        port,
                        pirq,
                        xen.evtchn(s, pirq),
                        Math.max(0, tables.guest().irqOfPort(s, port))));
            }
        }
        return rows;
    }

    /** irq_infos in the order of xen_irq_list_head; then GSIs that have a handler. */
    public List<GuestIrqRow> guestIrqs() {
        GuestCells guest = tables.guest();
        List<GuestIrqRow> rows = new ArrayList<>();
        for (int i = 0, irq = guest.listed(s, 0); irq >= 0; irq = guest.listed(s, ++i)) {
            int owner = guest.owner(s, irq);
            rows.add(new GuestIrqRow(
                    irq,
                    Math.max(0, guest.pirq(s, irq)),
                    guest.evtchn(s, irq),
                    names.owner(owner).text(),
                    Owner.device(owner),
                    Owner.entry(owner),
                    guest.requested(s, irq)));
        }
        for (GsiLine line : guest.lines()) {
            if (guest.requested(s, line.gsi())) {
                rows.add(new GuestIrqRow(
                        line.gsi(),
                        line.pirq(),
                        guest.evtchn(s, line.gsi()),
                        intx(line),
                        line.firstDevice(),
                        -1,
                        true));
            }
        }
        return rows;
    }

    /** One row for each controller of the scenario, in its order. */
    public List<DeviceRow> devices() {
        List<DeviceRow> rows = new ArrayList<>();
        for (int d = 0; d < w.programs.size(); d++) {
            Controller controller = machine.scenario().controllers().get(d);
            rows.add(new DeviceRow(
                    d,
                    controller.name(),
                    controller.bdf(),
                    mode(d),
                    tables.qemu().enabled(s, d),
                    tables.qemu().maskAll(s, d),
                    entries(d, controller),
                    descriptors(d),
                    machine.position(s, d),
                    outcome(d)));
        }
        return rows;
    }

    private DeviceRow.Mode mode(int device) {
        return switch (w.drivers.mode(s, device)) {
            case DriverCells.MSIX -> DeviceRow.Mode.MSIX;
            case DriverCells.MSI -> DeviceRow.Mode.MSI;
            case DriverCells.INTX -> DeviceRow.Mode.INTX;
            default -> DeviceRow.Mode.NONE;
        };
    }

    private List<EntryRow> entries(int d, Controller controller) {
        QemuCells qemu = tables.qemu();
        List<EntryRow> rows = new ArrayList<>();
        for (int e = 0; e < qemu.msi(d) && controller.msixTableSize() > 0; e++) {
            rows.add(entry(qemu, d, e, e, true));
        }
        if (controller.msi().present()) {
            rows.add(entry(qemu, d, qemu.msi(d), 0, false));
        }
        return rows;
    }

    private EntryRow entry(QemuCells qemu, int d, int slot, int entry, boolean msix) {
        MsiMessage message = qemu.message(s, d, slot);
        int pirq = qemu.pirq(s, d, slot);
        boolean names = !w.emulated(d) && message.vector() == 0 && message.pirq() != 0 && pirq != message.pirq();
        boolean stale = names && !(msix && qemu.updated(s, d, slot));
        return new EntryRow(
                entry,
                msix,
                message,
                qemu.applied(s, d, slot),
                pirq,
                qemu.updated(s, d, slot),
                stale,
                stale && tables.known(message.pirq()) ? holder(d, entry, message.pirq()) : "");
    }

    /**
     * Who but the entry itself has the pirq: whose hardware it serves, whose irq_info carries it, or which other device
     * has just got it.
     */
    private String holder(int device, int entry, int pirq) {
        int irq = tables.xen().irq(s, pirq);
        int own = XenCells.owner(device, entry);
        int owner = irq > 0 ? tables.xen().owner(s, irq) : carrier(pirq, own);
        int allocator = irq == XenCells.ALLOCATED ? tables.xen().allocator(s, pirq) : -1;
        if (owner >= 0) {
            return owner == own ? "" : names.owner(owner).text();
        }
        return allocator >= 0 && allocator != device ? names.device(allocator) : "";
    }

    /** The owner of the first irq_info but the entry's own that carries the pirq; -1 for none. */
    private int carrier(int pirq, int own) {
        GuestCells guest = tables.guest();
        for (int i = 0, irq = guest.listed(s, 0); irq >= 0; irq = guest.listed(s, ++i)) {
            if (guest.pirq(s, irq) == pirq && guest.owner(s, irq) != own) {
                return guest.owner(s, irq);
            }
        }
        return -1;
    }

    private List<DescriptorRow> descriptors(int d) {
        List<DescriptorRow> rows = new ArrayList<>();
        GuestCells guest = tables.guest();
        for (int e = 0; e < tables.qemu().msi(d); e++) {
            int irq = guest.descriptorIrq(s, d, e);
            MsiMessage message = guest.descriptorMessage(s, d, e, w.linux.messageData());
            if (irq != 0 || !message.equals(MsiMessage.ZERO)) {
                rows.add(new DescriptorRow(e, w.drivers.mode(s, d) == DriverCells.MSIX, irq, message));
            }
        }
        return rows;
    }

    /** How many pirqs are in which state. */
    public PoolCount pool() {
        int[] count = new int[PirqRow.State.values().length];
        XenCells xen = tables.xen();
        Set<Integer> pending = tables.awaited(s, enabled);
        for (int pirq = xen.nrIrqsGsi(); pirq < xen.nrPirqs(); pirq++) {
            count[
                    PirqRow.State.of(xen.irq(s, pirq), xen.emuirq(s, pirq), pirq == held || pending.contains(pirq))
                            .ordinal()]++;
        }
        return new PoolCount(
                count[PirqRow.State.FREE.ordinal()],
                count[PirqRow.State.ALLOCATED.ordinal()],
                count[PirqRow.State.MAPPED.ordinal()],
                count[PirqRow.State.LEAKED.ordinal()],
                count[PirqRow.State.FORCED.ordinal()] + count[PirqRow.State.EMULATED.ordinal()]);
    }

    /** How the controller stands: running, ok, or its first loss. */
    public Outcome outcome(int c) {
        int phase = w.drivers.lossPhase(s, c);
        if (phase == 0) {
            return machine.ended(s, c) ? new Outcome.Ok() : new Outcome.Running();
        }
        return lost(c, phase, w.drivers.lossEntry(s, c), w.drivers.lossReason(s, c), w.drivers.lossTo(s, c));
    }

    /**
     * A loss of a controller in words.
     *
     * @param to the owner number of who got the interrupt, -1 for nobody; of a failed setup the driver's status
     */
    public Outcome.Lost lost(int c, int phase, int entry, Reason reason, int to) {
        return reason == Reason.SETUP_FAILED
                ? new Outcome.Lost(phase, entry, reason, "", to)
                : new Outcome.Lost(
                        phase,
                        entry,
                        reason,
                        names.owner(to).text(),
                        machine.driver(c).status(phase, entry));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof World world
                && world.machine.scenario().equals(machine.scenario())
                && Arrays.equals(world.s, s);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(s);
    }
}
