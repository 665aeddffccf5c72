package org.pirqscope.evidence.read;

/** Lines that a person typed into a shell, or put around a listing. */
final class Prompts {

    private Prompts() {}

    /**
     * {@code $ dmesg}, {@code # xl dmesg}, {@code [root@dom0 ~]# xl info}, {@code user@host:~$ ls}, three back
     * quotes.
     */
    static boolean is(String line) {
        if (line.startsWith("```") || line.startsWith("$ ") || line.startsWith("# ") || line.startsWith("~ # ")) {
            return true;
        }
        int at = line.indexOf('@');
        int blank = line.indexOf(' ');
        boolean bracket = line.startsWith("[");
        int mark = Math.max(line.indexOf("$ "), line.indexOf("# "));
        boolean near = at > 0 && at < 40 && mark > at && mark < 80;
        return near && (bracket || blank < 0 || blank > at);
    }

    /** Whether a line of a mail may be a record of a log, which has a number and something before a colon or a sign. */
    static boolean likeRecord(String line) {
        boolean digit = line.chars().anyMatch(c -> c >= '0' && c <= '9');
        return digit && (line.contains(": ") || line.indexOf('=') > 0 || line.indexOf('[') >= 0);
    }
}
