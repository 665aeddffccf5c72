package org.pirqscope.machine.guest;

import static org.pirqscope.machine.call.GuestFunction.ASSIGN_IRQ_VECTOR;
import static org.pirqscope.machine.call.GuestFunction.DELAYED_FREE_IRQ;
import static org.pirqscope.machine.call.GuestFunction.FREE_IRQ;
import static org.pirqscope.machine.call.GuestFunction.MSIX_MASK_ALL;
import static org.pirqscope.machine.call.GuestFunction.MSIX_PROGRAM_ENTRIES;
import static org.pirqscope.machine.call.GuestFunction.MSI_SET_AFFINITY;
import static org.pirqscope.machine.call.GuestFunction.NATIVE_TEARDOWN_MSI_IRQ;
import static org.pirqscope.machine.call.GuestFunction.PCI_READ_MSI_MSG;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_MSI_MSG;
import static org.pirqscope.machine.call.GuestFunction.REQUEST_IRQ;
import static org.pirqscope.machine.call.GuestFunction.SET_AFFINITY_IRQ;
import static org.pirqscope.machine.call.GuestFunction.SET_EVTCHN_TO_IRQ;
import static org.pirqscope.machine.call.GuestFunction.SHUTDOWN_PIRQ;
import static org.pirqscope.machine.call.GuestFunction.STARTUP_PIRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_ALLOCATE_PIRQ_MSI;
import static org.pirqscope.machine.call.GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_DESTROY_IRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_IRQ_FROM_PIRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_MSI_COMPOSE_MSG;

import java.util.List;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.LinuxRules.Reuse;

/**
 * The guest kernel's steps for one MSI or MSI-X entry (arch/x86/pci/xen.c, drivers/xen/events, drivers/pci/msi.c;
 * docs/domain.md 2.1, 2.2, 2.5). Each public method is one atomic step of docs/domain.md 6.2.
 */
public final class Guest {

    /** Delivery mode and vector of a message in vector mode start here; one vector for each Linux irq. */
    private static final int FIRST_VECTOR = 0x23;

    private static final int OTHER_CPU = 1;

    private final LinuxRules rules;
    private final GuestCells cells;
    private final Hypercalls xen;
    private final List<Traps> qemu;
    private final boolean[] narrow;
    private final int[] vcpus;
    private final boolean fifo;
    private final boolean masksForUpdate;
    private final boolean masksEntries;

    /**
     * @param narrow for each device, whether its MSI capability has no address_hi register
     * @param vcpus for each device, the vCPU that its driver runs on
     */
    public Guest(Kernel kernel, GuestCells cells, Hypercalls xen, List<Traps> qemu, boolean[] narrow, int[] vcpus) {
        this.fifo = kernel.fifo();
        this.vcpus = vcpus.clone();
        this.rules = kernel.rules();
        this.masksForUpdate = kernel.masksForUpdate();
        this.masksEntries = kernel.masksEntries();
        this.cells = cells;
        this.xen = xen;
        this.qemu = qemu;
        this.narrow = narrow.clone();
    }

    public GuestCells cells() {
        return cells;
    }

    Hypercalls xen() {
        return xen;
    }

    /**
     * {@code __pci_read_msi_msg}: three reads that trap. Answers the pirq decoded if the message is worth a lookup,
     * else -1.
     */
    public int read(short[] s, int device, int entry, boolean msix, Tape tape) {
        Traps traps = qemu.get(device);
        tape.enter(PCI_READ_MSI_MSG, entry);
        int lo = msix ? traps.readEntry(s, device, entry, 0, tape) : traps.readMsi(s, device, 0, 4, tape);
        int hi = msix
                ? traps.readEntry(s, device, entry, 1, tape)
                : narrow[device] ? 0 : traps.readMsi(s, device, 1, 8, tape);
        int data = msix
                ? traps.readEntry(s, device, entry, 2, tape)
                : traps.readMsi(s, device, 2, narrow[device] ? 8 : 12, tape);
        tape.leave(PCI_READ_MSI_MSG, hi, lo, data);
        boolean worth = rules.reuse() == Reuse.ARRAY || data == rules.messageData();
        return worth ? hi & 0xffffff00 | lo >>> 12 & 0xff : -1;
    }

    /**
     * xen_irq_from_pirq: the irq whose irq_info carries the number, or -1. 2.6.37 asks pirq_to_irq[], later kernels
     * walk the list.
     */
    public int lookUp(short[] s, int pirq, Tape tape) {
        tape.enter(XEN_IRQ_FROM_PIRQ, pirq);
        int irq = rules.reuse() == Reuse.ARRAY ? cells.array(s, pirq) : cells.firstWithPirq(s, pirq);
        tape.leave(XEN_IRQ_FROM_PIRQ, irq);
        return irq;
    }

