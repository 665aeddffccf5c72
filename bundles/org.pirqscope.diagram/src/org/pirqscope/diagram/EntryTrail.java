package org.pirqscope.diagram;

import java.util.BitSet;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.History;

/**
 * Follows one entry through a run: which pirq its message names, which one the guest has for it and which one QEMU, and
 * its Linux irq. What names one of them touches the entry, with all that is called inside. Another device's call
 * touches it where it changes Xen's row of such a pirq: that is how a number that still stands in the entry's message
 * gets a new owner.
 */
final class EntryTrail {

    private static final int NONE = Field.NONE;
    /** The device of calls that shut all of them down. */
    static final int EVERY = -2;

    private final EntryQuery entry;
    private final History history;
    private final int[] devices;
    private final BitSet ours = new BitSet();
    private int message = NONE;
    private int given = NONE;
    private int mapped = NONE;
    private int irq = NONE;
    private boolean readLast;

    EntryTrail(EntryQuery entry, History history) {
        this.entry = entry;
        this.history = history;
        this.devices = new int[history.length() + 1];
    }

    /** The numbers of the steps that touch the entry. */
    BitSet through() {
        BitSet touched = new BitSet(history.length() + 1);
        for (Step step : history.steps()) {
            if (step.entering()) {
                enter(step);
            }
            boolean its = ours.get(History.entry(step));
            touched.set(step.number(), its || entry.changed(step) || entry.found(step) || happens(step));
            learn(step, devices[History.entry(step)], its);
        }
        return touched;
    }

    /** Which device the call is about, and whether all inside of it is about the entry. */
    private void enter(Step step) {
        int caller = history.caller(step.number());
        int device = device(step.call(), caller == 0 ? step.actor() : devices[caller]);
        devices[step.number()] = device;
        ours.set(step.number(), caller > 0 && ours.get(caller) || touches(step.call(), device));
    }

    /** The device that a call is about: the one that it names, else that of the call around it. */
    static int device(Call call, int outer) {
        boolean all = call.function() == GuestFunction.KERNEL_KEXEC
                || call.function() == GuestFunction.KERNEL_RESTART
                || call.function() == XenFunction.DESTROY_DOMAIN;
        int named = EntryQuery.argument(call, "dev");
        return all ? EVERY : named >= 0 ? named : outer;
    }

    /**
     * A call that names another entry is not about this one, whatever pirq it has; a lookup is about the entry whose
     * message was read for it.
     */
    private boolean touches(Call call, int device) {
        if (EntryQuery.numbered(call)) {
            return entry.named(call, device);
        }
        boolean about = device == EVERY || device == entry.controller();
        if (call.function() == GuestFunction.XEN_IRQ_FROM_PIRQ) {
            return about && readLast;
        }
        return about && (has(EntryQuery.argument(call, "pirq")) || whole(call)) || irq > 0 && irq == linuxIrq(call);
    }

    /** With MSI, QEMU's calls name no entry: there is one. */
    private boolean whole(Call call) {
        return entry.entry() == 0
                && call.function() instanceof QemuFunction qemu
                && switch (qemu) {
                    case MSI_SETUP,
                            MSI_UPDATE,
                            MSI_DISABLE,
                            MSGCTRL_REG_READ,
                            PCI_WRITE_CONFIG,
                            EMULATED_CONFIG_READ,
                            EMULATED_CONFIG_WRITE -> true;
                    default -> false;
                };
    }

    static int linuxIrq(Call call) {
        return call.layer() == Layer.GUEST ? EntryQuery.argument(call, "irq") : NONE;
    }

    private boolean has(int pirq) {
        return pirq > 0 && (pirq == message || pirq == given || pirq == mapped);
    }

    /** What anybody does to the entry's pirq in Xen, and what goes wrong with it. */
    private boolean happens(Step step) {
        return step.effects().stream()
                        .anyMatch(effect -> effect.subject() instanceof Subject.Pirq row && has(row.pirq()))
                || step.findings().stream().anyMatch(this::concerns);
    }

    private boolean concerns(Finding finding) {
        return finding.severity() != Finding.Severity.INFO && has(finding.pirq());
    }

    /** What the entry has after this step. */
    private void learn(Step step, int device, boolean its) {
        if (entry.named(step.call(), device)) {
            told(step);
        } else if (step.call().function() == GuestFunction.KERNEL_RESTART
                || step.call().function() == XenFunction.DESTROY_DOMAIN) {
            message = NONE;
        }
        if (step.call().function() == GuestFunction.PCI_READ_MSI_MSG && device == entry.controller()) {
            readLast = its;
        }
        step.effects().forEach(this::learn);
    }

    private void told(Step step) {
        if (step.call().function() == GuestFunction.PCI_WRITE_MSI_MSG) {
            message = pirq(written(step.call()));
        } else if (step.answer() instanceof Answer.Message read) {
            message = pirq(read.message());
        } else if (step.call().function() == GuestFunction.XEN_ALLOCATE_PIRQ_MSI
                && step.answer() instanceof Answer.Value value) {
            given = value.value();
        }
    }

    private void learn(Effect effect) {
        if (effect.subject() instanceof Subject.TableEntry row
                && ours(row.device(), row.entry())
                && effect.field() == Field.QEMU_PIRQ) {
            mapped = effect.after();
        } else if (effect.subject() instanceof Subject.MsiDescriptor row
                && ours(row.device(), row.entry())
                && effect.field() == Field.DESCRIPTOR_IRQ) {
            irq = effect.after();
            given = irq == NONE ? NONE : given;
        }
    }

    private boolean ours(int device, int row) {
        return device == entry.controller() && row == entry.entry();
    }

    private static MsiMessage written(Call call) {
        return new MsiMessage(call.argument("address_hi"), call.argument("address_lo"), call.argument("data"));
    }

    /** The pirq in a message; one with a vector names none. */
    private static int pirq(MsiMessage message) {
        return (message.data() & 0xff) == 0 ? message.pirq() : NONE;
    }
}
