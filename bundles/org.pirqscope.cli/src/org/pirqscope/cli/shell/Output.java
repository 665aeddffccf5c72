package org.pirqscope.cli.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * Prints lines of 7-bit ASCII. Text from outside (names, notes, file names) cannot smuggle control characters into a
 * terminal: they come out as {@code \}{@code u} escapes, which are right inside JSON as well. A reader that goes away
 * (a closed pipe) ends the output without an error.
 */
public final class Output {

    private static final int ROOM = 1 << 15;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final PrintStream stream;
    private final boolean colour;
    private final boolean letters;
    private final IntSupplier width;
    private final byte[] buffer = new byte[ROOM];
    private int used;
    private boolean closed;

    /** @param colour whether {@link Style}s are shown or left out */
    public Output(PrintStream stream, boolean colour) {
        this(stream, colour, false);
    }

    private Output(PrintStream stream, boolean colour, boolean letters, IntSupplier width) {
        this.stream = stream;
        this.colour = colour;
        this.letters = letters;
        this.width = width;
    }

    /**
     * @param letters whether letters of all languages, as in names of files, are printed as they are: in UTF-8, for a
     * person
     */
    public Output(PrintStream stream, boolean colour, boolean letters) {
        this(stream, colour, letters, () -> Usage.WIDTH);
    }

    /** The same output, coloured only if both want it, whose lines should not pass another width. */
    public Output on(boolean coloured, IntSupplier columns) {
        flush();
        return new Output(stream, colour && coloured, letters, columns);
    }

    /** Columns that a printed line should not pass. */
    public int width() {
        return width.getAsInt();
    }

    /** Prints the text, which may hold several lines, and ends the line. */
    public void line(String text) {
        for (int i = 0; i < text.length(); i++) {
            int point = letters ? text.codePointAt(i) : 0;
            if (point > 0x7f && isLetter(point)) {
                letter(point);
                i += Character.charCount(point) - 1;
            } else if (Style.marks(text, i)) {
                i += Style.MARK_LENGTH - 1;
                style(Style.sequence(text.charAt(i)));
            } else {
                put(text.charAt(i));
            }
        }
        add('\n');
    }

    /** Nothing that moves the cursor, is invisible or turns the line round. */
    private static boolean isLetter(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private void letter(int point) {
        for (byte part : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            add((char) (part & 0xff));
        }
    }

    /** An empty line. */
    public void line() {
        add('\n');
    }

    private void put(char c) {
        if (c >= ' ' && c < 0x7f || c == '\n' || c == '\t') {
            add(c);
        } else {
            escape(c);
        }
    }

    private void style(String sequence) {
        for (int i = 0; colour && i < sequence.length(); i++) {
            add(sequence.charAt(i));
        }
    }

    private void escape(char c) {
        add('\\');
        add('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            add(HEX[c >>> shift & 0xf]);
        }
    }

    private void add(char c) {
        if (used == ROOM) {
            flush();
        }
        buffer[used++] = (byte) c;
    }

    /** Hands everything over. */
    public void flush() {
        int length = used;
        used = 0;
        if (!closed) {
            closed = true; // also where the stream throws: what it did not take is not offered again
            stream.write(buffer, 0, length);
            closed = stream.checkError();
        }
    }

    /** Whether nobody is reading any more, so that a long output may stop. */
    public boolean closed() {
        return closed;
    }
}
