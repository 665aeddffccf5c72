package org.pirqscope.diagram.mail;

/** What stands behind a call: {@code <-- bind failed} for an alarm, {@code // 55 is free} else. */
record Remark(String text, boolean alarm) {

    static final Remark NONE = new Remark("", false);

    static Remark alarm(String text) {
        return new Remark("<-- " + text, true);
    }

    static Remark comment(String text) {
        return new Remark("// " + text, false);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
