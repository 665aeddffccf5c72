package org.pirqscope.diagram.mail.row;

import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.report.words.FindingRemark;
import org.pirqscope.report.words.FindingRemarks;

/** Findings of calls as remarks. */
public final class AlarmRemark {

    private AlarmRemark() {}

    /** What is said beside the call about a finding of one of the steps. */
    public static Remark of(Finding finding, Step step, History history) {
        FindingRemark said = remarks(history).of(finding, step);
        return Remark.alarm(said.text(), said.brief());
    }

    /** The name of whose handler runs inside of a call, empty if it is not seen. */
    public static String handler(Step step, History history) {
        return remarks(history).handler(step);
    }

    private static FindingRemarks remarks(History history) {
        return new FindingRemarks(history, actor -> Captions.name(history, actor));
    }

    /** The loudest finding of a call, at its entry or at its answer. */
    static Remark of(History history, Step enter) {
        Finding loudest = loudest(enter, null);
        Step at = enter;
        if (enter.partner() > 0) {
            Step answer = history.answer(enter);
            Finding louder = loudest(answer, loudest);
            at = louder == loudest ? enter : answer;
            loudest = louder;
        }
        return loudest == null ? Remark.NONE : of(loudest, at, history);
    }

    private static Finding loudest(Step step, Finding before) {
        Finding found = before;
        for (Finding finding : step.findings()) {
            Mark least = found == null ? Mark.NONE : Mark.of(found);
            found = Mark.of(finding).compareTo(least) > 0 ? finding : found;
        }
        return found;
    }
}
