package org.pirqscope.diagram.export;

import org.pirqscope.diagram.Label;

/** Numbers that somebody typed. Each method names what is wrong in one sentence. */
final class TypedNumbers {

    private TypedNumbers() {}

    /** A whole number; {@code otherwise} if nothing was typed. */
    static int number(String what, String text, int least, int most, int otherwise) {
        return text.isBlank() ? otherwise : number(what, text, least, most);
    }

    static int number(String what, String text, int least, int most) {
        String digits = text.strip();
        boolean readable = digits.matches("\\d{1,9}");
        if (!readable || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            String range = most == Integer.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most;
            throw new ChoiceException(what + " is a number " + range
                    + (digits.isEmpty() ? "." : ", not \"" + Label.name(digits) + "\"."));
        }
        return Integer.parseInt(digits);
    }

    /** A factor, such as {@code 1.5}. */
    static double factor(String what, String text, double least, double most) {
        String digits = text.strip();
        boolean readable = digits.matches("\\d{1,2}(\\.\\d{1,3})?");
        if (!readable || Double.parseDouble(digits) < least || Double.parseDouble(digits) > most) {
            throw new ChoiceException(what + " is a number from " + least + " to " + Math.round(most)
                    + (digits.isEmpty() ? "." : ", not \"" + Label.name(digits) + "\"."));
        }
        return Double.parseDouble(digits);
    }
}
