package org.pirqscope.evidence.fact;

/**
 * Where a line stands.
 *
 * @param file index of the text among all that were read, from 0
 * @param line from 1
 */
public record SourceLine(int file, int line) implements Comparable<SourceLine> {

    @Override
    public int compareTo(SourceLine other) {
        return file != other.file ? Integer.compare(file, other.file) : Integer.compare(line, other.line);
    }
}
