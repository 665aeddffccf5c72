package org.pirqscope.evidence.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.line.LineStream;

/** The lines of one text, as they come together: bytes, where each ends, its number, and a mark of eight bits. */
final class KeptText {

    /** Bytes of a row besides its text. */
    static final int OVERHEAD = 9;

    private static final List<SourceFormat> FORMATS = List.of(SourceFormat.values());
    private static final List<LineState> STATES = List.of(LineState.values());
    private static final int STATE_BITS = 3;
    private static final int STATE = (1 << STATE_BITS) - 1;
    private static final int FORMAT = 0xf;
    /** The format is told by a line below. */
    private static final int WAITING = FORMAT;

    private static final int JOINED = 0x80;

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[16];
    private int[] numbers = new int[16];
    private byte[] marks = new byte[16];
    private int size;

    int size() {
        return size;
    }

    /** One more line. @return its row */
    int add(int number, String raw) {
        int from = size == 0 ? 0 : ends[size - 1];
        int end = from + raw.length();
        if (size == marks.length) {
            int room = size + (size >> 1);
            ends = Arrays.copyOf(ends, room);
            numbers = Arrays.copyOf(numbers, room);
            marks = Arrays.copyOf(marks, room);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        for (int i = 0; i < raw.length(); i++) {
            bytes[from + i] = (byte) raw.charAt(i);
        }
        ends[size] = end;
        numbers[size] = number;
        return size++;
    }

    /** Says what became of a row. @param format null where a line below will tell it */
    void mark(int row, SourceFormat format, LineState state, boolean joined) {
        if (row >= 0 && row < size) {
            int known = format == null ? WAITING : format.ordinal();
            marks[row] = (byte) (known << STATE_BITS | state.ordinal() | (joined ? JOINED : 0));
        }
    }

    /** The format of all rows that wait for it. */
    void assign(SourceFormat format) {
        for (int row = 0; row < size; row++) {
            int mark = marks[row] & 0xff;
            if ((mark >> STATE_BITS & FORMAT) == WAITING) {
                mark(row, format, STATES.get(mark & STATE), (mark & JOINED) != 0);
            }
        }
    }

    LineState state(int row) {
        return STATES.get(marks[row] & STATE);
    }

    ReadLine at(int file, int row) {
        int mark = marks[row] & 0xff;
        int first = row;
        while (first > 0 && (marks[first] & JOINED) != 0) {
            first--;
        }
        int from = row == 0 ? 0 : ends[row - 1];
        String raw = new String(bytes, from, ends[row] - from, StandardCharsets.ISO_8859_1);
        return new ReadLine(
                new SourceLine(file, numbers[row]),
                new SourceLine(file, numbers[first]),
                FORMATS.get(mark >> STATE_BITS & FORMAT),
                STATES.get(mark & STATE),
                LineStream.shown(raw));
    }

    int row(int number) {
        int found = Arrays.binarySearch(numbers, 0, size, number);
        while (found > 0 && numbers[found - 1] == number) {
            found--;
        }
        return Math.max(-1, found);
    }
}
