package org.pirqscope.cli.review;

import java.util.stream.Collectors;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.evidence.amount.HunkReading;
import org.pirqscope.evidence.patch.Hunk;
import org.pirqscope.evidence.patch.HunkLine.Sign;
import org.pirqscope.evidence.patch.PatchedFile;
import org.pirqscope.machine.call.Function;
import org.pirqscope.report.words.Plural;

/** What is said of a hunk, in the terminal and in the desktop. */
public final class HunkWords {

    private HunkWords() {}

    /** Where it stands: file and lines. */
    public static String place(PatchedFile file, Hunk hunk) {
        return (file.path().isEmpty() ? "no file named" : file.path()) + " @@ " + hunk.span() + " @@";
    }

    /** The function that it changes. */
    public static String function(Hunk hunk) {
        return hunk.function().isEmpty() ? "no function named" : hunk.function();
    }

    /** How much it changes, and what of it the text has lost. */
    public static String amount(Hunk hunk) {
        return Plural.of(hunk.count(Sign.REMOVED), "line") + " removed, " + hunk.count(Sign.ADDED) + " added"
                + (hunk.blanksLost() ? "; the spaces before unchanged lines are lost, as in web archives" : "")
                + (hunk.missing() > 0 ? "; cut: " + Plural.of(hunk.missing(), "line") + " missing" : "");
    }

    /** The calls of the model that it touches, "" for none. */
    public static String calls(HunkReading reading) {
        return reading.calls().stream().map(Function::spelling).collect(Collectors.joining(", "));
    }

    /** A column that it amounts to. */
    public static String change(ColumnChange change) {
        return change.name() + ": " + change.before() + " -> " + change.after();
    }

    /** By which commit, and how that was recognised. */
    public static String origin(ColumnChange change) {
        return change.commit().hash() + (change.reverted() ? " undone" : "") + ", by " + change.how();
    }
}
