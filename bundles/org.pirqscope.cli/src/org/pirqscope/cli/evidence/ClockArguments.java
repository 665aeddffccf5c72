package org.pirqscope.cli.evidence;

import java.util.List;
import java.util.function.Consumer;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.ClockText;
import org.pirqscope.evidence.timeline.ClockTextException;
import org.pirqscope.evidence.timeline.Timeline;
import picocli.CommandLine.Model.CommandSpec;

/** What a user knows of the clocks of the logs. */
final class ClockArguments {

    private ClockArguments() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Option.texts(
                "--offset",
                "FILE=SECONDS",
                "With --timeline: seconds to add to the times of a file; the clocks of all files that are "
                        + "named so are one: --offset guest.log=0 --offset qemu.log=+1.5s."));
        spec.addOption(Option.texts(
                "--pair",
                "FILE:LINE=FILE:LINE",
                "With --timeline: both lines are of one moment; where both have times, so are the clocks."));
    }

    /** The settings. @throws Refusal on what cannot be read, or names a file that is not there */
    static ClockSettings read(Arguments given, List<String> names) {
        ClockText clocks = new ClockText(names);
        given.texts("--offset").forEach(text -> take("--offset", text, clocks::offset));
        given.texts("--pair").forEach(text -> take("--pair", text, clocks::pair));
        try {
            return clocks.settings();
        } catch (ClockTextException alone) {
            throw new Refusal("--offset: " + alone.getMessage());
        }
    }

    private static void take(String option, String text, Consumer<String> taken) {
        try {
            taken.accept(text);
        } catch (ClockTextException wrong) {
            throw new Refusal(option + " \"" + TypedText.of(text) + "\": " + wrong.getMessage());
        }
    }

    /** Refuses pairs of lines that tell nothing. */
    static void check(ClockSettings settings, Timeline timeline, List<String> names) {
        try {
            ClockText.check(settings, timeline, names);
        } catch (ClockTextException wrong) {
            throw new Refusal("--pair: " + wrong.getMessage());
        }
    }
}
