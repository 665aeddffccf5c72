package org.pirqscope.evidence.lspci.text;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a text, whatever ends them: LF, CR LF or CR. A byte order mark in front is skipped. */
public final class TextLines implements Iterator<TextLine> {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String text;
    private int at;
    private int number;
    private int feed = -1;
    private int carriage = -1;

    public TextLines(String text) {
        this.text = text;
        this.at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    }

    @Override
    public boolean hasNext() {
        return at < text.length();
    }

    @Override
    public TextLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        feed = next('\n', feed);
        carriage = next('\r', carriage);
        int end = Math.min(feed, carriage);
        number++;
        TextLine line = TextLine.of(number, text.substring(at, end), end < text.length());
        at = end + (text.startsWith("\r\n", end) ? 2 : 1);
        return line;
    }

    // found once and kept: a text without carriage returns is not searched for them at every line
    private int next(char ending, int known) {
        if (known >= at) {
            return known;
        }
        int found = text.indexOf(ending, at);
        return found < 0 ? text.length() : found;
    }
}
