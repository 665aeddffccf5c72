package org.pirqscope.evidence.patch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line that begins a hunk: where it stands in both files, and how many lines of each it has. */
record HunkHead(String span, int removedFrom, int addedTo, String section) {

    private static final Pattern FORM =
            Pattern.compile("@@ (-\\d{1,7}(?:,(\\d{1,6}))? \\+\\d{1,7}(?:,(\\d{1,6}))?) @@\\s?(.*)");

    /** Reads it; nothing where the line is none. */
    static Optional<HunkHead> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new HunkHead(
                        form.group(1),
                        count(form.group(2)),
                        count(form.group(3)),
                        form.group(4).strip()))
                : Optional.empty();
    }

    /** A hunk of one line has no count. */
    private static int count(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
