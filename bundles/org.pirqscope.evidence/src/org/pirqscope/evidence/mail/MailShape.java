package org.pirqscope.evidence.mail;

import java.util.Locale;
import java.util.Set;

/** Whether a text is a mail, by its beginning. */
public enum MailShape {
    NONE,
    /** One message with its headers. */
    MESSAGE,
    /** Several, each after a line "From ". */
    MBOX,
    /** What a web archive shows of one: some headers between other text, nothing encoded. */
    WEB_PAGE;

    private static final Set<String> HEADERS = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "received",
            "content-type",
            "content-transfer-encoding",
            "return-path",
            "delivered-to",
            "in-reply-to",
            "references",
            "list-id",
            "reply-to",
            "user-agent",
            "dkim-signature");
    private static final int WEB_LINES = 25;

    /** The shape of a text that begins so. */
    public static MailShape of(String beginning) {
        String[] lines = beginning.split("\r?\n", 200);
        if (lines[0].startsWith("From ") && lines[0].matches(".*\\d\\d:\\d\\d.*") && headers(lines, 1) >= 2) {
            return MBOX;
        }
        return headers(lines, 0) >= 2 ? MESSAGE : web(lines) ? WEB_PAGE : NONE;
    }

    // how many known headers stand in a row, unfolded
    private static int headers(String[] lines, int from) {
        int known = 0;
        for (int i = from; i < lines.length && !lines[i].isEmpty(); i++) {
            boolean folded = i > from && (lines[i].startsWith(" ") || lines[i].startsWith("\t"));
            int colon = lines[i].indexOf(':');
            if (!folded && (colon < 1 || lines[i].substring(0, colon).indexOf(' ') >= 0)) {
                return 0;
            }
            known += !folded && isHeader(lines[i], colon) ? 1 : 0;
        }
        return known;
    }

    private static boolean isHeader(String line, int colon) {
        return HEADERS.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static boolean web(String[] lines) {
        boolean from = false;
        boolean date = false;
        for (int i = 0; i < Math.min(WEB_LINES, lines.length); i++) {
            from |= lines[i].startsWith("From: ");
            date |= lines[i].startsWith("Date: ") || lines[i].startsWith("Sent: ");
        }
        return from && date;
    }
}
