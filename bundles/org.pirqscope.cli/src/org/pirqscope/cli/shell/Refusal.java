package org.pirqscope.cli.shell;

/** Bad usage or bad input. The message is one sentence: where, what was read, what is allowed. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence without "pirqscope:" before it and without a full stop */
    public Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
