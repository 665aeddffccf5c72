package org.pirqscope.evidence.timeline;

import java.util.List;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.ErrorText;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SymptomKind;

/** What a line reports besides pirqs, in a few words. */
final class SymptomWords {

    private SymptomWords() {}

    /** Whether another fact of the line says it. */
    static boolean says(SymptomKind kind, List<Fact> facts) {
        return facts.stream().anyMatch(fact -> fact instanceof PirqEvent event && FactWords.repeats(event, kind));
    }

    static String product(Fact.Product product) {
        return switch (product) {
            case XEN -> "Xen";
            case QEMU -> "QEMU";
            case GUEST_LINUX -> "Linux of the guest";
            case DOM0_LINUX -> "Linux of dom0";
            case LINUX -> "Linux";
        };
    }

    static String of(Fact.Symptom symptom) {
        int number = symptom.number();
        return switch (symptom.kind()) {
            case COMMAND_TIMEOUT -> "a command of queue " + number + " had no answer in time";
            case COMPLETION_POLLED -> "a command of queue " + number + " had its completion and no interrupt";
            case DEVICE_REMOVED -> "the driver gives the device up";
            case ALL_ONES -> "registers read as all ones";
            case MSIX_FAILED -> "MSI-X could not be enabled" + error(number);
            case MSI_FAILED -> "MSI could not be enabled" + error(number);
            case LEGACY_INTERRUPT -> "the driver takes the interrupt pin";
            case SETUP_FAILED -> "set-up failed" + error(number);
            case NO_PHYSICAL_IRQ -> "Linux irq " + number + " has no event channel";
            case UNSUPPORTED_DELIVERY -> "delivery mode " + number + " is not supported" + domain(symptom.domain());
            case ALREADY_MAPPED -> "pirq " + number + " is mapped already" + domain(symptom.domain());
            case POOL_EMPTY -> "no pirq is left" + domain(symptom.domain());
            case ASSIGN_FAILED -> "the device could not be given" + domain(symptom.domain()) + error(number);
            case MAP_REFUSED -> "refused: " + symptom.text() + error(number);
            case DEVICE_MODEL_STARTED -> "the device model takes the device";
            case MSIX_CONTROL -> number == 1 ? "MSI-X enabled" : "MSI-X disabled";
            case MSI_CONTROL -> number == 1 ? "MSI enabled" : "MSI disabled";
            case ENTRY_REFUSED -> "entry " + number + " is written while MSI-X is on";
            case BARE_METAL -> "a kernel on the hardware itself";
            case OTHER_HYPERVISOR -> "a guest of " + symptom.text();
            case HVM_GUEST -> "a Xen HVM guest";
            case DOM0_KERNEL -> "dom0's kernel";
            case DOM0_INTERRUPTS -> "dom0's /proc/interrupts";
            case VIRTUAL_FUNCTIONS -> "virtual functions appear";
            case STALE_REUSE -> "the old message's pirq " + number + " is re-used";
        };
    }

    private static String error(int number) {
        return number == 0 ? "" : ": " + ErrorText.shown(-Math.abs(number));
    }

    private static String domain(int domain) {
        return domain < 0 ? "" : ", " + Domid.name(domain);
    }
}
