package org.pirqscope.diagram.mail;

/**
 * What stands behind a call: {@code <-- bind failed} for an alarm, {@code // 55 is free} else.
 *
 * @param brief the same in fewer letters for a narrow line; empty if the call alone says it
 */
record Remark(String text, String brief, boolean alarm) {

    static final Remark NONE = new Remark("", "", false);

    static Remark alarm(String text) {
        return alarm(text, text);
    }

    static Remark alarm(String text, String brief) {
        return new Remark("<-- " + text, brief.isEmpty() ? "" : "<-- " + brief, true);
    }

    static Remark comment(String text) {
        return comment(text, text);
    }

    static Remark comment(String text, String brief) {
        return new Remark("// " + text, brief.isEmpty() ? "" : "// " + brief, false);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
