package org.pirqscope.cli.verb;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.cli.input.NumberArgument;
import org.pirqscope.cli.json.DecodeJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.version.LinuxRules;
import picocli.CommandLine.Model.CommandSpec;

/** {@code encode PIRQ}: the message that asks QEMU for a pirq. */
public final class EncodeVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.word(0, "PIRQ", "Decimal, or hexadecimal with 0x; any 32 bits."));
        spec.addOption(Option.text(
                "--linux",
                "VERSION",
                "The kernel that composes the message: 5.11 and later write data 0x0700. Default: data 0x4300."));
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Prints the MSI message that asks QEMU for a pirq, and the gflags that QEMU gives to Xen.")
                .customSynopsis("pirqscope encode PIRQ [--linux VERSION] [--json]")
                .footer(
                        "",
                        "JSON: pirq, addressHi, addressLo, data, gflags, truncatedTo32Bit (the pirq that a "
                                + "32-bit-only MSI"
                                + " capability keeps), notes [text].",
                        "",
                        "Example: pirqscope encode 300");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        int pirq = NumberArgument.pirq(given.words().getFirst());
        MsiMessage message = MsiMessage.ofPirq(
                pirq, given.text("--linux").map(EncodeVerb::dataOf).orElse(MsiMessage.PIRQ_DATA));
        if (given.flag("--json")) {
            terminal.out().line(DecodeJson.encoded(message, notes(pirq)));
        } else {
            print(message, terminal.out());
        }
        return ExitCode.OK;
    }

    // The version table knows, not this verb.
    private static int dataOf(String linux) {
        return LinuxRules.of(LinuxRules.TABLE.row(linux)).messageData();
    }

    private static void print(MsiMessage message, Output out) {
        out.line(Style.HEAD.on(
                        "0x%08x 0x%08x 0x%04x".formatted(message.addressHi(), message.addressLo(), message.data()))
                + "  (address_hi address_lo data)");
        out.line("QEMU's gflags: 0x" + Integer.toHexString(message.gflags()));
        notes(message.pirq()).forEach(note -> Paragraph.print(out, "", note));
    }

    // What becomes of a number that does not fit somewhere on its way.
    private static List<String> notes(int pirq) {
        List<String> notes = new ArrayList<>();
        if (pirq == 0) {
            notes.add("pirq 0: QEMU takes vector 0 with pirq 0 for a guest misconfiguration, sets pirq = -1 and lets "
                    + "Xen choose.");
        }
        if (Integer.compareUnsigned(pirq, 0xff) > 0) {
            notes.add("More than 8 bits: a 32-bit-only MSI capability has no address_hi and reads back as pirq "
                    + (pirq & 0xff) + ((pirq & 0xff) == 0 ? ", which QEMU takes for a misconfiguration." : "."));
        }
        if (Integer.compareUnsigned(pirq, 0xffff) > 0) {
            notes.add("More than 16 bits: Linux keeps the pirq in a u16 of its irq_info and would keep "
                    + (pirq & 0xffff) + ".");
        }
        return notes;
    }
}
