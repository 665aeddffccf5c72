package org.pirqscope.diagram.mail;

/**
 * One line of a text, with its parts.
 *
 * @param remark where what is remarked begins; the length of the text where nothing is
 * @param alarm whether the remark says that something goes wrong
 */
public record MailLine(String text, int remark, boolean alarm) {

    /** A line without a remark. */
    static MailLine plain(String text) {
        return new MailLine(text, text.length(), false);
    }

    /** What is not remarked, with the blanks in front of it. */
    public String call() {
        return text.substring(0, remark);
    }
}
