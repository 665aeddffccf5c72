package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the marks out of a line: {@code `code`}, {@code **strong**}, {@code *strong*} and {@code [words](target)}. */
final class InlineReader {

    private static final Pattern MARKED = Pattern.compile("(?<ticks>`+)(?<code>.+?)\\k<ticks>(?!`)"
            + "|\\*\\*(?<strong>[^*]+)\\*\\*"
            + "|(?<![\\w*])\\*(?<emphasis>[^*\\s][^*]*)(?<!\\s)\\*(?![\\w*])"
            + "|\\[(?<link>[^\\]]*)]\\((?<target>[^)\\s]*)\\)"
            + "|\\\\(?<escaped>[\\p{Punct}])");

    private InlineReader() {}

    static List<Inline> read(String line) {
        List<Inline> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        Matcher marked = MARKED.matcher(line);
        int from = 0;
        while (marked.find()) {
            plain.append(line, from, marked.start());
            from = marked.end();
            if (marked.group("escaped") != null) {
                plain.append(marked.group("escaped"));
            } else {
                flush(plain, pieces);
                pieces.add(piece(marked));
            }
        }
        plain.append(line, from, line.length());
        flush(plain, pieces);
        return List.copyOf(pieces);
    }

    private static Inline piece(Matcher marked) {
        if (marked.group("code") != null) {
            return new Inline.Code(marked.group("code"));
        }
        if (marked.group("link") != null) {
            return new Inline.Reference(marked.group("link").replace("`", ""), marked.group("target"));
        }
        return new Inline.Strong(marked.group(marked.group("strong") != null ? "strong" : "emphasis"));
    }

    private static void flush(StringBuilder plain, List<Inline> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Inline.Words(plain.toString()));
            plain.setLength(0);
        }
    }
}