    /** xen_allocate_pirq_msi: a fresh pirq, or a negative number; 2.6.37 then takes one that Xen has not reserved. */
    public int allocate(short[] s, int device, int entry, Tape tape) {
        tape.enter(XEN_ALLOCATE_PIRQ_MSI, entry);
        int pirq = xen.getFreePirq(s, device, tape);
        if (xen.freePirqFailed(pirq)) {
            pirq = rules.unreservedFallback() ? cells.lowestUnused(s) : -1;
        }
        tape.leave(XEN_ALLOCATE_PIRQ_MSI, pirq);
        return pirq;
    }

    /** xen_msi_compose_msg and {@code __pci_write_msi_msg}: the device and the cache in msi_desc get the message. */
    public void write(short[] s, int device, int entry, boolean msix, int pirq, Tape tape) {
        tape.enter(XEN_MSI_COMPOSE_MSG, pirq);
        tape.leave(XEN_MSI_COMPOSE_MSG);
        writeMessage(s, device, entry, msix, MsiMessage.ofPirq(pirq, rules.messageData()), tape);
        cells.cache(s, device, entry, pirq + 1);
        tape.log(Log.MSI_BOUND, device, pirq);
    }

    /** The vector path: an irq with a vector, then an ordinary message with that vector; nothing is asked of Xen. */
    public void writeVector(short[] s, int device, int entry, boolean msix, Tape tape) {
        int irq = cells.freeIrq(s, device, entry);
        tape.enter(ASSIGN_IRQ_VECTOR, irq);
        tape.leave(ASSIGN_IRQ_VECTOR, Math.min(0, newIrq(s, device, entry, -1)));
        int vector = FIRST_VECTOR + Math.floorMod(irq, 0x80);
        writeMessage(s, device, entry, msix, MsiMessage.ofVector(vector, 0, rules.messageData()), tape);
        cells.cache(s, device, entry, -vector);
    }

    private void writeMessage(short[] s, int device, int entry, boolean msix, MsiMessage message, Tape tape) {
        tape.enter(PCI_WRITE_MSI_MSG, entry, message.addressHi(), message.addressLo(), message.data());
        if (msix) {
            writeEntry(s, device, entry, message, tape);
        } else {
            writeRegisters(s, device, message, tape);
        }
        tape.leave(PCI_WRITE_MSI_MSG);
    }

    /** From 5.14 an entry that read as unmasked is masked while its message is written (da181dc974ad). */
    private void writeEntry(short[] s, int device, int entry, MsiMessage message, Tape tape) {
        Traps traps = qemu.get(device);
        boolean unmasked = masksForUpdate && !cells.controlMasked(s, device, entry);
        if (unmasked) {
            traps.writeVectorControl(s, device, entry, 1, tape);
        }
        traps.writeEntry(s, device, entry, 0, message.addressLo(), tape);
        traps.writeEntry(s, device, entry, 1, message.addressHi(), tape);
        traps.writeEntry(s, device, entry, 2, message.data(), tape);
        if (unmasked) {
            traps.writeVectorControl(s, device, entry, 0, tape);
        }
    }

    private void writeRegisters(short[] s, int device, MsiMessage message, Tape tape) {
        Traps traps = qemu.get(device);
        traps.writeMsiControl(s, device, traps.msiEnabled(s, device) ? 1 : 0, tape);
        traps.writeMsi(s, device, 0, message.addressLo(), tape);
        if (!narrow[device]) {
            traps.writeMsi(s, device, 1, message.addressHi(), tape);
        }
        traps.writeMsi(s, device, 2, message.data(), tape);
    }

    /**
     * msix_program_entries: each entry's VECTOR_CTRL is read, then written with the mask bit set (docs/domain.md 2.1,
     * row 13).
     */
    public void programEntries(short[] s, int device, int nvec, Tape tape) {
        Traps traps = qemu.get(device);
        tape.enter(MSIX_PROGRAM_ENTRIES, nvec);
        for (int e = 0; e < nvec; e++) {
            traps.readVectorControl(s, device, e, tape);
            traps.writeVectorControl(s, device, e, 1, tape);
        }
        tape.leave(MSIX_PROGRAM_ENTRIES);
    }

    /** What pci_msix_shutdown does before it clears ENABLE: every entry is masked (docs/domain.md 2.5, row 3). */
    public void maskEntries(short[] s, int device, int nvec, Tape tape) {
        for (int e = 0; e < nvec; e++) {
            qemu.get(device).writeVectorControl(s, device, e, 1, tape);
        }
    }

