package org.pirqscope.evidence.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pirqscope.evidence.check.Check.Impossible;
import org.pirqscope.evidence.check.Check.Possible;
import org.pirqscope.evidence.check.Check.Unknown;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.fact.Printed;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Scenario;

/** The words of a check. */
public final class CheckWords {

    private CheckWords() {}

    /** {@code possible}, {@code impossible} or {@code unknown}. */
    public static String verdict(Check check) {
        return switch (check) {
            case Possible p -> "possible";
            case Impossible i -> "impossible";
            case Unknown u -> "unknown";
        };
    }

    /** An observed line: {@code msi bound to pirq (0000:00:04.0): pirq 55}. */
    public static String line(Fact.Logged line) {
        return line(line.log(), line.device(), line.printed());
    }

    /** A line of a run, in the same words. */
    public static String line(ModelLine line) {
        return line(line.log(), line.device(), line.printed());
    }

    private static String line(Log log, String device, Printed printed) {
        String values = IntStream.range(0, LineField.values().length)
                .mapToObj(i -> LineField.values()[i])
                .filter(field -> printed.has(field) && field != LineField.IRQ)
                .map(field -> value(field, printed.of(field)))
                .collect(Collectors.joining(", "));
        return phrase(log) + (device.isEmpty() ? "" : " of " + device) + (values.isEmpty() ? "" : ": " + values);
    }

    private static String value(LineField field, int value) {
        return switch (field) {
            case MSIX -> value == 1 ? "MSI-X" : "MSI";
            case GVEC, GFLAGS -> field.id() + " 0x" + Integer.toHexString(value);
            default -> field.id() + " " + value;
        };
    }

    private static String phrase(Log log) {
        return switch (log) {
            case MSI_BOUND -> "msi bound";
            case MSI_ALREADY_BOUND -> "msi already bound";
            case MSI_TO_IRQ -> "msi to irq";
            case MSI_ALREADY_SETUP -> "msi already setup";
            case SETUP_FAILED -> "failed set-up";
            case BIND_FAILED_IRQ -> "Failed to obtain physical IRQ";
            case GSI_TO_IRQ -> "GSI to irq";
            case QEMU_INTX -> "intx";
            case QEMU_REQUESTED_PIRQ -> "requested pirq";
            case QEMU_UPDATING -> "Updating";
            case QEMU_MAPPING_FAILED -> "Mapping failed";
            case QEMU_UPDATING_FAILED -> "Updating failed";
            case QEMU_UNBIND -> "Unbind";
            case QEMU_UNMAP -> "Unmap";
            case QEMU_UNBIND_FAILED -> "Unbinding failed";
            case QEMU_REMAP_UNBIND_FAILED -> "unbind MSI-X entry failed";
            case QEMU_UNMAP_FAILED, QEMU_UNMAP_HELD_FAILED -> "Unmapping failed";
            case QEMU_MSIX_ENABLE -> "enable MSI-X";
            case QEMU_MSIX_DISABLE -> "disable MSI-X";
            case QEMU_MSIX_DISABLING -> "disabling MSI-X";
            case QEMU_MSI_DISABLING -> "disabling MSI";
            case QEMU_MSI_SETUP -> "setup MSI";
            case QEMU_MSI_MAPPED -> "MSI mapped";
            case QEMU_MSI_CANNOT_MAP -> "Can not map MSI";
            case QEMU_MSI_CANNOT_BIND -> "Can not bind MSI";
            case QEMU_CANT_UPDATE -> "Can't update msix entry";
            case XEN_ALREADY_MAPPED, XEN_AUTO_ALREADY_MAPPED, XEN_EMUIRQ_ALREADY_MAPPED -> "already mapped";
            case XEN_INVALID_PIRQ -> "invalid pirq";
            case XEN_CONFLICTS -> "conflicting irq";
            case XEN_NO_FREE_PIRQ -> "no free pirq";
            case XEN_CANT_CREATE_IRQ -> "can't create irq for msi";
            case XEN_NOT_MAPPED -> "pirq not mapped";
            case XEN_FORCING_UNBIND -> "forcing unbind";
            case XEN_NO_ACTION -> "desc->action is NULL";
            case XEN_EVTCHN_FAILURE -> "EVTCHNOP failure";
            case XEN_BIND_FAILED -> "pt_irq_create_bind failed";
            case XEN_UNBIND_FAILED -> "pt_irq_destroy_bind failed";
            case XEN_UNSUPPORTED_DELIVERY -> "Unsupported MSI delivery mode";
        };
    }

