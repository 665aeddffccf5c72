package org.pirqscope.evidence.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of a file: one, or those of an mbox, each after a line {@code From }. */
public final class Mailbox {

    private static final int HEAD = 1 << 14;

    /**
     * A message.
     *
     * @param separator the line {@code From } before it, empty for none
     * @param line the number of its first line in the file, from 1
     */
    public record Message(String separator, int line, byte[] bytes) {}

    private Mailbox() {}

    /** The messages in their order; a text that is no mail is one message. */
    public static List<Message> messages(byte[] file) {
        if (shape(file) != MailShape.MBOX) {
            return List.of(new Message("", 1, file));
        }
        List<Message> messages = new ArrayList<>();
        String separator = "";
        int from = 0;
        int first = 1;
        int line = 1;
        boolean blank = true;
        for (int at = 0; at < file.length; line++) {
            int next = next(file, at);
            if (blank && starts(file, at, next)) {
                add(messages, separator, first, Arrays.copyOfRange(file, from, at));
                separator = new String(file, at, next - at, StandardCharsets.ISO_8859_1).strip();
                from = next;
                first = line + 1;
            }
            blank = next - at <= 1 || next - at == 2 && file[at] == '\r';
            at = next;
        }
        add(messages, separator, first, Arrays.copyOfRange(file, from, file.length));
        return List.copyOf(messages);
    }

    /** The shape of a file by its beginning. */
    public static MailShape shape(byte[] file) {
        return MailShape.of(new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1));
    }

    private static void add(List<Message> messages, String separator, int line, byte[] bytes) {
        if (!separator.isEmpty() || bytes.length > 0) {
            messages.add(new Message(separator, line, bytes));
        }
    }

    // a line of a body that begins so is quoted by mail programs: ">From"
    private static boolean starts(byte[] file, int at, int next) {
        return next - at > 5 && new String(file, at, 5, StandardCharsets.ISO_8859_1).equals("From ");
    }

    private static int next(byte[] file, int from) {
        int i = from;
        while (i < file.length && file[i] != '\n') {
            i++;
        }
        return Math.min(file.length, i + 1);
    }
}
