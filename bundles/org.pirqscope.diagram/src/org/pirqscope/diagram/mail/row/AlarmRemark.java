package org.pirqscope.diagram.mail.row;

import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** The loudest finding of a call, at its entry or at its answer, as a remark. */
final class AlarmRemark {

    private AlarmRemark() {}

    static Remark of(History history, Step enter) {
        Finding loudest = loudest(enter, null);
        Step at = enter;
        if (enter.partner() > 0) {
            Step answer = history.answer(enter);
            Finding louder = loudest(answer, loudest);
            at = louder == loudest ? enter : answer;
            loudest = louder;
        }
        return loudest == null ? Remark.NONE : Subjects.remark(loudest, at, history);
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
