package org.pirqscope.machine.xen;

import static org.pirqscope.machine.call.XenFunction.BIND_PT_IRQ;
import static org.pirqscope.machine.call.XenFunction.CLOSE_PORT;
import static org.pirqscope.machine.call.XenFunction.CREATE_IRQ;
import static org.pirqscope.machine.call.XenFunction.DESTROY_DOMAIN;
import static org.pirqscope.machine.call.XenFunction.EOI;
import static org.pirqscope.machine.call.XenFunction.EVTCHN_BIND_PIRQ;
import static org.pirqscope.machine.call.XenFunction.EVTCHN_BIND_VCPU;
import static org.pirqscope.machine.call.XenFunction.EVTCHN_CLOSE;
import static org.pirqscope.machine.call.XenFunction.EVTCHN_DESTROY;
import static org.pirqscope.machine.call.XenFunction.EVTCHN_UNMASK;
import static org.pirqscope.machine.call.XenFunction.FREE_DOMAIN_PIRQS;
import static org.pirqscope.machine.call.XenFunction.GET_FREE_PIRQ;
import static org.pirqscope.machine.call.XenFunction.INJECT_MSI;
import static org.pirqscope.machine.call.XenFunction.IRQ_STATUS_QUERY;
import static org.pirqscope.machine.call.XenFunction.MAP_DOMAIN_PIRQ;
import static org.pirqscope.machine.call.XenFunction.MAP_PIRQ;
import static org.pirqscope.machine.call.XenFunction.PCI_RELEASE_DEVICES;
import static org.pirqscope.machine.call.XenFunction.PIRQ_GUEST_UNBIND;
import static org.pirqscope.machine.call.XenFunction.UNBIND_PT_IRQ;
import static org.pirqscope.machine.call.XenFunction.UNMAP_DOMAIN_PIRQ;
import static org.pirqscope.machine.call.XenFunction.UNMAP_PIRQ;

import java.util.function.IntPredicate;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.state.BoundsExceeded;
import org.pirqscope.machine.version.XenRules;

/**
 * The hypervisor's side of one domain: pirqs, Xen irqs and event channels, as docs/domain.md 2.4 and 3.3 have them.
 * Each public method is one hypercall, atomic under Xen's event_lock. Sources: xen/arch/x86/physdev.c, irq.c,
 * xen/common/event_channel.c, xen/drivers/passthrough/io.c (4.1.3 to master).
 */
public final class Xen {

    /** XEN_DOMCTL_VMSI_X86_UNMASKED. */
    private static final int UNMASKED = 1 << 16;

    private final XenRules rules;
    private final XenCells cells;
    private final MsixShadow shadow;
    private final IntPredicate masksMsi;

    /** With devices whose MSI has no mask register. */
    public Xen(XenRules rules, XenCells cells) {
        this(rules, cells, device -> false);
    }

    /** @param masksMsi whether the MSI of a device has a mask register (PCI_MSI_FLAGS_MASKBIT), as Xen reads it */
    public Xen(XenRules rules, XenCells cells, IntPredicate masksMsi) {
        this.rules = rules;
        this.masksMsi = masksMsi;
        this.cells = cells;
        this.shadow = new MsixShadow(rules, cells);
    }

    public XenCells cells() {
        return cells;
    }

    public MsixShadow shadow() {
        return shadow;
    }

    /**
     * PHYSDEVOP_get_free_pirq (cmd 23): reserves the highest free MSI pirq for the guest. Answers it, or -ENOSPC; Xen
     * 4.1.3 takes that error for the number and answers that all went well, which {@link #freePirqFailed} tells apart.
     */
    public int getFreePirq(short[] s, int device, Tape tape) {
        tape.enter(GET_FREE_PIRQ, 0);
        int pirq = highestFree(s);
        if (pirq >= 0) {
            cells.irq(s, pirq, XenCells.ALLOCATED);
            cells.allocator(s, pirq, device);
        }
        tape.leave(GET_FREE_PIRQ, pirq);
        return pirq;
    }

    /** Whether the answer of {@link #getFreePirq} is an error code; Xen 4.1.3 answers 0 with pirq -28. */
    public boolean freePirqFailed(int answer) {
        return answer < 0 && !rules.uncheckedFreePirq();
    }

