package org.pirqscope.cli.verb;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.machine.version.OtherGuests;
import picocli.CommandLine.Model.CommandSpec;

/** {@code pirqscope} without a verb. */
final class RootVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Option.version());
        spec.usageMessage()
                .synopsisSubcommandLabel("VERB")
                .customSynopsis("pirqscope [FILE | VERB ...]")
                .description(
                        "Simulates how a Xen PV-on-HVM guest sets up and tears down MSI and MSI-X interrupts, call "
                                + "by call.",
                        OtherGuests.SENTENCE + ".",
                        "Without a verb the desktop opens; FILE is a scenario to open there.")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nVerbs (pirqscope VERB --help says more):%n")
                .footer(
                        "",
                        "Exit codes: 0 all well, 1 the run lost an interrupt or has another failure, 2 bad usage or "
                                + "input,"
                                + " 3 an exploration that was not complete and found no failure, 70 a fault of "
                                + "Pirqscope itself.",
                        "Colours are used on a terminal only, and never when NO_COLOR is set.");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        throw new Refusal("a verb is missing; there are " + String.join(", ", Verbs.names()));
    }
}
