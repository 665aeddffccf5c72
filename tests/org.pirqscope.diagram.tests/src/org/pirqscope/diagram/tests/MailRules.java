package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.Preset;

/** What every mail text must keep, whatever it shows. */
final class MailRules {

    private MailRules() {
    }

    static void check(List<String> lines, MailOptions options) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertTrue(expanded(line) <= options.width(), () -> expanded(line) + " columns: " + line);
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), () -> "not 7-bit: " + line);
            assertFalse(line.endsWith(" "), () -> "blank at the end: " + line);
            assertFalse(line.isEmpty() && i > 0 && lines.get(i - 1).isEmpty(), "two blank lines");
            if (options.preset() != Preset.REPLY && !line.startsWith("```")) {
                assertFalse(line.matches("(---|diff -|Index: |From |#|>|--|CVS: ).*"), () -> "git would misread: " + line);
                assertFalse(line.matches("\\s*\\S+\\s+\\|\\s+\\d+.*"), () -> "checkpatch would take it for a diffstat: " + line);
            }
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("run: pq1:")), "the run string is missing");
    }

    /** Width as a terminal shows it, with tabs of 8. */
    private static int expanded(String line) {
        int column = 0;
        for (char c : line.toCharArray()) {
            column = c == '\t' ? column / 8 * 8 + 8 : column + 1;
        }
        return column;
    }
}