    /**
     * get_free_pirq(MAP_PIRQ_TYPE_MSI): from nr_pirqs-1 down to nr_irqs_gsi; looks at arch.irq and emuirq only
     * (is_free_pirq).
     */
    private int highestFree(short[] s) {
        for (int pirq = cells.nrPirqs() - 1; pirq >= Math.max(cells.nrIrqsGsi(), cells.firstRow()); pirq--) {
            if (cells.free(s, pirq)) {
                return pirq;
            }
        }
        if (!cells.wholePool()) {
            throw new BoundsExceeded("pirqs");
        }
        return Errno.ENOSPC.answer();
    }

    /**
     * PHYSDEVOP_map_pirq (cmd 13) by QEMU for an MSI or MSI-X entry; {@code requested} -1 lets Xen choose.
     * Answers the pirq, or -EINVAL, -EEXIST, -EBUSY, -ENOSPC. A pirq that is already mapped answers as if all were well
     * (fact 1).
     *
     * @param msix whether it is an MSI-X entry, which from 4.6 is masked until the guest unmasks it
     */
    public int mapPirq(short[] s, int device, int entry, int requested, boolean msix, Tape tape) {
        tape.enter(MAP_PIRQ, device, entry, requested);
        int answer = map(s, device, entry, requested, msix, tape);
        tape.leave(MAP_PIRQ, answer);
        return answer;
    }

    private int map(short[] s, int device, int entry, int requested, boolean msix, Tape tape) {
        int irq = createIrq(s, tape);
        if (irq < 0) {
            return Errno.EINVAL.answer();
        }
        int pirq = choose(s, irq, requested, tape);
        if (pirq < 0) {
            cells.destroyIrq(s, irq);
            return pirq;
        }
        int answer = mapDomainPirq(s, device, entry, pirq, irq, tape);
        if (answer < 0) {
            cells.destroyIrq(s, irq);
        } else if (cells.irq(s, pirq) == irq) {
            cells.guestMask(s, irq, msix && rules.unmaskAtBind());
        }
        return answer < 0 ? answer : pirq;
    }

    /** create_irq: the lowest unused Xen irq at or above nr_irqs_gsi, on a table of free irqs that the host shares. */
    private int createIrq(short[] s, Tape tape) {
        tape.enter(CREATE_IRQ);
        int irq = cells.lowestUnusedIrq(s);
        int answer = irq < 0 ? Errno.ENOSPC.answer() : irq;
        if (irq >= 0) {
            cells.use(s, irq);
        }
        tape.leave(CREATE_IRQ, answer);
        if (irq < 0) {
            tape.log(Log.XEN_CANT_CREATE_IRQ, 0, 0);
        }
        return answer;
    }

    /**
     * allocate_pirq (4.10; inside physdev_map_pirq before): the pirq for {@code irq}, refused where irq_pirq names
     * another.
     */
    private int choose(short[] s, int irq, int requested, Tape tape) {
        int current = cells.slot(s, irq);
        if (requested >= 0) {
            if (current != 0 && current != requested) {
                tape.log(Log.XEN_CONFLICTS, irq, current, requested);
                return Errno.EEXIST.answer();
            }
            return requested;
        }
        if (current != 0) {
            tape.log(Log.XEN_AUTO_ALREADY_MAPPED, current, 0);
        }
        if (current < 0) {
            return Errno.EBUSY.answer();
        }
        int pirq = current > 0 ? current : highestFree(s);
        if (pirq < 0) {
            tape.log(Log.XEN_NO_FREE_PIRQ, 0, 0);
        }
        return pirq;
    }

    /**
     * map_domain_pirq: answers 0 also where the pirq is already mapped, and then leaves the new irq behind (fact 1);
     * -EINVAL out of range, -EPERM where the domain that calls may not use the Xen irq (irq_access_permitted).
     */
    private int mapDomainPirq(short[] s, int device, int entry, int pirq, int irq, Tape tape) {
        tape.enter(MAP_DOMAIN_PIRQ, pirq, irq);
        int answer = 0;
        if (rules.stubDomain() && !rules.stubMapsMsi()) {
            answer = Errno.EPERM.answer();
        } else if (cells.inRange(pirq)) {
            map(s, device, entry, pirq, irq, tape);
        } else {
            tape.log(Log.XEN_INVALID_PIRQ, pirq, irq);
            answer = Errno.EINVAL.answer();
        }
        tape.leave(MAP_DOMAIN_PIRQ, answer);
        return answer;
    }

