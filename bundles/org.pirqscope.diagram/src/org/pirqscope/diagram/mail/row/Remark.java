package org.pirqscope.diagram.mail.row;

/**
 * What follows a call: {@code <-- bind failed} for an alarm, {@code // 55 is free} else.
 *
 * @param brief the same in fewer letters for a narrow line; empty if the call alone says it
 * @param beside whether it goes where there is no room beside the call: other rows say it, too
 */
public record Remark(String text, String brief, boolean alarm, boolean beside) {

    public static final Remark NONE = new Remark("", "", false, false);

    public static Remark alarm(String text) {
        return alarm(text, text);
    }

    public static Remark alarm(String text, String brief) {
        return new Remark("<-- " + text, brief.isEmpty() ? "" : "<-- " + brief, true, false);
    }

    public static Remark comment(String text) {
        return comment(text, text);
    }

    public static Remark comment(String text, String brief) {
        return new Remark("// " + text, brief.isEmpty() ? "" : "// " + brief, false, false);
    }

    /** The same, never on a line of its own. */
    public Remark besideOnly() {
        return new Remark(text, brief, alarm, true);
    }

    /** The same and how many more there are, which alone stands on a narrow line. */
    public Remark and(String more) {
        return new Remark(text + ", " + more, (alarm ? "<-- " : "// ") + more, alarm, beside);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
