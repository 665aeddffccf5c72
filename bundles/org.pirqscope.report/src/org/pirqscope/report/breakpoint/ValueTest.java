package org.pirqscope.report.breakpoint;

import java.util.Map;

/**
 * A condition on a value of the step: {@code pirq=55}, {@code answer<0}.
 *
 * @param name an argument of the call, {@code answer}, or {@code before} and {@code after} of what changes
 */
public record ValueTest(String name, Relation relation, int number) {

    /** How the value stands to the number. */
    public enum Relation {
        AT_LEAST(">="),
        AT_MOST("<="),
        OTHER("!="),
        EQUAL("="),
        LESS("<"),
        MORE(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** As it is typed. */
        public String sign() {
            return sign;
        }

        boolean holds(int value, int number) {
            return switch (this) {
                case AT_LEAST -> value >= number;
                case AT_MOST -> value <= number;
                case OTHER -> value != number;
                case EQUAL -> value == number;
                case LESS -> value < number;
                case MORE -> value > number;
            };
        }
    }

    /** Whether it holds; a value that is not there fulfils none. */
    boolean holds(Map<String, Integer> values) {
        Integer value = values.get(name);
        return value != null && relation.holds(value, number);
    }

    /** As it is typed. */
    public String text() {
        return name + relation.sign() + number;
    }
}