    private void map(short[] s, int device, int entry, int pirq, int irq, Tape tape) {
        int oldIrq = cells.irq(s, pirq);
        int oldPirq = cells.slot(s, irq);
        if (oldIrq > 0 && oldIrq != irq || oldPirq != 0 && oldPirq != pirq) {
            tape.log(Log.XEN_ALREADY_MAPPED, pirq, irq, oldPirq, oldIrq);
        } else {
            cells.irq(s, pirq, irq);
            cells.allocator(s, pirq, -1);
            cells.map(s, irq, pirq, device, entry);
        }
    }

    /**
     * XEN_DOMCTL_bind_pt_irq (38): 0, -EPERM (4.3) or -EINVAL (before) for an unmapped pirq, -EBUSY if the Xen irq is
     * guest-bound or the pirq is that of a GSI. From 4.6 the first bind and each one after an unbind masks an MSI-X
     * entry, and an MSI with a mask register (startup_msi_irq), also where its event channel is bound: it stays so
     * until one is bound later, or the
     * guest, or bit 16 of gflags, unmasks it.
     *
     * @param msix whether a table address goes with it
     */
    public int bindPtIrq(short[] s, int pirq, int gvec, int gflags, boolean msix, Tape tape) {
        tape.enter(BIND_PT_IRQ, pirq, gvec, gflags);
        int answer = bind(s, pirq, gvec, gflags, msix);
        if (answer != 0 && answer != Errno.EPERM.answer()) {
            tape.log(Log.XEN_BIND_FAILED, answer, 0);
        }
        tape.leave(BIND_PT_IRQ, answer);
        return answer;
    }

    private int bind(short[] s, int pirq, int gvec, int gflags, boolean msix) {
        int irq = cells.inRange(pirq) ? cells.irq(s, pirq) : 0;
        if (irq <= 0 && (rules.bindChecksMapping() || !cells.inRange(pirq) || !cells.bound(s, pirq))) {
            return refuseBind(s, pirq);
        }
        if (cells.gsi(pirq)) {
            return Errno.EBUSY.answer();
        }
        if (!cells.bound(s, pirq)) {
            if (cells.guestBound(s, irq)) {
                return Errno.EBUSY.answer();
            }
            cells.everBound(s, true);
            cells.guestBound(s, irq, true);
            cells.guestMask(s, irq, rules.unmaskAtBind() && (msix || masksMsi.test(cells.device(s, irq))));
            cells.bound(s, pirq, true);
            shadow.register(s, cells.device(s, irq));
        }
        if (rules.takesUnmaskedBit() && (gflags & UNMASKED) != 0) {
            cells.guestMask(s, irq, false);
        }
        cells.vector(s, pirq, gvec, rules.takesUnmaskedBit() ? gflags & ~UNMASKED : gflags);
        return 0;
    }

    /** An unmapped pirq; 4.2 has made a struct for it, which the cleanup of the failed bind checks. */
    private int refuseBind(short[] s, int pirq) {
        if (rules.bindChecksMapping()) {
            return Errno.EPERM.answer();
        }
        if (cells.inRange(pirq) && cells.irq(s, pirq) == 0) {
            cleanupCheck(s, pirq);
        }
        return Errno.EINVAL.answer();
    }

    /**
     * A config write of the mask register of a device's MSI, from 4.6 the guest's mask
     * (pci_msi_conf_write_intercept).
     */
    public void writeMsiMask(short[] s, int device, boolean masked) {
        int irq = cells.describedIrq(s, device, 0);
        if (irq > 0 && rules.unmaskAtBind()) {
            cells.guestMask(s, irq, masked);
        }
    }

