package org.pirqscope.evidence.read;

import java.util.Arrays;
import java.util.List;
import org.pirqscope.evidence.fact.SourceFormat;

/** Of each fact the format of its line, and when that was written. */
public final class FactOrigins {

    private static final List<SourceFormat> FORMATS = List.of(SourceFormat.values());

    private final byte[] formats;
    private final double[] seconds;

    private FactOrigins(byte[] formats, double[] seconds) {
        this.formats = formats;
        this.seconds = seconds;
    }

    /** How the line of a fact was read. */
    public SourceFormat format(int fact) {
        return FORMATS.get(formats[fact]);
    }

    /** When the line was written, by the clock of its writer in that text; not a number where it does not say. */
    public double seconds(int fact) {
        return seconds[fact];
    }

    /** As they come together. */
    static final class Builder {

        private byte[] formats = new byte[256];
        private double[] seconds = new double[256];
        private int size;

        void add() {
            if (size == formats.length) {
                formats = Arrays.copyOf(formats, 2 * size);
                seconds = Arrays.copyOf(seconds, 2 * size);
            }
            formats[size] = (byte) SourceFormat.LSPCI.ordinal();
            seconds[size++] = Double.NaN;
        }

        void set(int fact, SourceFormat format, double when) {
            formats[fact] = (byte) format.ordinal();
            seconds[fact] = when;
        }

        FactOrigins build() {
            return new FactOrigins(Arrays.copyOf(formats, size), Arrays.copyOf(seconds, size));
        }
    }
}
