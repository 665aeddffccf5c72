package org.pirqscope.evidence.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values that one line prints; {@link #NOT} for what it does not. Ports and Xen irqs are left out. */
public final class Printed {

    /** The line does not print it. */
    public static final int NOT = Integer.MIN_VALUE;

    private static final List<LineField> FIELDS = List.of(LineField.values());

    /** A line without values. */
    public static final Printed NOTHING = new Printed(blank());

    private final int[] values;

    private Printed(int[] values) {
        this.values = values;
    }

    private static int[] blank() {
        int[] none = new int[FIELDS.size()];
        Arrays.fill(none, NOT);
        return none;
    }

    /** A line that prints a pirq. */
    public static Printed ofPirq(int pirq) {
        return NOTHING.with(LineField.PIRQ, pirq);
    }

    /** The same with one value more. */
    public Printed with(LineField field, int value) {
        int[] next = values.clone();
        next[field.ordinal()] = value;
        return new Printed(next);
    }

    /** The same with an error; 0 stands for one that the line does not name. */
    public Printed withError(int error) {
        return error == 0 ? this : with(LineField.ERROR, error);
    }

    /** The value, or {@link #NOT}. */
    public int of(LineField field) {
        return values[field.ordinal()];
    }

    /** Whether the line prints it. */
    public boolean has(LineField field) {
        return of(field) != NOT;
    }

    /** The first value that both lines print and that differs. */
    public Optional<LineField> differing(Printed other) {
        for (LineField field : FIELDS) {
            if (has(field) && other.has(field) && of(field) != other.of(field)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Printed that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (LineField field : FIELDS) {
            if (has(field)) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(field.id())
                        .append('=')
                        .append(of(field));
            }
        }
        return text.toString();
    }
}