    /** The reads of VECTOR_CTRL that moved from msix_program_entries to msix_setup_entries (5.14). */
    public void readVectorControls(short[] s, int device, int nvec, Tape tape) {
        for (int e = 0; e < nvec; e++) {
            cells.controlMasked(s, device, e, qemu.get(device).readVectorControl(s, device, e, tape) != 0);
        }
    }

    /** msix_mask_all (5.14): every entry of the table, used or not. */
    public void maskAll(short[] s, int device, int tableSize, Tape tape) {
        tape.enter(MSIX_MASK_ALL, tableSize);
        for (int e = 0; e < tableSize; e++) {
            qemu.get(device).writeVectorControl(s, device, e, 1, tape);
        }
        tape.leave(MSIX_MASK_ALL);
    }

    /**
     * What msi_capability_init does before the setup: the mask register is read, then every one of the capability's
     * vectors is masked (docs/domain.md 2.2).
     */
    public void maskMsi(short[] s, int device, int vectors, Tape tape) {
        Traps traps = qemu.get(device);
        if (traps.showsMsiMask(device)) {
            traps.readMsiMask(s, device, tape);
            traps.writeMsiMask(s, device, -1 >>> 32 - vectors, tape);
        }
    }

    /** What pci_msi_shutdown and the way out of a failed setup do: MSI is left unmasked, as it was found. */
    public void unmaskMsi(short[] s, int device, Tape tape) {
        writeMsiMask(s, device, 0, tape);
    }

    private void writeMsiMask(short[] s, int device, int bits, Tape tape) {
        if (qemu.get(device).showsMsiMask(device)) {
            qemu.get(device).writeMsiMask(s, device, bits, tape);
        }
    }

    /**
     * {@code __pci_write_msi_msg} with the message that the msi_desc has: none was written to an entry whose pirq was
     * re-used.
     */
    public void restoreMessage(short[] s, int device, int entry, boolean msix, Tape tape) {
        writeMessage(s, device, entry, msix, cells.descriptorMessage(s, device, entry, rules.messageData()), tape);
    }

    /** The mask bit that the msi_desc has, of a kernel that writes it (msi_attrib.masked, msix_ctrl from 5.14). */
    public void restoreControl(short[] s, int device, int entry, Tape tape) {
        if (masksEntries) {
            boolean masked = onVector(s, device, entry)
                    ? !requested(s, device, entry)
                    : !masksForUpdate || cells.controlMasked(s, device, entry);
            qemu.get(device).writeVectorControl(s, device, entry, masked ? 1 : 0, tape);
        }
    }

    /** The mask register of MSI, as {@link #restoreControl}. */
    public void restoreMsiMask(short[] s, int device, Tape tape) {
        if (masksEntries) {
            writeMsiMask(s, device, onVector(s, device, 0) && requested(s, device, 0) ? 0 : 1, tape);
        }
    }

    /**
     * The entry's interrupts go to another CPU: set_affinity_irq of the xen-pirq chip asks Xen, if there is an event
     * channel, and leaves the message alone; on the vector path the message gets another destination, the entry being
     * masked meanwhile. The vector is free there, too.
     */
    public void setAffinity(short[] s, int device, int entry, boolean msix, Tape tape) {
        int irq = cells.descriptorIrq(s, device, entry);
        if (!onVector(s, device, entry)) {
            bindVcpu(s, device, irq, OTHER_CPU, tape);
            return;
        }
        tape.enter(MSI_SET_AFFINITY, irq, OTHER_CPU);
        mask(s, device, entry, msix, 1, tape);
        int vector = FIRST_VECTOR + Math.floorMod(irq, 0x80);
        writeMessage(s, device, entry, msix, MsiMessage.ofVector(vector, OTHER_CPU, rules.messageData()), tape);
        cells.cache(s, device, entry, -(OTHER_CPU << 8 | vector));
        mask(s, device, entry, msix, 0, tape);
        tape.leave(MSI_SET_AFFINITY, 0);
    }

    private void mask(short[] s, int device, int entry, boolean msix, int bit, Tape tape) {
        if (msix) {
            qemu.get(device).writeVectorControl(s, device, entry, bit, tape);
        } else {
            writeMsiMask(s, device, bit, tape);
        }
    }

    /** Whether {@link #setAffinity} writes to the device. */
    public boolean affinityTraps(short[] s, int device, int entry) {
        return onVector(s, device, entry);
    }

