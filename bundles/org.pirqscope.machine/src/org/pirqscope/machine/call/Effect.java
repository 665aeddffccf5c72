package org.pirqscope.machine.call;

/**
 * One field of one subject that changed between two steps.
 *
 * @param before and {@code after} as the tables print them
 */
public record Effect(Layer layer, Subject subject, String field, String before, String after) {

    /** {@code pirq 55: irq 0 -> 24}. */
    public String text() {
        return subject.text() + ": " + field + " " + before + " -> " + after;
    }
}
