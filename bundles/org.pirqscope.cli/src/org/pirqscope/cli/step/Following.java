package org.pirqscope.cli.step;

import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;

/** Reads what follows a word. */
final class Following {

    private Following() {}

    /** @throws Refusal if something follows */
    static void nothing(WordLine line) {
        if (line.words().size() > 1) {
            throw new Refusal("\"" + TypedText.of(line.rest()) + "\": nothing follows " + line.first());
        }
    }

    /** A number of a step. @throws Refusal unless it is one of {@code least..most} */
    static int number(String text, int least, int most) {
        if (isNumber(text)) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new Refusal("\"" + TypedText.of(text) + "\": expected a whole number from " + least + " to " + most);
    }

    /** Whether it is a count that could be meant. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
