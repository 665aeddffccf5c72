package org.pirqscope.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;

/** Breaks a text into lines of at most {@code width} characters, at spaces; a longer word stands alone. */
public record Paragraph(int width) {

    private static final int LEAST = 40;
    private static final char NO_BREAK = '\u00a0';

    /** The text as one word, which no line break will divide. */
    public static String together(String text) {
        return text.replace(' ', NO_BREAK);
    }

    /** The lines; none for an empty text. */
    public List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
            String word = words.nextToken();
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString().replace(NO_BREAK, ' '));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().replace(NO_BREAK, ' '));
        }
        return lines;
    }

    /** Prints a text after a head; further lines start below the text, not below the head. */
    public static void print(Output out, String head, String text) {
        print(out, Style.PLAIN, head, " ".repeat(head.length()), text);
    }

    /** The same with another begin of further lines, the whole of each line in a style. */
    static void print(Output out, Style style, String head, String next, String text) {
        String before = head;
        for (String line : new Paragraph(Math.max(LEAST, out.width() - next.length())).lines(text)) {
            out.line(style == Style.PLAIN ? before + line : style.on(before + line));
            before = next;
        }
    }

    /** The text padded with spaces to a width in characters; a longer text as it is. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
