package org.pirqscope.diagram;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence into lines at spaces; a word that is longer than the line is broken inside. */
public final class Wrap {

    private Wrap() {}

    /** Lines of at most {@code width} characters; nothing but the spaces at the breaks is lost. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                flush(lines, line);
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        flush(lines, line);
        return lines;
    }

    private static void flush(List<String> lines, StringBuilder line) {
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        line.setLength(0);
    }
}
