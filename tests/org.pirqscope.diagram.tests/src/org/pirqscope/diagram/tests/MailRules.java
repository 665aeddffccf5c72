package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.machine.run.Run;

/** What every mail text must keep, whatever it shows. */
final class MailRules {

    private MailRules() {}

    static void check(List<String> lines, MailOptions options) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertTrue(expanded(line) <= options.width(), () -> expanded(line) + " columns: " + line);
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), () -> "not 7-bit: " + line);
            assertFalse(line.endsWith(" "), () -> "blank at the end: " + line);
            assertFalse(line.isEmpty() && i > 0 && lines.get(i - 1).isEmpty(), "two blank lines");
            if (options.preset() != Preset.REPLY && !line.startsWith("```")) {
                assertFalse(
                        line.matches("(---|diff -|Index: |From |#|>|--|CVS: ).*"), () -> "git would misread: " + line);
                assertFalse(
                        line.matches("\\s*\\S+\\s+\\|\\s+\\d+.*"),
                        () -> "checkpatch would take it for a diffstat: " + line);
            }
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("run: pq2:")), "the run string is missing");
    }

    /** The text about a run's first failure, which keeps the rules. */
    static List<String> told(Run run, MailOptions options) {
        List<String> lines =
                MailText.of(Runs.diagram(run), Runs.origin(run), options).lines();
        check(lines, options);
        return lines;
    }

    /** In as many rows as a mail has, in this order; how far apart a remark stands does not matter. */
    static void shows(List<String> lines, String... wanted) {
        String text = near(String.join("\n", lines));
        assertTrue(lines.size() <= 26, () -> lines.size() + " rows:\n" + text);
        int at = 0;
        for (String one : wanted) {
            int found = text.indexOf(near(one), at);
            assertTrue(found >= 0, () -> one + " is not there behind the one before it in\n" + text);
            at = found + near(one).length();
        }
    }

    private static String near(String text) {
        return text.replaceAll("(?<=\\S) {2,}", "  ");
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
