package org.pirqscope.report.why;

import java.util.Comparator;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;

/** One field of one subject: what may have another value after each step. */
public record Quantity(Subject subject, Field field) {

    /** The field that a subject is asked for where none is named comes first. */
    static final Comparator<Quantity> BY_FIELD = Comparator.comparing(Quantity::field);

    /** {@code pirq 55 irq}. */
    public String text() {
        return subject.text() + " " + field.label();
    }
}
