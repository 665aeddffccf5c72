package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** Which controllers lose an interrupt in the same run without a row of the story that says so. */
final class OtherLosses {

    private OtherLosses() {
    }

    /**
     * {@code " nvme1 loses an interrupt, too."}, empty if nobody else does.
     *
     * @param device whose story it is
     */
    static String sentence(Telling telling, int device) {
        Set<Integer> losers = new TreeSet<>();
        boolean loses = false;
        for (Step step : telling.steps()) {
            boolean row = telling.tells(step.number());
            for (Finding finding : step.findings()) {
                loses |= lost(finding) && Subjects.of(finding)[0] == device;
                if (!row && lost(finding) && Subjects.of(finding)[0] != device) {
                    losers.add(Subjects.of(finding)[0]);
                }
            }
        }
        return sentence(losers.stream().map(actor -> Captions.name(telling.steps(), actor)).toList(), loses ? ", too." : ".");
    }

    private static String sentence(List<String> names, String too) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> " " + names.getFirst() + " loses an interrupt" + too;
            case 2 -> " " + names.getFirst() + " and " + names.getLast() + " lose interrupts" + too;
            default -> " " + names.size() + " others lose interrupts" + too;
        };
    }

    /** Whether somebody waits for an interrupt in vain. */
    static boolean lost(Finding finding) {
        return finding instanceof Finding.Observed seen && (seen.kind() == Finding.Kind.INTERRUPT_LOST || seen.kind() == Finding.Kind.INTERRUPT_MISROUTED);
    }
}
