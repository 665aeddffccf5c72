package org.pirqscope.diagram.mail;

/**
 * What stands behind a call: {@code <-- bind failed} for an alarm, {@code // 55 is free} else.
 *
 * @param brief the same in fewer letters for a narrow line; empty if the call alone says it
 * @param beside whether it goes where there is no room beside the call: other rows say it, too
 */
record Remark(String text, String brief, boolean alarm, boolean beside) {

    static final Remark NONE = new Remark("", "", false, false);

    static Remark alarm(String text) {
        return alarm(text, text);
    }

    static Remark alarm(String text, String brief) {
        return new Remark("<-- " + text, brief.isEmpty() ? "" : "<-- " + brief, true, false);
    }

    static Remark comment(String text) {
        return comment(text, text);
    }

    static Remark comment(String text, String brief) {
        return new Remark("// " + text, brief.isEmpty() ? "" : "// " + brief, false, false);
    }

    /** The same, never on a line of its own. */
    Remark besideOnly() {
        return new Remark(text, brief, alarm, true);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
