package org.pirqscope.diagram.markup;

import java.util.regex.Pattern;
import org.pirqscope.diagram.Label;

/** Text inside Mermaid: everything that could end a statement, start a comment or be HTML is written as an entity. */
final class MermaidText {

    private static final String PLAIN = " _()=,./|!?*";
    private static final Pattern END = Pattern.compile("\\b([eE])(?=[nN][dD]\\b)");

    private MermaidText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        for (int c : Label.plain(text).codePoints().toArray()) {
            boolean plain =
                    c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || PLAIN.indexOf(c) >= 0;
            out.append(plain ? Character.toString(c) : "#" + c + ";");
        }
        return END.matcher(out).replaceAll(found -> "#" + (int) found.group(1).charAt(0) + ";");
    }
}
