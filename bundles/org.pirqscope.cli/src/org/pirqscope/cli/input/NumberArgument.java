package org.pirqscope.cli.input;

import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;

/** Numbers as reviewers paste them. */
public final class NumberArgument {

    private NumberArgument() {}

    /** A register's value. @param name what the refusal calls it @param digits how many hexadecimal digits fit */
    public static long hex(String name, String text, int digits) {
        String bare = withoutPrefix(text);
        if (bare.isEmpty() || bare.length() > digits || !isHex(bare)) {
            throw new Refusal(name + " \"" + TypedText.of(text) + "\": expected 1 to " + digits
                    + " hexadecimal digits, with or without 0x before them");
        }
        return Long.parseUnsignedLong(bare, 16);
    }

    /** A pirq: decimal, or hexadecimal with 0x; any 32 bits, since that is what a message can carry. */
    public static int pirq(String text) {
        String bare = withoutPrefix(text);
        boolean prefixed = bare.length() < text.length();
        if (!bare.isEmpty() && bare.length() <= 10 && (prefixed ? isHex(bare) : isDecimal(bare))) {
            long value = Long.parseLong(bare, prefixed ? 16 : 10);
            if (value <= 0xffffffffL) {
                return (int) value;
            }
        }
        throw new Refusal("PIRQ \"" + TypedText.of(text)
                + "\": expected a number from 0 to 4294967295, decimal or hexadecimal with 0x before it");
    }

    private static String withoutPrefix(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    }

    // Digits are compared one by one: Character.digit would take those of other scripts too.
    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }

    private static boolean isDecimal(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
