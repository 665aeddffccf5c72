package org.pirqscope.machine.call;

/** How a controller ended: {@code ok}, or its first loss. */
public sealed interface Outcome {

    /** {@code ok} or {@code lost phase 2 entry 0: not mapped}. */
    String text();

    default boolean ok() {
        return this instanceof Ok;
    }

    /** Every interrupt came. */
    record Ok() implements Outcome {
        @Override
        public String text() {
            return "ok";
        }
    }

    /** Not at its end yet. */
    record Running() implements Outcome {
        @Override
        public String text() {
            return "running";
        }
    }

    /**
     * The first loss.
     *
     * @param phase 1 identify, 2 queue creation or I/O, 3 the last admin command, 4 after something has happened to a
     * device that is set up
     * @param goesTo where the interrupt went instead ({@code nvme1 entry 0}), empty unless the reason is
     * {@link Reason#GOES_TO}
     * @param status the driver's status when it gave up, 0 when it went on
     */
    record Lost(int phase, int entry, Reason reason, String goesTo, int status) implements Outcome {
        @Override
        public String text() {
            String why = reason == Reason.GOES_TO ? "goes to " + goesTo : reason.label();
            return "lost phase " + phase + " entry " + entry + ": " + why;
        }
    }
}
