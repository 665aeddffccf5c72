package org.pirqscope.report.decode;

/**
 * One of the two conditions under which the old kernels re-use a pirq.
 *
 * @param text as in the source: {@code data == XEN_PIRQ_MSI_DATA (0x4300)}
 * @param value what was compared: {@code 0x4300}, {@code 64}; empty where nothing was
 * @param detail what the value means, or why nothing was tested
 */
public record Condition(String text, String value, Result result, String detail) {

    /** How the test came out. */
    public enum Result {
        TRUE("true"),
        FALSE("false"),
        NOT_TESTED("not tested");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        /** The word for people. */
        public String label() {
            return label;
        }

        static Result of(boolean holds) {
            return holds ? TRUE : FALSE;
        }
    }

    static Condition notTested(String text, String why) {
        return new Condition(text, "", Result.NOT_TESTED, why);
    }

    /** Whether it was tested and holds. */
    public boolean holds() {
        return result == Result.TRUE;
    }
}
