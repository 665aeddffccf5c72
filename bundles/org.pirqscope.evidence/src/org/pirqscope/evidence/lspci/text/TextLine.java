package org.pirqscope.evidence.lspci.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One line without quote marks and outer spaces; {@code depth} counts the quote marks. {@code ended} is false for a
 * last line without a line end: its last word may be cut.
 */
public record TextLine(int number, int column, int depth, String text, boolean indented, String raw, boolean ended) {

    private static final int TAB = 8;

    /** Takes the raw line apart: quote marks as mail programs put them, then spaces or tabs, then text. */
    public static TextLine of(int number, String raw, boolean ended) {
        int quoted = afterQuotes(raw);
        int start = skipBlanks(raw, quoted);
        int end = raw.length();
        while (end > start && blank(raw.charAt(end - 1))) {
            end--;
        }
        // the space after a quote mark belongs to the mark
        boolean indented = start - quoted > (quoted > 0 && raw.startsWith(" ", quoted) ? 1 : 0);
        return new TextLine(
                number,
                start + 1,
                marks(raw, quoted),
                withBlanks(withBlanks(raw.substring(start, end), '\t'), '\u00a0'),
                indented,
                raw,
                ended);
    }

    // replace() alone walks over every line, indexOf() is quick
    private static String withBlanks(String text, char blank) {
        return text.indexOf(blank) < 0 ? text : text.replace(blank, ' ');
    }

    /** The same line where nothing, not even a line end, follows it. */
    public TextLine last() {
        return new TextLine(number, column, depth, text, indented, raw, false);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The text after a key, trimmed. */
    public String after(String key) {
        return text.substring(key.length()).strip();
    }

    /** True when a mail program could have broken {@code before} at this line's first word. */
    public boolean mayContinue(TextLine before) {
        int wrapColumn = 60;
        int firstWord = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
        return before.width() + 1 + firstWord > wrapColumn;
    }

    /** The words of a text, in one pass. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = skipBlanks(text, 0);
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && !blank(text.charAt(at))) {
                at++;
            }
            words.add(text.substring(from, at));
            at = skipBlanks(text, at);
        }
        return words;
    }

    private static int afterQuotes(String raw) {
        int after = 0;
        int at = skipBlanks(raw, 0);
        while (at < raw.length() && raw.charAt(at) == '>') {
            after = at + 1;
            at = skipBlanks(raw, after);
        }
        return after;
    }

    private static int marks(String raw, int end) {
        int marks = 0;
        for (int at = 0; at < end; at++) {
            marks += raw.charAt(at) == '>' ? 1 : 0;
        }
        return marks;
    }

    private static int skipBlanks(String raw, int from) {
        int at = from;
        while (at < raw.length() && blank(raw.charAt(at))) {
            at++;
        }
        return at;
    }

    // web pages print non-breaking spaces for indentation
    private static boolean blank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\u00a0' || letter == '\f';
    }

    private int width() {
        int width = 0;
        for (int at = 0; at < column - 1 + text.length(); at++) {
            width += raw.charAt(at) == '\t' ? TAB - width % TAB : 1;
        }
        return width;
    }
}
