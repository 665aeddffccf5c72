package org.pirqscope.evidence.read;

import java.util.List;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * The lines of all texts with what became of each, in compact arrays, up to {@link #MOST_BYTES} of memory; what is
 * beyond is counted. A text has as many rows as its lines are counted: a line of several pieces has a row for each.
 */
public final class ReadLines {

    /** Memory that lines take at most; those after that are only counted. */
    public static final long MOST_BYTES = 64L << 20;

    /** Of a reading that keeps no lines. */
    public static final ReadLines NONE = new ReadLines(List.of(), 0);

    private final List<KeptText> texts;
    private final long beyond;

    ReadLines(List<KeptText> texts, long beyond) {
        this.texts = List.copyOf(texts);
        this.beyond = beyond;
    }

    /** How many texts there are; 0 if no lines are kept. */
    public int texts() {
        return texts.size();
    }

    /** How many rows of a text are kept. */
    public int rows(int file) {
        return texts.get(file).size();
    }

    /** What became of a row. */
    public LineState state(int file, int row) {
        return texts.get(file).state(row);
    }

    /** A row of a text, from 0. */
    public ReadLine at(int file, int row) {
        return texts.get(file).at(file, row);
    }

    /** The first row of a line in its text; -1 if it is not kept. */
    public int row(SourceLine place) {
        return place.file() < texts.size() ? texts.get(place.file()).row(place.line()) : -1;
    }

    /** How many lines are not kept. */
    public long beyond() {
        return beyond;
    }
}
