package org.pirqscope.cli.input;

import java.util.OptionalInt;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.evidence.lspci.LspciFormatException;
import org.pirqscope.evidence.lspci.LspciListing;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.DeviceChoiceException;
import org.pirqscope.evidence.lspci.scenario.LspciScenario;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import picocli.CommandLine.Model.CommandSpec;

/** The options that make a scenario of lspci output: {@code --from-lspci}, {@code --devices} and {@code --vectors}. */
public final class ListingArgument {

    private static final int LARGEST_TABLE = 2048;
    /** The releases on which the bug of 2017 was met. */
    private static final Versions BUG = Versions.of("4.10", "2.5", "4.7");

    private ListingArgument() {}

    /** Adds the options to a verb. */
    public static void describe(CommandSpec spec) {
        spec.addOption(Option.text(
                "--from-lspci",
                "FILE",
                "Output of lspci -v, -vv, -vvv, with or without -n, -nn, -xxxx; - is standard input."));
        spec.addOption(Option.text(
                "--devices",
                "CHOICE",
                "Only these devices: addresses (04:00.0), beginnings of addresses (04:), vendor:device,",
                "drivers or classes (nvme, net), separated by commas."));
        spec.addOption(Option.text(
                "--vectors", "N", "How many vectors a driver wants at most; default: all that the device has."));
    }

    /** Makes the scenario; notes what is cut or left out. @throws Refusal if the text or the choice cannot be used */
    public static Scenario read(Arguments given, Terminal terminal) {
        String file = given.text("--from-lspci").orElseThrow();
        int most = given.number("--vectors", 1, LARGEST_TABLE, LARGEST_TABLE);
        try {
            DeviceChoice choice =
                    given.text("--devices").map(DeviceChoice::parse).orElse(DeviceChoice.ALL);
            LspciListing listing =
                    LspciListing.read(TextFile.readListing(file), file.equals("-") ? "standard-input" : file);
            LspciScenario made = LspciScenario.of(listing, choice, OptionalInt.of(most), BUG);
            made.notes().forEach(terminal::note);
            return made.scenario();
        } catch (LspciFormatException | DeviceChoiceException wrong) {
            throw new Refusal(wrong.getMessage());
        }
    }
}
