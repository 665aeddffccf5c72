package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** Which controllers lose an interrupt in the same run without a row of the story that says so, and how. */
final class OtherLosses {

    private final Telling telling;
    private final int device;
    private final Finding cause;

    /**
     * @param device whose story it is
     * @param cause what it is about
     */
    OtherLosses(Telling telling, int device, Finding cause) {
        this.telling = telling;
        this.device = device;
        this.cause = cause;
    }

    /** {@code " The same happens to nvme1."}, empty if nobody else loses anything. */
    String sentence() {
        TreeMap<Integer, Step> losers = losers();
        List<String> names = losers.keySet().stream().map(this::name).toList();
        if (names.isEmpty()) {
            return "";
        }
        String all = names.size() < 3 ? String.join(" and ", names) : names.size() + " others";
        if (loses() && losers.keySet().stream().allMatch(this::same)) {
            return " The same happens to " + all + ".";
        }
        if (names.size() == 1) {
            return " " + one(losers.firstEntry().getValue());
        }
        return " " + all + " lose interrupts" + too();
    }

    /** Where each of the others loses its first interrupt. */
    private TreeMap<Integer, Step> losers() {
        TreeMap<Integer, Step> losers = new TreeMap<>();
        for (Step step : telling.steps()) {
            for (Finding finding : step.findings()) {
                if (lost(finding) && Subjects.of(finding)[0] != device && !telling.tells(step.number())) {
                    losers.putIfAbsent(Subjects.of(finding)[0], step);
                }
            }
        }
        return losers;
    }

    /** Whether it comes to the story's finding, too. */
    private boolean same(int other) {
        return telling.steps().stream().flatMap(step -> step.findings().stream()).anyMatch(finding -> Subjects.of(finding)[0] == other && alike(finding));
    }

    private boolean alike(Finding finding) {
        return cause instanceof Finding.Observed seen ? finding instanceof Finding.Observed other && other.kind() == seen.kind() : finding instanceof Finding.StaleHit;
    }

    private String one(Step lost) {
        for (Finding finding : lost.findings()) {
            if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.INTERRUPT_MISROUTED) {
                String handler = Subjects.remark(finding, lost, telling.steps()).text().replace("<-- ", "");
                return name(seen.device()) + "'s entry " + seen.entry() + " " + handler + ".";
            }
        }
        return lost.findings().stream().filter(OtherLosses::lost).map(finding -> name(Subjects.of(finding)[0])).findFirst().orElseThrow() + " loses an interrupt" + too();
    }

    private String too() {
        return loses() ? ", too." : ".";
    }

    /** Whether the story's own device loses one. */
    private boolean loses() {
        return telling.steps().stream().flatMap(step -> step.findings().stream()).anyMatch(finding -> lost(finding) && Subjects.of(finding)[0] == device);
    }

    private String name(int actor) {
        return Captions.name(telling.steps(), actor);
    }

    /** Whether somebody waits for an interrupt in vain. */
    static boolean lost(Finding finding) {
        return finding instanceof Finding.Observed seen && (seen.kind() == Finding.Kind.INTERRUPT_LOST || seen.kind() == Finding.Kind.INTERRUPT_MISROUTED);
    }
}
