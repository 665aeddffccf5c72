package org.pirqscope.ui.widget;

/**
 * What is put on the clipboard.
 *
 * @param what how much of what it is, in words: {@code 3 rows}
 */
public record ClipboardText(String text, String what) {

    /** A text that is counted by its lines. */
    public static ClipboardText lines(String text) {
        return of(text, text.lines().count(), "line");
    }

    /** So many of a kind, whose name takes an s for more than one. */
    public static ClipboardText of(String text, long number, String kind) {
        return new ClipboardText(text, number + " " + kind + (number == 1 ? "" : "s"));
    }
}
