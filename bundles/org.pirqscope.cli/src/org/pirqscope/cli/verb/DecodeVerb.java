package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.MessageArgument;
import org.pirqscope.cli.json.DecodeJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.DecodeText;
import org.pirqscope.machine.message.MessageDecode;
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
        MessageDecode decode = MessageDecode.of(MessageArgument.read(given.words()));
        if (given.flag("--json")) {
            terminal.out().line(DecodeJson.of(decode));
        } else {
            new DecodeText(terminal.out()).print(decode);
        }
        return ExitCode.OK;
    }
}
