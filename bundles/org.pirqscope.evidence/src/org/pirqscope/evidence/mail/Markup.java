package org.pirqscope.evidence.mail;

/** A line of HTML as the text that it shows. */
final class Markup {

    private static final String[][] ENTITIES = {
        {"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}
    };

    private Markup() {}

    /** The line without tags, with its entities resolved. */
    static String without(String line) {
        StringBuilder text = new StringBuilder();
        boolean tag = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '<') {
                tag = line.indexOf('>', i) > 0;
            }
            if (!tag) {
                text.append(c);
            }
            tag = tag && c != '>';
        }
        String plain = text.toString();
        for (String[] entity : ENTITIES) {
            plain = plain.replace(entity[0], entity[1]);
        }
        return plain;
    }
}