    /** What runs log in place of an observed line. */
    public static String allowed(Disagreement disagreement) {
        return disagreement.allowed().isEmpty()
                ? "nothing more"
                : disagreement.allowed().stream().map(CheckWords::line).collect(Collectors.joining("; or "));
    }

    /** Why no run logs the line, with both values. */
    public static String guard(Guard guard, Scenario scenario) {
        int seen = guard.observed();
        int here = guard.model();
        return switch (guard.kind()) {
            case NOT_PRINTED ->
                "no build of Linux %s, QEMU %s or Xen %s prints this line"
                        .formatted(
                                scenario.versions().linux(),
                                scenario.versions().qemu(),
                                scenario.versions().xen());
            case NO_REUSE ->
                "xen_hvm_setup_msi_irqs of Linux %s reads no old message: linux.reuse would have to be list or array, "
                                .formatted(scenario.versions().linux())
                        + "it is never";
            case OLD_MESSAGE ->
                "__pci_read_msi_msg: the device's message would have to name pirq %d, it names %d"
                        .formatted(seen, here);
            case NO_IRQ_INFO -> "xen_irq_from_pirq(%d) would have to find an irq, it answers %d".formatted(seen, here);
            case REUSED ->
                ("xen_irq_from_pirq(%d) finds an irq, so that the entry re-uses %d; get_free_pirq would have to give "
                                + "it %d")
                        .formatted(here, here, seen);
            case HIGHEST_FREE ->
                "PHYSDEVOP_get_free_pirq gives the highest free number: it would have to be %d, it is %d"
                        .formatted(seen, here);
            case GUEST_MESSAGE ->
                "msi_msix_setup asks for the number in the guest's message: it would have to be %d, it is %d"
                        .formatted(seen, here);
            case NOT_UPDATED ->
                ("xen_pt_msix_update_one maps entries that were written: updated of entry %d would have to be 1, it is "
                                + "%d")
                        .formatted(seen, here);
            case NOT_HELD ->
                "QEMU gives back what the device holds: that would have to be pirq %d, it %s"
                        .formatted(seen, here < 0 ? "holds none" : "holds " + here);
            case PORT_FREE ->
                "EVTCHNOP_bind_pirq refuses a pirq that has a port: evtchn of pirq %d would have to be one, it is %d"
                        .formatted(seen, here);
            case OTHER_VALUE ->
                "the line has another %s: observed %s, here %s"
                        .formatted(guard.field().id(), plain(guard.field(), seen), plain(guard.field(), here));
            case OTHER_LINE -> "another line has to come first";
            case ENDED -> "every driver has ended, no line follows";
        };
    }

    private static String plain(LineField field, int value) {
        return switch (field) {
            case MSIX -> value == 1 ? "MSI-X" : "MSI";
            case GVEC, GFLAGS -> "0x" + Integer.toHexString(value);
            default -> Integer.toString(value);
        };
    }

    /** Why nothing was decided. */
    public static String reason(Unknown unknown) {
        return switch (unknown.why()) {
            case NO_DEVICE -> "no log names a device of a guest with a pirq";
            case NO_LINE -> "no line is one that the simulated stack also logs";
            case TOO_MANY -> "there are more devices or lines than can be compared";
            case LIMIT -> "out of time or memory after %,d states; --seconds gives more".formatted(unknown.states());
            case CANCELLED -> "it was cancelled";
        };
    }

    /** What all runs that fit have in common, a sentence each; empty where they were not all seen. */
    public static List<String> common(Possible possible) {
        if (possible.endings() == 0) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        if (possible.endings() > 1) {
            sentences.add("the runs that fit end in " + possible.endings() + " ways");
        }
        List<String> names = possible.names();
        for (int c = 0; c < names.size(); c++) {
            Optional<Outcome> outcome = possible.common().get(c);
            if (outcome.isPresent()) {
                sentences.add("in every run that fits " + names.get(c) + " ends as: "
                        + outcome.get().text());
            }
        }
        return sentences;
    }
}
