package org.pirqscope.report.words;

import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** The entries of a device's MSI-X table. An MSI has no number. */
public final class Entries {

    private Entries() {}

    /** {@code entries 1 to 63}, where one finding is about several, else of all alike at the step. */
    static String named(Finding.Observed seen, Step step) {
        return seen instanceof Finding.NoIrq several && several.entry() < several.last()
                ? "entries " + several.entry() + " to " + several.last()
                : named(alike(seen, step));
    }

    /** Whether that is one entry. */
    static boolean one(Finding.Observed seen, Step step) {
        boolean several = seen instanceof Finding.NoIrq unset && unset.entry() < unset.last();
        return !several && alike(seen, step).size() == 1;
    }

    /** The entries of which the same is found at a step. */
    static List<Integer> alike(Finding.Observed seen, Step step) {
        return step.findings().stream()
                .flatMap(finding -> finding instanceof Finding.Observed other ? Stream.of(other) : Stream.empty())
                .filter(other -> other.kind() == seen.kind()
                        && other.device() == seen.device()
                        && other.pirq() < 0 == seen.pirq() < 0)
                .map(Finding.Observed::entry)
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code entry 0}, {@code entries 0 and 1}, {@code entries 1 to 63}, {@code 5 entries}. */
    static String named(List<Integer> entries) {
        int first = entries.getFirst();
        int last = entries.getLast();
        return switch (entries.size()) {
            case 1 -> "entry " + first;
            case 2 -> "entries " + first + " and " + last;
            default ->
                last - first == entries.size() - 1 ? "entries " + first + " to " + last : entries.size() + " entries";
        };
    }

    /**
     * Whether the guest wrote a message into the entry since the device was torn down last: xen_pt_msix_update_one does
     * nothing for one that was not.
     */
    static boolean written(History history, Step at, int entry) {
        int freed = Stream.of(GuestFunction.values())
                .filter(GuestFunction::freesVectors)
                .mapToInt(function -> last(history, function, at))
                .max()
                .orElse(0);
        return history.entered(GuestFunction.PCI_WRITE_MSI_MSG)
                .before(at.number() + 1)
                .takeWhile(step -> step.number() > freed)
                .anyMatch(step -> step.actor() == at.actor() && step.call().argument("entry") == entry);
    }

    /** Whether the device of a step has MSI-X: which of both was set up last for it. */
    public static boolean msix(History history, Step at) {
        return last(history, GuestFunction.MSIX_CAPABILITY_INIT, at)
                >= last(history, GuestFunction.MSI_CAPABILITY_INIT, at);
    }

    private static int last(History history, GuestFunction function, Step at) {
        return history.entered(function)
                .before(at.number() + 1)
                .filter(step -> step.actor() == at.actor())
                .findFirst()
                .map(Step::number)
                .orElse(0);
    }
}
