package org.pirqscope.diagram.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as JSON, for the page's own script. */
final class PageJson {

    private PageJson() {}

    /** A text in quotes, 7-bit. */
    static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** An array of values that are JSON already. */
    static String array(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "[", "]"));
    }

    static String array(String... values) {
        return array(List.of(values));
    }

    /** An array of texts. */
    static String texts(Stream<String> texts) {
        return array(texts.map(PageJson::text).toList());
    }
}
