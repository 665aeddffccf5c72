package org.pirqscope.evidence.line;

import java.util.ArrayList;
import java.util.List;

/**
 * One log line's format, written like the printf that makes it: {@code %d} a decimal number, {@code %x} a hexadecimal
 * one
 * with or without 0x, {@code %s} a text up to what follows, {@code %w} a word without spaces. A space in the form is
 * any
 * number of spaces in the line. Text after the form does not matter.
 */
public final class LineForm {

    /** What a line is to a form. */
    public enum Fit {
        NO,
        YES,
        /** The line ends before the form does: it was cut, or wrapped. */
        CUT
    }

    private static final String KINDS = "dxsw";
    /** A beginning that long is no accident. */
    private static final int TELLING = 12;

    private static final int NO = -1;
    private static final int CUT = -2;
    private static final int NEAR = 200;

    private final String[] literals;
    private final char[] slots;

    private LineForm(String format) {
        List<String> parts = new ArrayList<>();
        StringBuilder kinds = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) == '%') {
                i++;
                if (KINDS.indexOf(format.charAt(i)) < 0) {
                    throw new IllegalArgumentException(format);
                }
                parts.add(literal.toString());
                kinds.append(format.charAt(i));
                literal.setLength(0);
            } else {
                literal.append(format.charAt(i));
            }
        }
        parts.add(literal.toString());
        literals = parts.toArray(String[]::new);
        slots = kinds.toString().toCharArray();
    }

    /** The form of a printf format. */
    public static LineForm of(String format) {
        return new LineForm(format);
    }

    /** Holds the line against the form from {@code at} on; the values go to {@code found}. */
    public Fit fit(String line, int at, Found found) {
        found.begin(line);
        int i = at;
        for (int part = 0; part < literals.length; part++) {
            i = literal(literals[part], line, i);
            if (i < 0) {
                return i == CUT && (part > 0 || line.length() - at >= TELLING) ? Fit.CUT : Fit.NO;
            }
            if (part < slots.length) {
                i = slot(part, line, i, found);
                if (i < 0) {
                    return i == CUT ? Fit.CUT : Fit.NO;
                }
            }
        }
        found.end(i);
        return Fit.YES;
    }

    private static int literal(String literal, String line, int at) {
        if (line.startsWith(literal, at)) {
            return at + literal.length();
        }
        int i = at;
        for (int k = 0; k < literal.length(); k++) {
            if (literal.charAt(k) == ' ') {
                int next = blanks(line, i);
                if (next == i) {
                    return i >= line.length() ? CUT : NO;
                }
                i = next;
            } else if (i >= line.length()) {
                return CUT;
            } else if (line.charAt(i++) != literal.charAt(k)) {
                return NO;
            }
        }
        return i;
    }

    private static int blanks(String line, int from) {
        int i = from;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private int slot(int part, String line, int from, Found found) {
        char kind = slots[part];
        int at = kind == 's' ? from : blanks(line, from);
        int to = kind == 's' ? text(literals[part + 1], line, at) : token(kind, line, at);
        if (to < 0) {
            return to;
        }
        if (to == at && kind != 's') {
            return at >= line.length() ? CUT : NO;
        }
        boolean number = kind == 'd' || kind == 'x';
        long value = !number ? 0 : kind == 'd' ? Numeral.decimal(line, at, to) : Numeral.hex(line, at, to);
        if (number && value == Numeral.NONE) {
            return NO;
        }
        found.add(at, to, value);
        return to;
    }

    private static int token(char kind, String line, int at) {
        int i = at;
        while (i < line.length() && belongs(kind, line.charAt(i), i == at)) {
            i++;
        }
        return i;
    }

    private static boolean belongs(char kind, char c, boolean first) {
        return switch (kind) {
            case 'd' -> c >= '0' && c <= '9' || first && c == '-';
            case 'x' -> Character.digit(c, 16) >= 0 && c < 0x80 || c == 'x';
            default -> c > ' ';
        };
    }

    private static int text(String next, String line, int at) {
        if (next.isEmpty()) {
            return line.length();
        }
        int to = line.indexOf(next, at);
        if (to >= 0) {
            return to;
        }
        return line.length() - at < NEAR ? CUT : NO; // what follows the text has not come yet
    }

    /** The values that a line has for the slots of a form. */
    public static final class Found {

        private static final int MOST = 16;

        private final int[] starts = new int[MOST];
        private final int[] ends = new int[MOST];
        private final long[] values = new long[MOST];
        private String line = "";
        private int count;
        private int end;

        private void begin(String of) {
            line = of;
            count = 0;
        }

        private void add(int from, int to, long value) {
            starts[count] = from;
            ends[count] = to;
            values[count++] = value;
        }

        private void end(int at) {
            end = at;
        }

        /** The number in a slot, from 0. */
        public int number(int slot) {
            return (int) values[slot];
        }

        /** The number in a slot, from 0. */
        public long wide(int slot) {
            return values[slot];
        }

        /** The text in a slot, from 0. */
        public String text(int slot) {
            return line.substring(starts[slot], ends[slot]);
        }

        /** Whether the text in a slot is this. */
        public boolean is(int slot, String text) {
            return ends[slot] - starts[slot] == text.length() && line.startsWith(text, starts[slot]);
        }

        /** Where the form ended in the line. */
        public int end() {
            return end;
        }
    }
}
