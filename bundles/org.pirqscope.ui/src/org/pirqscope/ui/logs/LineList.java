package org.pirqscope.ui.logs;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.evidence.read.ReadLines;

/** The lines of all texts, one text after the other, or those of them whose state is wanted. */
public final class LineList {

    /** No line. */
    public static final LineList EMPTY = new LineList(ReadLines.NONE, state -> true);

    private final ReadLines lines;
    /** Before each text, how many lines of all texts there are. */
    private final int[] before;

    private final int[] wanted;
    private final int count;

    /** @param states of the lines that are wanted */
    public LineList(ReadLines lines, Predicate<LineState> states) {
        this.lines = lines;
        before = new int[lines.texts() + 1];
        for (int file = 0; file < lines.texts(); file++) {
            before[file + 1] = before[file] + lines.rows(file);
        }
        wanted = new int[before[lines.texts()]];
        int size = 0;
        for (int file = 0; file < lines.texts(); file++) {
            for (int row = 0; row < lines.rows(file); row++) {
                if (states.test(lines.state(file, row))) {
                    wanted[size++] = before[file] + row;
                }
            }
        }
        count = size;
    }

    /** How many lines are wanted. */
    public int size() {
        return count;
    }

    /** How many lines there are. */
    public int all() {
        return wanted.length;
    }

    /** A line that is wanted, from 0. */
    public ReadLine at(int index) {
        int line = wanted[index];
        int found = Arrays.binarySearch(before, line);
        int file = found >= 0 ? found : -found - 2;
        while (before[file + 1] == line) {
            file++; // a text without a line
        }
        return lines.at(file, line - before[file]);
    }

    /** Where a line stands; nothing if it is not kept, or not wanted. */
    public OptionalInt indexOf(SourceLine place) {
        int row = lines.row(place);
        int index = row < 0 ? -1 : Arrays.binarySearch(wanted, 0, count, before[place.file()] + row);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
