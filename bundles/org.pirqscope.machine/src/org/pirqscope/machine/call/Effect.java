package org.pirqscope.machine.call;

/** One field of one subject that changed between two steps, with both values as {@link Field} explains them. */
public record Effect(Subject subject, Field field, int before, int after) {

    /** In whose tables. */
    public Layer layer() {
        return field.layer();
    }

    /** {@code 0 -> 24}, as the tables print the values. */
    public String change() {
        return field.text(before) + " -> " + field.text(after);
    }

    /** {@code pirq 55: irq 0 -> 24}. */
    public String text() {
        return subject.text() + ": " + field.label() + " " + change();
    }
}
