package org.pirqscope.report.table;

/** How a single value is printed in all tables. */
final class Cell {

    private Cell() {}

    static final String NONE = "-";

    static String or(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** 0 is no number of this kind. */
    static String nonZero(int value) {
        return value == 0 ? NONE : Integer.toString(value);
    }

    static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    static String word(int value) {
        return "%08x".formatted(value);
    }

    /** A data register: 16 bits unless the upper half is in use. */
    static String data(int value) {
        return "%04x".formatted(value);
    }
}
