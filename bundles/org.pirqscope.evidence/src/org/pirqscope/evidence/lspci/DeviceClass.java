package org.pirqscope.evidence.lspci;

import java.util.OptionalInt;
import org.pirqscope.evidence.lspci.text.Hex;

/** What kind of device it is: its name ("" when only numbers are printed) and its 16 bit code when shown. */
public record DeviceClass(String name, OptionalInt code) {

    private static final int CODE_DIGITS = 4;
    private static final String NUMERIC = "Class";

    /** Reads the part of a device line between address and colon, in the wordings of plain, -n and -nn. */
    static DeviceClass parse(String text) {
        String bare = text.startsWith(NUMERIC + " ")
                ? text.substring(NUMERIC.length()).strip()
                : text;
        if (isCode(bare)) {
            return new DeviceClass("", OptionalInt.of((int) Hex.value(bare)));
        }
        int open = bare.lastIndexOf('[');
        int close = bare.length() - 1;
        if (open < 0 || bare.charAt(close) != ']' || !isCode(bare.substring(open + 1, close))) {
            return new DeviceClass(bare, OptionalInt.empty());
        }
        return new DeviceClass(bare.substring(0, open).strip(), OptionalInt.of((int) Hex.value(bare, open + 1, close)));
    }

    /** This class with the code of the config space, when the text has none. */
    DeviceClass orCode(OptionalInt fromConfig) {
        return code.isPresent() ? this : new DeviceClass(name, fromConfig);
    }

    /** False for words that begin no class name, as in a sentence that starts with an address. */
    static boolean plausible(String text) {
        return !text.isEmpty()
                && (Character.isUpperCase(text.charAt(0)) || Character.isDigit(text.charAt(0)) || isCode(text));
    }

    private static boolean isCode(String text) {
        return text.length() == CODE_DIGITS && Hex.value(text) >= 0;
    }
}