    /**
     * xen_bind_pirq_msi_to_irq: a new irq_info; no check for a duplicate pirq. Answers the irq, or a negative error
     * without a free one.
     */
    public int bindIrq(short[] s, int device, int entry, int pirq, boolean reused, Tape tape) {
        tape.enter(XEN_BIND_PIRQ_MSI_TO_IRQ, pirq);
        int irq = newIrq(s, device, entry, pirq);
        tape.leave(XEN_BIND_PIRQ_MSI_TO_IRQ, irq);
        if (irq > 0) {
            tape.log(
                    reused && rules.reuse() == Reuse.ARRAY ? Log.MSI_ALREADY_SETUP : Log.MSI_TO_IRQ, device, pirq, irq);
        }
        return irq;
    }

    private int newIrq(short[] s, int device, int entry, int pirq) {
        int irq = cells.freeIrq(s, device, entry);
        if (irq < 0) {
            return Errno.ENOSPC.answer();
        }
        cells.insert(s, irq, pirq, device, entry);
        cells.descriptorIrq(s, device, entry, irq);
        if (pirq >= 0) {
            cells.array(s, pirq, irq);
        }
        return irq;
    }

    /**
     * request_irq: startup_pirq asks for the event channel and swallows its error, so that this answers 0 all the same
     * (fact 2). On the vector path the irq chip unmasks the table entry, or the MSI.
     */
    public int requestIrq(short[] s, int device, int entry, boolean msix, Tape tape) {
        int irq = cells.descriptorIrq(s, device, entry);
        tape.enter(REQUEST_IRQ, irq);
        int answer = 0;
        if (irq == 0) {
            answer = Errno.EBUSY.answer();
        } else {
            if (cells.pirq(s, irq) >= 0) {
                start(s, device, irq, tape);
            } else if (msix) {
                qemu.get(device).writeVectorControl(s, device, entry, 0, tape);
            } else {
                writeMsiMask(s, device, 0, tape);
            }
            cells.requested(s, irq, true);
        }
        tape.leave(REQUEST_IRQ, answer);
        return answer;
    }

    /** Whether {@link #requestIrq} writes to the device, in a trap that reaches QEMU. */
    public boolean requestTraps(short[] s, int device, int entry, boolean msix) {
        return onVector(s, device, entry)
                && (msix
                        ? qemu.get(device).controlReachesQemu(s, device, entry, 0)
                        : qemu.get(device).showsMsiMask(device));
    }

    /** Whether {@link #freeIrq} writes to the device, in a trap that reaches QEMU. */
    public boolean freeTraps(short[] s, int device, int entry, boolean msix) {
        return onVector(s, device, entry)
                && (msix
                        ? qemu.get(device).controlReachesQemu(s, device, entry, 1)
                        : qemu.get(device).showsMsiMask(device));
    }

    private boolean onVector(short[] s, int device, int entry) {
        return hasIrq(s, device, entry) && cells.pirq(s, cells.descriptorIrq(s, device, entry)) < 0;
    }

    /**
     * irq_startup, or what {@code __setup_irq} did before 4.13: the irq starts and gets the default affinity, so that
     * each kernel asks Xen for a vCPU, whichever the event channel has.
     */
    void start(short[] s, int device, int irq, Tape tape) {
        startup(s, device, irq, tape);
        bindVcpu(s, device, irq, rules.distributesIrqs() ? cells.leastUsedVcpu(s) : 0, tape);
    }

    /** set_affinity_irq, xen_rebind_evtchn_to_cpu: -1 without an event channel. */
    private void bindVcpu(short[] s, int device, int irq, int vcpu, Tape tape) {
        tape.enter(SET_AFFINITY_IRQ, irq, vcpu);
        int port = cells.evtchn(s, irq);
        if (port != 0) {
            xen.evtchnBindVcpu(s, port, vcpu, tape);
            cells.cpu(s, irq, vcpu);
            if (rules.rebindMasks()) {
                unmask(s, device, port, vcpu, tape);
            }
        }
        tape.leave(SET_AFFINITY_IRQ, port == 0 ? -1 : 0);
    }

    /**
     * unmask_evtchn of a port with no event: the 2-level ABI asks Xen for it where the port is another vCPU's than the
     * one that unmasks; the FIFO ABI does where an event is pending, and none is while an irq starts.
     */
    private void unmask(short[] s, int device, int port, int vcpu, Tape tape) {
        if (!fifo && vcpus[device] != vcpu) {
            xen.evtchnUnmask(s, port, tape);
        }
    }

