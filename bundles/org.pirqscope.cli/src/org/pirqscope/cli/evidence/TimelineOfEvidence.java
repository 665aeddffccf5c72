package org.pirqscope.cli.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.diagram.timeline.TimelineDiagram;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.Timeline;
import picocli.CommandLine.Model.CommandSpec;

/** The timeline of logs as a sequence diagram. */
public final class TimelineOfEvidence {

    private static final List<String> TEXT_ONLY = List.of("--preset", "--width", "--indent", "--quotes");

    private TimelineOfEvidence() {}

    /** Adds its options. */
    public static void describe(CommandSpec spec) {
        spec.addOption(Option.flag(
                "--timeline",
                "Writes a sequence diagram of the lines instead: each text in its own order, between texts the order "
                        + "that shared facts and known clocks force."));
        spec.addOption(Option.text(
                "--format", "FORMAT", "With --timeline: " + ids(formats().map(ExportFormat::id)) + " (default text)."));
        ClockArguments.describe(spec);
        spec.addOption(Option.text(
                "--preset",
                "PRESET",
                "How the text is pasted:",
                ids(Stream.of(Preset.COMMIT, Preset.REPLY, Preset.MARKDOWN).map(Preset::id)) + "."));
        spec.addOption(Option.text("--width", "COLUMNS", "Maximum width of the text in columns (default 75)."));
        spec.addOption(Option.text("--indent", "SPACES", "Spaces before each row of the text."));
        spec.addOption(Option.text("--quotes", "DEPTH", "How deep --preset reply quotes (default 1)."));
        spec.addOption(Option.flag("--dark", "Pictures in the dark palette."));
        spec.addOption(Option.text("--scale", "FACTOR", "Pixels of a PNG per unit (default 1)."));
    }

    private static Stream<ExportFormat> formats() {
        return Stream.of(ExportFormat.values()).filter(format -> !format.ofRuns());
    }

    private static String ids(Stream<String> ids) {
        return ids.collect(Collectors.joining(", "));
    }

    /** The timeline with the clocks that the user knows. @throws Refusal on clocks that cannot be */
    static Timeline timeline(Evidence evidence, Arguments given, Terminal terminal) {
        ClockSettings clocks = ClockArguments.read(given, evidence.names());
        Timeline timeline = Timeline.of(evidence, clocks);
        ClockArguments.check(clocks, timeline, evidence.names());
        timeline.notes().forEach(terminal::note);
        if (timeline.rows().isEmpty()) {
            throw new Refusal("evidence: no line tells of anything that a timeline could show");
        }
        return timeline;
    }

    /** Writes it where the options say. */
    public static void write(Evidence evidence, Observations seen, Arguments given, Terminal terminal) {
        Choice choice = choice(given);
        if (given.file("-o").isEmpty() && !choice.format().readable()) {
            throw new Refusal("evidence: a " + choice.format().label() + " needs a file: -o NAME."
                    + choice.format().extension());
        }
        Timeline timeline = timeline(evidence, given, terminal);
        try {
            write(
                    Export.of(
                            TimelineDiagram.of(timeline, evidence.names()).rows(),
                            TimelineDiagram.origin(seen.stack(), evidence.names()),
                            choice),
                    given,
                    terminal);
        } catch (ChoiceException impossible) {
            throw new Refusal("evidence: " + impossible.getMessage());
        }
    }

    private static void write(Export export, Arguments given, Terminal terminal) {
        export.warnings().forEach(terminal::note);
        Optional<String> file = given.file("-o");
        file.flatMap(export.nameEnd()::remark).ifPresent(terminal::note);
        if (file.isPresent()) {
            new ResultFile(file.get(), given.flag("--force")).write(export::write);
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            export.write(out);
        } catch (IOException failed) {
            throw new Refusal("evidence: " + failed.getMessage());
        }
        terminal.out().line(out.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    private static Choice choice(Arguments given) {
        ExportFormat format = given.text("--format")
                .map(text -> formats()
                        .filter(one -> one.id().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("--format \"" + TypedText.of(text) + "\": expected one of "
                                + ids(formats().map(ExportFormat::id)))))
                .orElse(ExportFormat.TEXT);
        refuse(given, TEXT_ONLY, format == ExportFormat.TEXT, "--format text alone");
        refuse(given, List.of("--dark"), format.picture(), "--format svg, png, pdf or html alone");
        refuse(given, List.of("--scale"), format == ExportFormat.PNG, "--format png alone");
        return new Choice(
                format,
                new RunPart.Whole(),
                Optional.empty(),
                Map.of(),
                mail(given),
                given.flag("--dark"),
                scale(given),
                1,
                Map.of());
    }

    private static MailOptions mail(Arguments given) {
        MailOptions usual = MailOptions.DEFAULT;
        Preset preset = given.text("--preset")
                .map(text -> Stream.of(Preset.COMMIT, Preset.REPLY, Preset.MARKDOWN)
                        .filter(one -> one.id().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                "--preset \"" + TypedText.of(text) + "\": expected one of commit, reply, markdown")))
                .orElse(usual.preset());
        return usual.withWidth(given.number("--width", MailOptions.LEAST, 1000, usual.width()))
                .withIndent(given.number("--indent", 0, 16, 0))
                .withQuotes(given.number("--quotes", 0, 8, 1))
                .withPreset(preset);
    }

    /** Pixels for a unit. */
    static double scale(Arguments given) {
        String text = given.text("--scale").orElse("1");
        if (text.matches("\\d{1,2}(\\.\\d{1,3})?")) {
            double scale = Double.parseDouble(text);
            if (scale >= 0.1 && scale <= 16) {
                return scale;
            }
        }
        throw new Refusal("--scale \"" + TypedText.of(text) + "\": expected a number from 0.1 to 16");
    }

    /** Refuses options that would change nothing. */
    static void refuse(Arguments given, List<String> options, boolean apply, String goesWith) {
        for (String option : options) {
            if (!apply && given.parsed().hasMatchedOption(option)) {
                throw new Refusal("evidence: " + option + " goes with " + goesWith);
            }
        }
    }

    /** Refuses its options where no diagram is asked for. */
    public static void refuseWithout(Arguments given) {
        refuse(
                given,
                List.of(
                        "--format",
                        "--offset",
                        "--pair",
                        "--preset",
                        "--width",
                        "--indent",
                        "--quotes",
                        "--dark",
                        "--scale"),
                false,
                "--timeline or --gantt");
    }
}
