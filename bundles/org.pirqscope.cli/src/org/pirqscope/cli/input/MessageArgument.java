package org.pirqscope.cli.input;

import java.util.List;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.machine.message.MsiMessage;

/** An MSI message as reviewers paste it: three words, or Address and Data as lspci prints them. */
public final class MessageArgument {

    private MessageArgument() {}

    /** Of two or three words. @throws Refusal if they are no message */
    public static MsiMessage read(List<String> words) {
        // lspci glues both address words together
        if (words.size() == 2) {
            return asLspciPrints(words.get(0), words.get(1));
        }
        return new MsiMessage(
                (int) NumberArgument.hex("ADDRESS_HI", words.get(0), 8),
                (int) NumberArgument.hex("ADDRESS_LO", words.get(1), 8),
                (int) NumberArgument.hex("DATA", words.get(2), 8));
    }

    // lspci prints 8 digits for a 32-bit capability and 16 for a 64-bit one; anything shorter is a forgotten word.
    private static MsiMessage asLspciPrints(String address, String data) {
        if (address.length() < 8) {
            throw new Refusal(
                    "decode: DATA missing; expected ADDRESS_HI ADDRESS_LO DATA, or Address (8 or 16 digits) and "
                            + "Data as lspci prints them");
        }
        long both = NumberArgument.hex("ADDRESS", address, 16);
        return new MsiMessage((int) (both >>> 32), (int) both, (int) NumberArgument.hex("DATA", data, 8));
    }
}
