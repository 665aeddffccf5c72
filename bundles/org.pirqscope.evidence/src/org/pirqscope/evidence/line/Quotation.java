package org.pirqscope.evidence.line;

/** What mails and consoles put around a line of a log: quote marks, a printed carriage return, spaces at the end. */
public final class Quotation {

    /** Web pages put it for a space. */
    private static final char HARD_BLANK = '\u00a0';

    private static final String UTF8_HARD_BLANK = "\u00c2\u00a0";
    private static final String PRINTED_RETURN = "^M";

    private Quotation() {}

    /** Where the quoted text begins: after all {@code >} and {@code |} at the start. */
    public static int depth(String line) {
        int text = 0;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '>' || c == '|' && text == i) {
                text = i + 1;
            } else if (c != ' ' && c != '\t') {
                break;
            }
            i++;
        }
        // one space belongs to the mark
        return text > 0 && text < line.length() && line.charAt(text) == ' ' ? text + 1 : text;
    }

    /** The line without its quote marks and without what a console left at its end. */
    public static String without(String line) {
        String plain = line.indexOf(HARD_BLANK) < 0
                ? line
                : line.replace(UTF8_HARD_BLANK, " ").replace(HARD_BLANK, ' ');
        int from = depth(plain);
        int to = end(plain, from);
        return from == 0 && to == plain.length() ? plain : plain.substring(from, to);
    }

    private static int end(String line, int from) {
        int to = line.length();
        while (to > from) {
            if (line.charAt(to - 1) <= ' ') {
                to--;
            } else if (to - from >= 2 && line.startsWith(PRINTED_RETURN, to - 2)) {
                to -= 2;
            } else {
                break;
            }
        }
        return to;
    }
}
