package org.pirqscope.cli.step;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.cli.shell.Refusal;

/**
 * A line as it was typed: its words, parted at spaces; what stands in quotes is one.
 *
 * @param text without spaces around it
 */
record WordLine(String text, List<String> words) {

    WordLine {
        words = List.copyOf(words);
    }

    /** Reads a line. @throws Refusal if a quote is not closed */
    static WordLine of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                inside = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inside) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inside = false;
            } else {
                word.append(c);
                inside = true;
            }
        }
        if (quote != 0) {
            throw new Refusal("a quote (" + quote + ") is not closed");
        }
        if (inside) {
            words.add(word.toString());
        }
        return new WordLine(line.strip(), words);
    }

    /** Whether there is nothing to do: nothing is typed, or a remark after a #. */
    boolean empty() {
        return words.isEmpty() || text.startsWith("#");
    }

    /** What stands first. */
    String first() {
        return words.getFirst();
    }

    /** The words after the first. */
    List<String> arguments() {
        return words.subList(1, words.size());
    }

    /** What follows the first word, as it was typed; where all of it is one word in quotes, without them. */
    String rest() {
        if (words.size() == 2) {
            return words.get(1);
        }
        int space = 0;
        while (space < text.length() && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        return text.substring(space).strip();
    }
}