    private void startup(short[] s, int device, int irq, Tape tape) {
        tape.enter(STARTUP_PIRQ, irq);
        int pirq = cells.pirq(s, irq);
        int port = xen.evtchnBindPirq(s, pirq, tape);
        if (port < 0) {
            tape.log(Log.BIND_FAILED_IRQ, irq, port);
        } else {
            boolean needsEoi = xen.irqStatusQuery(s, pirq, tape) == 0;
            setPort(s, port, irq, tape);
            cells.evtchn(s, irq, port);
            cells.cpu(s, irq, 0);
            unmask(s, device, port, 0, tape);
            if (needsEoi) {
                xen.eoi(pirq, tape);
            }
        }
        tape.leave(STARTUP_PIRQ, 0);
    }

    private void setPort(short[] s, int port, int irq, Tape tape) {
        tape.enter(SET_EVTCHN_TO_IRQ, port, irq);
        cells.irqOfPort(s, port, irq);
        tape.leave(SET_EVTCHN_TO_IRQ, 0);
    }

    /**
     * irq_ack of the xen-pirq chip: eoi_pirq. Xen says of every pirq that it knows that it needs an EOI
     * (XENIRQSTAT_needs_eoi), and one that it doesn't know has no interrupts.
     */
    public void acknowledge(short[] s, int irq, Tape tape) {
        xen.eoi(cells.pirq(s, irq), tape);
    }

    /** free_irq: shutdown_pirq closes the event channel if there is one. */
    public void freeIrq(short[] s, int device, int entry, boolean msix, Tape tape) {
        int irq = cells.descriptorIrq(s, device, entry);
        tape.enter(FREE_IRQ, irq);
        if (cells.pirq(s, irq) >= 0) {
            shutdown(s, irq, tape);
        } else if (msix) {
            qemu.get(device).writeVectorControl(s, device, entry, 1, tape);
        } else {
            writeMsiMask(s, device, 1, tape);
        }
        cells.requested(s, irq, false);
        tape.leave(FREE_IRQ);
    }

    void shutdown(short[] s, int irq, Tape tape) {
        tape.enter(SHUTDOWN_PIRQ, irq);
        closePort(s, irq, tape);
        tape.leave(SHUTDOWN_PIRQ);
    }

    private void closePort(short[] s, int irq, Tape tape) {
        int port = cells.evtchn(s, irq);
        if (port == 0) {
            return;
        }
        if (rules.forgetsPortFirst()) {
            forgetPort(s, port, tape);
        }
        xen.evtchnClose(s, port, tape);
        if (!rules.forgetsPortFirst()) {
            forgetPort(s, port, tape);
        }
        cells.evtchn(s, irq, 0);
    }

    /** xen_irq_info_cleanup: the port delivers to no irq any more. */
    private void forgetPort(short[] s, int port, Tape tape) {
        tape.enter(SET_EVTCHN_TO_IRQ, port, -1);
        cells.irqOfPort(s, port, -1);
        tape.leave(SET_EVTCHN_TO_IRQ, 0);
    }

    /**
     * xen_destroy_irq in a domU: list_del(irq_info) and no hypercall (fact 5); the msi_desc goes with it. Nobody looks
     * at its answer, which is -ENOENT but in the initial domain.
     */
    public void destroyIrq(short[] s, int device, int entry, Tape tape) {
        int irq = cells.descriptorIrq(s, device, entry);
        GuestFunction function = cells.pirq(s, irq) >= 0 ? XEN_DESTROY_IRQ : NATIVE_TEARDOWN_MSI_IRQ;
        tape.enter(function, irq);
        cells.remove(s, irq);
        cells.descriptorIrq(s, device, entry, 0);
        cells.cache(s, device, entry, 0);
        tape.leave(function, function == XEN_DESTROY_IRQ ? Errno.ENOENT.answer() : 0);
    }

    /** Whether the entry's msi_desc has an irq. */
    public boolean hasIrq(short[] s, int device, int entry) {
        return entry < cells.entries(device) && cells.descriptorIrq(s, device, entry) != 0;
    }

    /** Whether a handler is installed for the entry. */
    public boolean requested(short[] s, int device, int entry) {
        return hasIrq(s, device, entry) && cells.requested(s, cells.descriptorIrq(s, device, entry));
    }

    /** delayed_free_irq: an RCU grace period is over, and the numbers of freed irqs can be handed out again. */
    public void endGracePeriod(short[] s, Tape tape) {
        tape.enter(DELAYED_FREE_IRQ);
        cells.endGracePeriod(s);
        tape.leave(DELAYED_FREE_IRQ);
    }

    /** A new kernel starts. */
    public void forget(short[] s) {
        cells.forget(s);
    }
}
