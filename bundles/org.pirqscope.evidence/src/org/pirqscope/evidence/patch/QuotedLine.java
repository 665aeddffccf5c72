package org.pirqscope.evidence.patch;

/** A line of a mail, and how deep it is quoted. Only {@code >} marks: a patch may have lines that begin with a bar. */
record QuotedLine(String raw, int number) {

    /** How many marks stand before the text. */
    int depth() {
        int depth = 0;
        for (int i = 0; i < raw.length() && (raw.charAt(i) == '>' || raw.charAt(i) == ' '); i++) {
            depth += raw.charAt(i) == '>' ? 1 : 0;
        }
        return depth;
    }

    /** The text after all marks. */
    String text() {
        return behind(depth());
    }

    /** The text after so many marks, and one space of the last of them. */
    String behind(int marks) {
        int at = 0;
        for (int seen = 0; seen < marks && at < raw.length(); at++) {
            seen += raw.charAt(at) == '>' ? 1 : 0;
        }
        boolean blank = marks > 0 && at < raw.length() && raw.charAt(at) == ' ';
        return raw.substring(blank ? at + 1 : at);
    }
}
