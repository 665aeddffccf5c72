package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows that git am, an mbox or git's editor would take for something else, and the cure: two spaces in front of every
 * row.
 */
final class GitSafeRows {

    /** Separators, patches, mbox lines, comments, and header lines such as {@code From: }. */
    private static final Pattern TRAP = Pattern.compile("(?:-|diff |Index: |CVS: |>|#|From |[A-Za-z-]+:(?: |$)).*");

    private GitSafeRows() {}

    /** Whether one of the rows would be misread at the margin. */
    static boolean trapped(List<String> lines) {
        return lines.stream().anyMatch(line -> TRAP.matcher(line).matches());
    }
}
