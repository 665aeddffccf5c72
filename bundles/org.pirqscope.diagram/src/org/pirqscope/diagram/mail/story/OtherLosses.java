package org.pirqscope.diagram.mail.story;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.diagram.mail.row.AlarmRemark;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.LookupIrq;
import org.pirqscope.diagram.mail.row.SecondMap;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;
import org.pirqscope.report.words.Entries;
import org.pirqscope.report.words.FindingWords;

/** Which controllers lose an interrupt in the same run without a row of the story that says so, and how. */
final class OtherLosses {

    /** What may come to each device by itself. */
    private static final Set<Kind> REPEATED =
            Set.of(Kind.BIND_FAILED, Kind.MAP_FAILED, Kind.INTERRUPT_LOST, Kind.ENTRY_NOT_MAPPED, Kind.SETUP_FAILED);

    /** A loss, whoever suffers it. */
    private record End(Kind kind, Reason reason, int phase, boolean behindFirst) {}

    private final StoryBuilder story;
    private final History history;
    private final int device;
    private final Focus cause;
    private final String explained;

    /**
     * @param device whose story it is
     * @param cause what it is about
     */
    OtherLosses(StoryBuilder story, int device, Focus cause) {
        this.story = story;
        this.history = story.history();
        this.device = device;
        this.cause = cause;
        this.explained = cause.finding() instanceof Finding.StaleHit hit && !hit.msix()
                ? SecondMap.of(history, cause.step(), hit.pirq()).refused()
                : "";
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
        history.losses().forEach(seen -> {
            int loser = seen.finding().device();
            if (loser != device
                    && !story.has(seen.step().number())
                    && !name(loser).equals(explained)) {
                losers.putIfAbsent(loser, seen.step());
            }
        });
        return losers;
    }

    /** Whether it comes to the story's finding, too, and to the same end. */
    private boolean same(int other) {
        return history.findings().stream()
                        .anyMatch(seen -> seen.finding().device() == other
                                && alike(seen.finding(), seen.step().number()))
                && ends(other).equals(ends(device));
    }

    /** A finding that names two devices, or an MSI of which only one is programmed, is not repeated by the other. */
    private boolean alike(Finding finding, int step) {
        return switch (cause.finding()) {
            case Finding.StaleHit hit ->
                hit.msix() && finding instanceof Finding.StaleHit other && old(hit, cause.step()) == old(other, step);
            case Finding.Observed seen ->
                REPEATED.contains(seen.kind())
                        && finding instanceof Finding.Observed other
                        && other.kind() == seen.kind();
            case Finding.MessageDecoded seen -> false;
        };
    }

    private boolean old(Finding.StaleHit hit, int step) {
        return LookupIrq.of(history, step, hit).old();
    }

    /** How a device loses its interrupts. */
    private Set<End> ends(int who) {
        return history.losses()
                .map(StepFinding::finding)
                .filter(finding -> finding.device() == who)
                .map(OtherLosses::end)
                .collect(Collectors.toSet());
    }

    /** By what, and which of its commands waits for it. */
    private static End end(Finding finding) {
        return switch (finding) {
            case Finding.Lost seen -> new End(seen.kind(), seen.reason(), seen.phase(), seen.entry() > 0);
            case Finding.Misrouted seen -> new End(seen.kind(), Reason.GOES_TO, seen.phase(), seen.entry() > 0);
            case Finding.SetupFailed seen -> new End(seen.kind(), Reason.SETUP_FAILED, seen.phase(), false);
            default -> throw new IllegalArgumentException(FindingWords.title(finding));
        };
    }

    private String one(Step lost) {
        for (Finding finding : lost.findings()) {
            if (finding instanceof Finding.Observed seen && seen.kind() == Kind.INTERRUPT_MISROUTED) {
                String whose = AlarmRemark.handler(lost, history);
                String what = Entries.msix(history, lost) ? "entry " + seen.entry() : "interrupt";
                return name(seen.device()) + "'s " + what + " reaches " + (whose.isEmpty() ? "another handler" : whose)
                        + ".";
            }
        }
        Finding loss = lost.findings().stream()
                .filter(Finding.Loss.class::isInstance)
                .findFirst()
                .orElseThrow();
        return name(loss.device())
                + (loss instanceof Finding.SetupFailed ? " gets no interrupt" : " loses an interrupt")
                + too();
    }

    private String too() {
        return loses() ? ", too." : ".";
    }

    /** Whether the story's own device loses one. */
    private boolean loses() {
        return history.losses().anyMatch(seen -> seen.finding().device() == device);
    }

    private String name(int actor) {
        return Captions.name(history, actor);
    }
}
