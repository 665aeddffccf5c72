package org.pirqscope.diagram.mail.row;

import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.report.words.FindingRemark;
import org.pirqscope.report.words.FindingRemarks;

/** Whom a finding is about. */
public final class Subjects {

    private Subjects() {}

    /** Device, pirq and entry; -1 for none. */
    public static int[] of(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded seen ->
                new int[] {seen.device(), seen.message().pirq(), seen.entry()};
            case Finding.StaleHit seen -> new int[] {seen.device(), seen.pirq(), seen.entry()};
            case Finding.Observed seen -> new int[] {seen.device(), seen.pirq(), seen.entry()};
        };
    }

    /** What is said beside the call about a finding of one of the steps. */
    public static Remark remark(Finding finding, Step step, History history) {
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
}