    /**
     * XEN_DOMCTL_unbind_pt_irq (48): 0, or -EPERM (4.3) for an unmapped pirq, -EINVAL before the domain's first bind.
     */
    public int unbindPtIrq(short[] s, int pirq, Tape tape) {
        tape.enter(UNBIND_PT_IRQ, pirq);
        int irq = cells.inRange(pirq) ? cells.irq(s, pirq) : 0;
        boolean early = irq > 0 && !cells.bound(s, pirq) && !cells.everBound(s);
        int answer = irq <= 0 && rules.bindChecksMapping() ? Errno.EPERM.answer() : early ? Errno.EINVAL.answer() : 0;
        if (early) {
            tape.log(Log.XEN_UNBIND_FAILED, answer, 0);
        }
        if (answer == 0 && cells.inRange(pirq) && cells.bound(s, pirq) && !cells.gsi(pirq)) {
            unbind(s, pirq, irq, tape);
        }
        if (irq > 0 && rules.masksAtUnbind()) {
            cells.guestMask(s, irq, true);
        }
        tape.leave(UNBIND_PT_IRQ, answer);
        return answer;
    }

    /**
     * pirq_guest_unbind; before 4.3 it repairs what a forced unbind has left (4.3 and later refuse before). A pirq that
     * was mapped again after that is bound as before, but nobody is to its new irq: a line, and from 4.15 a BUG_ON that
     * ends Xen, which is not simulated.
     */
    private void unbind(short[] s, int pirq, int irq, Tape tape) {
        cells.bound(s, pirq, false);
        cells.vector(s, pirq, 0, 0);
        if (irq > 0) {
            if (!cells.guestBound(s, irq)) {
                tape.log(Log.XEN_NO_ACTION, pirq, 0);
            }
            cells.guestBound(s, irq, false);
            shadow.unregister(s, cells.device(s, irq));
        } else if (irq < XenCells.ALLOCATED) {
            cells.irq(s, pirq, 0);
            cells.slot(s, -irq, 0);
        }
    }

    /**
     * PHYSDEVOP_unmap_pirq (cmd 14) by QEMU: 0, or -EINVAL for a pirq that is not mapped, without a line for one out of
     * range. A pirq that is still guest-bound is unbound by force: its number and its slot of irq_pirq stay occupied by
     * negative numbers.
     */
    public int unmapPirq(short[] s, int pirq, Tape tape) {
        tape.enter(UNMAP_PIRQ, pirq);
        int answer = cells.inRange(pirq) ? unmap(s, pirq, tape) : Errno.EINVAL.answer();
        tape.leave(UNMAP_PIRQ, answer);
        return answer;
    }

    private int unmap(short[] s, int pirq, Tape tape) {
        cells.emuirq(s, pirq, XenCells.UNBOUND);
        int irq = cells.irq(s, pirq);
        int answer = irq <= 0 ? Errno.EINVAL.answer() : 0;
        if (irq <= 0) {
            tape.log(Log.XEN_NOT_MAPPED, pirq, 0);
        } else if (cells.guestBound(s, irq)) {
            tape.log(Log.XEN_FORCING_UNBIND, pirq, 0);
            cells.irq(s, pirq, -irq);
            cells.release(s, irq, -pirq);
        } else {
            cells.irq(s, pirq, 0);
            cells.release(s, irq, 0);
            cleanupCheck(s, pirq);
        }
        return answer;
    }

    /**
     * pirq_cleanup_check with 4.2's inverted guard: the struct goes although its port is still bound, and its evtchn
     * with it.
     */
    private void cleanupCheck(short[] s, int pirq) {
        if (rules.invertedCleanup() && !cells.bound(s, pirq)) {
            cells.evtchn(s, pirq, 0);
        }
    }

    /**
     * EVTCHNOP_bind_pirq (cmd 2) for an HVM guest: the port, or -EINVAL, -EEXIST if evtchn is not 0, -ENOSPC without a
     * free port.
     */
    public int evtchnBindPirq(short[] s, int pirq, Tape tape) {
        tape.enter(EVTCHN_BIND_PIRQ, pirq);
        int answer = bindPort(s, pirq);
        if (answer < 0 && cells.inRange(pirq)) {
            tape.log(Log.XEN_EVTCHN_FAILURE, answer, 0);
        }
        tape.leave(EVTCHN_BIND_PIRQ, answer);
        return answer;
    }

