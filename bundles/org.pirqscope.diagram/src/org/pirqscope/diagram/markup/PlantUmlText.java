package org.pirqscope.diagram.markup;

import org.pirqscope.diagram.Label;

/**
 * Text inside PlantUML: what its markup, its preprocessor or its line breaks would take away is written as a code
 * point.
 */
final class PlantUmlText {

    private static final String PLAIN = " _()=,.:;+/|-*!?";

    private PlantUmlText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        int before = -1;
        // PlantUML's SVG is no longer XML with the end of a CDATA section in a text.
        for (int c : Label.plain(text).replace("]]>", "]] >").codePoints().toArray()) {
            out.append(one(c, before));
            before = c;
        }
        return out.toString().replace("__", "~__");
    }

    /** The second of two marks makes italics, strikes through or ends a cell. */
    private static String one(int c, int before) {
        boolean word = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        boolean plain = PLAIN.indexOf(c) >= 0 && (c != before || c == ' ');
        return word || plain ? Character.toString(c) : "<U+%04X>".formatted(c);
    }
}
