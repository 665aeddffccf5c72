package org.pirqscope.evidence.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream, one after the other, in a memory that does not depend on its length. Bytes become characters
 * of
 * the same value: what is read out of a log is ASCII, and {@link #shown} brings the rest back.
 */
public final class LineStream {

    /** A line that is longer goes on as a line of its own with the same number. */
    public static final int LONGEST = 1 << 16;

    private static final int ROOM = 1 << 17;

    private final InputStream in;
    private final byte[] buffer = new byte[ROOM];
    private int start;
    private int end;
    private boolean closed;
    private boolean split;
    private int number;
    private long bytes;

    public LineStream(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null after the last one. @throws IOException as the stream does */
    public String next() throws IOException {
        int from = start;
        while (true) {
            int stop = ended(from);
            if (stop >= 0) {
                return line(stop, stop + 1);
            }
            if (end - start >= LONGEST) {
                String part = line(start + LONGEST, start + LONGEST);
                split = true;
                return part;
            }
            from = end - start;
            if (closed || !fill()) {
                return start == end ? null : line(end, end);
            }
            from += start;
        }
    }

    private int ended(int from) {
        int last = Math.min(end, start + LONGEST);
        for (int i = from; i < last; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private String line(int stop, int next) {
        int length = stop - start;
        if (length > 0 && buffer[stop - 1] == '\r') {
            length--;
        }
        String text = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
        start = next;
        number += split ? 0 : 1;
        split = false;
        return text;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int read = in.read(buffer, end, ROOM - end);
        closed = read < 0;
        end += Math.max(0, read);
        bytes += Math.max(0, read);
        return !closed;
    }

    /** The number of the line that {@link #next} gave, from 1. */
    public int number() {
        return number;
    }

    /** How many bytes were read. */
    public long bytes() {
        return bytes;
    }

    /** The text of a line for people: as UTF-8 where it is. */
    public static String shown(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) > 0x7f) {
                return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return line;
    }
}