    private int bindPort(short[] s, int pirq) {
        if (!cells.inRange(pirq)) {
            return Errno.EINVAL.answer();
        }
        if (cells.evtchn(s, pirq) != 0) {
            return Errno.EEXIST.answer();
        }
        int port = cells.lowestFreePort(s);
        if (port < 0) {
            return Errno.ENOSPC.answer();
        }
        cells.evtchn(s, pirq, port);
        cells.portPirq(s, port, pirq);
        bindEmuirq(s, pirq);
        return port;
    }

    /** arch_evtchn_bind_pirq: only a mapped pirq gets IRQ_PT, and only then the hardware entry is unmasked (4.6). */
    private void bindEmuirq(short[] s, int pirq) {
        int irq = cells.irq(s, pirq);
        if (irq <= 0) {
            return;
        }
        cells.emuirq(s, pirq, XenCells.PT);
        if (rules.unmaskAtBind()) {
            cells.guestMask(s, irq, false);
        }
    }

    /** EVTCHNOP_bind_vcpu (cmd 8): 0, or -EINVAL for a port that is not bound. Xen moves the device's interrupt. */
    public int evtchnBindVcpu(short[] s, int port, int vcpu, Tape tape) {
        tape.enter(EVTCHN_BIND_VCPU, port, vcpu);
        int answer = cells.portPirq(s, port) < 0 ? Errno.EINVAL.answer() : 0;
        tape.leave(EVTCHN_BIND_VCPU, answer);
        return answer;
    }

    /** EVTCHNOP_unmask (cmd 9): 0, or -EINVAL for no port. No event waits behind the mask here. */
    public int evtchnUnmask(short[] s, int port, Tape tape) {
        tape.enter(EVTCHN_UNMASK, port);
        int answer = cells.portPirq(s, port) < 0 ? Errno.EINVAL.answer() : 0;
        tape.leave(EVTCHN_UNMASK, answer);
        return answer;
    }

    /** EVTCHNOP_close (cmd 3): 0, or -EINVAL. Zeroes pirq.evtchn even if that names a newer port (fact 7). */
    public int evtchnClose(short[] s, int port, Tape tape) {
        tape.enter(EVTCHN_CLOSE, port);
        int pirq = cells.portPirq(s, port);
        int answer = pirq < 0 ? Errno.EINVAL.answer() : 0;
        if (pirq >= 0) {
            close(s, port, tape);
        }
        tape.leave(EVTCHN_CLOSE, answer);
        return answer;
    }

    private void close(short[] s, int port, Tape tape) {
        int pirq = cells.portPirq(s, port);
        cells.evtchn(s, pirq, 0);
        unmapEmuirq(s, pirq, tape);
        cells.portPirq(s, port, -1);
    }

    /**
     * unmap_domain_pirq_emuirq of a mapped pirq; that of one whose port was bound before it was mapped is refused with
     * a line, and nobody looks at the answer.
     */
    private void unmapEmuirq(short[] s, int pirq, Tape tape) {
        if (cells.irq(s, pirq) <= 0) {
            return;
        }
        if (cells.emuirq(s, pirq) == XenCells.UNBOUND) {
            tape.log(Log.XEN_NOT_MAPPED, pirq, 0);
        }
        cells.emuirq(s, pirq, XenCells.UNBOUND);
    }

    /**
     * XEN_DOMCTL_destroydomain, as far as pirqs go (domain_kill, arch_domain_destroy; 4.1.3 to 4.22): the ports are
     * closed, then bound pirqs are unbound, so that nothing is left to unbind by force, then each mapped pirq is
     * unmapped. A Xen irq that no pirq names is nobody's: it stays in use on the host.
     */
    public void destroyDomain(short[] s, Tape tape) {
        tape.enter(DESTROY_DOMAIN);
        tape.enter(EVTCHN_DESTROY);
        for (int port = cells.firstPort(); port < cells.firstPort() + cells.ports(); port++) {
            if (cells.portPirq(s, port) >= 0) {
                tape.enter(CLOSE_PORT, port);
                close(s, port, tape);
                tape.leave(CLOSE_PORT);
            }
        }
        tape.leave(EVTCHN_DESTROY);
        releaseDevices(s, tape);
        freePirqs(s, tape);
        tape.leave(DESTROY_DOMAIN, 0);
    }

