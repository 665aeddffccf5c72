package org.pirqscope.evidence.patch;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.evidence.patch.HunkLine.Sign;

/**
 * One hunk of a patch.
 *
 * @param span {@code -234,23 +234,14}
 * @param section what git prints after the second {@code @@}, empty for nothing
 * @param line where the hunk begins in the file, from 1
 * @param blanksLost the blank before each unchanged line is lost, as in web archives
 * @param missing how many lines of the old and of the new file the text does not have any more
 */
public record Hunk(String span, String section, int line, List<HunkLine> lines, boolean blanksLost, int missing) {

    // nothing of it is tried twice: a line may have a megabyte
    private static final Pattern DEFINED = Pattern.compile("(?<!\\w)([A-Za-z_]\\w*+)\\)?\\s*+[(\\[](?!\\w++\\)\\()");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    public Hunk {
        lines = List.copyOf(lines);
    }

    /**
     * The function, or the table, in which the first changed line stands, as far as the hunk's head or an unchanged
     * line
     * before it tells; empty for neither.
     */
    public String function() {
        String found = defined(section);
        for (HunkLine each : lines) {
            if (each.sign() != Sign.CONTEXT) {
                return found;
            }
            boolean begins = !blanksLost
                    && !each.text().isEmpty()
                    && Character.isJavaIdentifierStart(each.text().charAt(0))
                    && !each.text().endsWith(";")
                    && !each.text().endsWith(":");
            String here = begins ? defined(each.text()) : "";
            found = here.isEmpty() ? found : here;
        }
        return found;
    }

    private static String defined(String text) {
        Matcher name = DEFINED.matcher(text);
        if (name.find()) {
            return name.group(1);
        }
        // a structure or a label
        Matcher word = NAME.matcher(text.endsWith("{") || text.contains("=") ? text : "");
        String last = "";
        while (word.find()) {
            last = word.group();
        }
        return last;
    }

    /** How many lines of a kind there are. */
    public int count(Sign sign) {
        return (int) lines.stream().filter(line -> line.sign() == sign).count();
    }

    /** The names on lines of a kind. */
    public Set<String> names(Sign sign) {
        Set<String> names = new TreeSet<>();
        for (HunkLine line : lines) {
            Matcher name = NAME.matcher(line.sign() == sign ? line.text() : "");
            while (name.find()) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** The names that lines of one kind have and lines of the other kind do not. */
    public Set<String> only(Sign sign, Sign other) {
        Set<String> names = names(sign);
        names.removeAll(names(other));
        return names;
    }
}
