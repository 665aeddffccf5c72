package org.pirqscope.cli.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.ClockSettings.SameMoment;
import org.pirqscope.evidence.timeline.Timeline;
import picocli.CommandLine.Model.CommandSpec;

/** What a user knows of the clocks of the logs. */
final class ClockArguments {

    private static final Pattern OFFSET = Pattern.compile("(.+)=([+-]?\\d{1,12}(?:\\.\\d{1,9})?)s?");
    private static final Pattern PAIR = Pattern.compile("(.+?):(\\d{1,9})=(.+):(\\d{1,9})");

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
        Map<Integer, Double> offsets = new LinkedHashMap<>();
        for (String text : given.texts("--offset")) {
            Matcher parts = OFFSET.matcher(text);
            if (!parts.matches()) {
                throw new Refusal("--offset \"" + TypedText.of(text) + "\": expected FILE=SECONDS, as qemu.log=+1.5s");
            }
            offsets.put(file("--offset", parts.group(1), names), Double.parseDouble(parts.group(2)));
        }
        if (offsets.size() == 1) {
            throw new Refusal("--offset is given for one file: expected another --offset, with 0 for the file whose "
                    + "clock it is set against");
        }
        List<SameMoment> pairs = new ArrayList<>();
        for (String text : given.texts("--pair")) {
            Matcher parts = PAIR.matcher(text);
            if (!parts.matches()) {
                throw new Refusal("--pair \"" + TypedText.of(text)
                        + "\": expected FILE:LINE=FILE:LINE, as guest.log:120=qemu.log:15");
            }
            pairs.add(new SameMoment(
                    new SourceLine(file("--pair", parts.group(1), names), Integer.parseInt(parts.group(2))),
                    new SourceLine(file("--pair", parts.group(3), names), Integer.parseInt(parts.group(4)))));
        }
        return new ClockSettings(offsets, pairs);
    }

    private static int file(String option, String name, List<String> names) {
        List<Integer> found = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(name) || names.get(i).endsWith("/" + name))
                .boxed()
                .toList();
        if (found.size() != 1) {
            throw new Refusal(option + " \"" + TypedText.of(name) + "\": "
                    + (found.isEmpty() ? "no file that was read has this name" : "several files have this name"));
        }
        return found.getFirst();
    }

    /** Refuses pairs of lines that tell nothing. */
    static void check(ClockSettings settings, Timeline timeline, List<String> names) {
        for (SameMoment pair : settings.pairs()) {
            for (SourceLine line : List.of(pair.one(), pair.other())) {
                if (!timeline.has(line)) {
                    throw new Refusal("--pair: %s:%d is no line of the timeline; expected one from which something "
                                    .formatted(names.get(line.file()), line.line())
                            + "was read");
                }
            }
        }
    }
}