    private void releaseDevices(short[] s, Tape tape) {
        tape.enter(PCI_RELEASE_DEVICES);
        for (int pirq = cells.firstRow(); pirq < cells.nrPirqs(); pirq++) {
            if (cells.bound(s, pirq) && !cells.gsi(pirq)) {
                tape.enter(PIRQ_GUEST_UNBIND, pirq);
                release(s, pirq, tape);
                tape.leave(PIRQ_GUEST_UNBIND);
            }
        }
        tape.leave(PCI_RELEASE_DEVICES, 0);
    }

    /** Of a pirq that was unbound by force before, the negative numbers that this has left go, too. */
    private void release(short[] s, int pirq, Tape tape) {
        int irq = cells.irq(s, pirq);
        unbind(s, pirq, irq, tape);
        if (irq < XenCells.ALLOCATED) {
            cells.irq(s, pirq, 0);
            cells.slot(s, -irq, 0);
        }
    }

    private void freePirqs(short[] s, Tape tape) {
        tape.enter(FREE_DOMAIN_PIRQS);
        for (int pirq = cells.firstRow(); pirq < cells.nrPirqs(); pirq++) {
            if (cells.irq(s, pirq) > 0 && !cells.gsi(pirq)) {
                tape.enter(UNMAP_DOMAIN_PIRQ, pirq);
                tape.leave(UNMAP_DOMAIN_PIRQ, unmap(s, pirq, tape));
            }
        }
        tape.leave(FREE_DOMAIN_PIRQS);
    }

    /** PHYSDEVOP_eoi (cmd 12): 0, or -EINVAL out of range. Of an MSI nothing waits for it. */
    public int eoi(int pirq, Tape tape) {
        tape.enter(EOI, pirq);
        int answer = cells.inRange(pirq) ? 0 : Errno.EINVAL.answer();
        tape.leave(EOI, answer);
        return answer;
    }

    /** PHYSDEVOP_irq_status_query (cmd 5): -EINVAL for an HVM pirq with no irq and emuirq unbound, else 0. */
    public int irqStatusQuery(short[] s, int pirq, Tape tape) {
        tape.enter(IRQ_STATUS_QUERY, pirq);
        boolean known = cells.inRange(pirq) && (cells.irq(s, pirq) > 0 || cells.emuirq(s, pirq) != XenCells.UNBOUND);
        int answer = known ? 0 : Errno.EINVAL.answer();
        tape.leave(IRQ_STATUS_QUERY, answer);
        return answer;
    }

    /** Whether a device model can have an MSI delivered: HVMOP_inject_msi, in XEN_DMOP_inject_msi from 4.9. */
    public boolean injects() {
        return rules.injectsMsi();
    }

    /**
     * hvm_inject_msi of an emulated device's message with vector 0: the port that becomes pending, 0 for none. The
     * first interrupt makes the pirq an emulated MSI (IRQ_MSI_EMU); of a domain's second such pirq a line says that the
     * emuirq is taken, each time, and the port becomes pending all the same. Nothing but an unmap by QEMU or the end of
     * the domain ends that, and QEMU unmaps nothing that it has not mapped.
     */
    public int injectMsi(short[] s, int addressHi, int addressLo, int data, Tape tape) {
        tape.enter(INJECT_MSI, addressHi, addressLo, data);
        int pirq = addressHi & 0xffffff00 | addressLo >>> 12 & 0xff;
        boolean known = pirq > 0 && cells.inRange(pirq);
        if (known && cells.emuirq(s, pirq) == XenCells.UNBOUND) {
            bindEmulated(s, pirq, tape);
        }
        int port = known && cells.emuirq(s, pirq) != XenCells.PT ? cells.evtchn(s, pirq) : 0;
        tape.leave(INJECT_MSI);
        return port;
    }

    /** map_domain_emuirq_pirq. */
    private void bindEmulated(short[] s, int pirq, Tape tape) {
        if (cells.emulated(s) >= 0) {
            tape.log(Log.XEN_EMUIRQ_ALREADY_MAPPED, pirq, XenCells.MSI_EMU);
        } else {
            cells.emuirq(s, pirq, XenCells.MSI_EMU);
        }
    }
}
