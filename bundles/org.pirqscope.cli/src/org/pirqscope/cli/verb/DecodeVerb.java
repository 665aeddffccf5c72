package org.pirqscope.cli.verb;

import java.util.List;
import org.pirqscope.cli.input.NumberArgument;
import org.pirqscope.cli.json.DecodeJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.DecodeText;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.MsiMessage;
import picocli.CommandLine.Model.CommandSpec;

/** {@code decode ADDRESS_HI ADDRESS_LO DATA}: what an MSI message asks for. */
public final class DecodeVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.word(0, "ADDRESS_HI", "Upper address, hexadecimal with or without 0x."));
        spec.addPositional(Option.word(1, "ADDRESS_LO", "Lower address."));
        spec.addPositional(
                Option.optionalWord(2, "DATA", "Data. Two words alone are Address and Data as lspci prints them."));
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Decodes an MSI or MSI-X message and says which pirq it asks for.")
                .customSynopsis("pirqscope decode ADDRESS_HI ADDRESS_LO DATA [--json]")
                .footer(
                        "",
                        "JSON: addressHi, addressLo, data, kind (zero, all-ones, pirq-request, pirq-zero, vector, "
                                + "vector-zero,"
                                + " not-a-message), pirq (null unless the message asks for one), decoded (what the "
                                + "formula gives for any bits),"
                                + " dataIsPirqData, gflags, truncatedTo32Bit (the pirq that a 32-bit-only MSI "
                                + "capability keeps), composition,"
                                + " explanation, words [name, value, fields [bits, name, value, meaning, partOfPirq]].",
                        "",
                        "Examples: pirqscope decode 0 fee37000 4300",
                        "          pirqscope decode 00000000fee37000 4300");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        MessageDecode decode = MessageDecode.of(message(given.words()));
        if (given.flag("--json")) {
            terminal.out().line(DecodeJson.of(decode));
        } else {
            new DecodeText(terminal.out()).print(decode);
        }
        return ExitCode.OK;
    }

    private static MsiMessage message(List<String> words) {
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
