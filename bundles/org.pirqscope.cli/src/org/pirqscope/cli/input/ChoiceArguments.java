package org.pirqscope.cli.input;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.diagram.mail.TextColumns;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.words.FindingWords;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say what of a run is drawn, and how. */
public final class ChoiceArguments {

    private static final int PARSED = Integer.MAX_VALUE;

    private static final String NOTES = "--notes";

    private ChoiceArguments() {}

    /** Adds them to a verb. */
    public static void describe(CommandSpec spec) {
        spec.addOption(
                Option.text("--format", "FORMAT", ids(ExportFormat.values(), ExportFormat::id) + " (default text)."));
        spec.addOption(
                Option.text("--preset", "PRESET", "How the text is pasted:", ids(Preset.values(), Preset::id) + "."));
        spec.addOption(Option.text(
                "--columns",
                "COLUMNS",
                "What the columns of the text stand for:",
                ids(TextColumns.values(), TextColumns::id) + " (default controllers)."));
        spec.addOption(Option.text("--width", "COLUMNS", "Maximum width of the text in columns (default 75)."));
        spec.addOption(Option.text("--indent", "SPACES", "Spaces before each row of the text."));
        spec.addOption(Option.text("--quotes", "DEPTH", "How deep --preset reply quotes (default 1)."));
        spec.addOption(Option.text(
                "--rows",
                "COUNT",
                "Maximum number of rows of a text that shows what matters (default 26; 0: no limit)."));
        spec.addOption(Option.flag("--all", "The whole run."));
        spec.addOption(Option.text("--from", "STEP", "The first step that is drawn."));
        spec.addOption(Option.text("--to", "STEP", "The last step that is drawn."));
        spec.addOption(Option.text(
                "--around",
                "FINDING",
                "What matters for one finding: \"first\", the number of its step, or words of its title."));
        spec.addOption(Option.text("--pirq", "PIRQ", "Only calls that touch this pirq, and the calls around them."));
        spec.addOption(Option.text("--device", "NAME", "Only what touches this controller's device."));
        spec.addOption(Option.text(
                "--entry",
                "NAME/ENTRY",
                "Only what touches this entry of a device's MSI-X table, and what becomes of the pirq and "
                        + "the irq that it has: nvme0/1."));
        spec.addOption(Option.text(
                "--lanes",
                "LANE,...",
                "Only these lanes: names of controllers, guest, qemu, xen. A text has a column for each"
                        + " controller that is named; if none is, for all, without the drivers' own calls."));
        spec.addOption(Option.text("--fold", "LANE,...", "Lanes whose calls are drawn in the lane that called them."));
        spec.addOption(Option.flag("--dark", "Pictures in the dark palette."));
        spec.addOption(Option.text("--scale", "FACTOR", "Pixels of a PNG per unit (default 1)."));
        spec.addOption(Option.text(
                "--slide", "NUMBER", "Which slide slide-svg and slide-png write of a text that needs several."));
        spec.addOption(Option.flag(
                NOTES,
                "Adds the marks of the scenario's file with their notes: boxes in a diagram, sentences in a text."));
        NoReturnArguments.describe(spec);
    }

    private static <T> String ids(T[] values, Function<T, String> id) {
        return Stream.of(values).map(id).collect(Collectors.joining(", "));
    }

    /** The choice. @throws Refusal on an option that cannot be read or does not go with another */
    public static Choice read(Arguments given, Run run, RunBookmarks bookmarks) {
        ExportFormat format = named(given, "--format", ExportFormat.values(), ExportFormat::id, ExportFormat.TEXT);
        Choice choice = new Choice(
                format,
                part(given, run),
                touched(given, run),
                lanes(given, run),
                mail(given),
                given.flag("--dark"),
                scale(given),
                given.number("--slide", 1, PARSED, 1),
                StepRemark.together(NoReturnArguments.remarks(given, run), notes(given, bookmarks)));
        UnusedOptions.refuse(given, choice);
        return choice;
    }

    private static Map<Integer, StepRemark> notes(Arguments given, RunBookmarks bookmarks) {
        if (given.flag(NOTES)
                && bookmarks.all().stream().allMatch(mark -> mark.step().isEmpty())) {
            throw new Refusal("diagram: " + NOTES + ": no step of this run is marked");
        }
        return given.flag(NOTES) ? StepRemark.of(bookmarks) : Map.of();
    }

    private static <T> T named(Arguments given, String option, T[] values, Function<T, String> id, T otherwise) {
        return given.text(option)
                .map(text -> Stream.of(values)
                        .filter(value -> id.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                option + " \"" + TypedText.of(text) + "\": expected one of " + ids(values, id))))
                .orElse(otherwise);
    }

    private static RunPart part(Arguments given, Run run) {
        boolean range = given.text("--from").isPresent() || given.text("--to").isPresent();
        int ways = (range ? 1 : 0)
                + (given.flag("--all") ? 1 : 0)
                + (given.text("--around").isPresent() ? 1 : 0);
        if (ways > 1) {
            throw new Refusal("diagram: --from and --to, --all and --around exclude each other");
        }
        if (range) {
            return new RunPart.Steps(
                    given.number("--from", 1, run.length(), 1), given.number("--to", 1, run.length(), run.length()));
        }
        return given.text("--around")
                .map(text -> around(text, given, run))
                .orElse(given.flag("--all") ? new RunPart.Whole() : new RunPart.Usual());
    }

    private static RunPart around(String text, Arguments given, Run run) {
        if (text.equals("first")) {
            return new RunPart.Around(0);
        }
        if (text.matches("-?\\d+")) {
            return new RunPart.Around(given.number("--around", 1, run.length(), 1));
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        for (Step step : run.steps()) {
            if (step.alarming()
                    && step.findings().stream()
                            .anyMatch(finding -> FindingWords.title(finding)
                                    .toLowerCase(Locale.ROOT)
                                    .contains(wanted))) {
                return new RunPart.Around(step.number());
            }
        }
        throw new Refusal("--around \"" + TypedText.of(text) + "\": this run has no such finding; " + titles(run));
    }

    private static String titles(Run run) {
        List<String> titles = run.steps().stream()
                .filter(Step::alarming)
                .flatMap(step -> step.findings().stream())
                .map(FindingWords::title)
                .distinct()
                .toList();
        return titles.isEmpty() ? "nothing went wrong in it" : "there are " + String.join(", ", titles);
    }

    private static Optional<Touched> touched(Arguments given, Run run) {
        List<String> ways = Stream.of("--pirq", "--device", "--entry")
                .filter(option -> given.text(option).isPresent())
                .toList();
        if (ways.size() > 1) {
            throw new Refusal("diagram: --pirq, --device and --entry exclude each other");
        }
        return ways.stream()
                .findFirst()
                .map(option -> option.equals("--pirq")
                        ? new Touched.Pirq(given.number(option, 0, PARSED, 0))
                        : place(option, given.text(option).orElseThrow(), run));
    }

    private static Touched place(String option, String text, Run run) {
        boolean device = option.equals("--device");
        try {
            Touched touched = Touched.typed(text, run);
            if (device ? touched instanceof Touched.Device : touched instanceof Touched.Entry) {
                return touched;
            }
        } catch (ChoiceException unknown) {
            // said below, in the words of the option
        }
        List<String> names = Lanes.of(run).all().stream()
                .filter(lane -> lane.layer() == Layer.DRIVER)
                .map(Lane::id)
                .toList();
        throw new Refusal(option + " \"" + TypedText.of(text) + "\": expected "
                + (device
                        ? oneOf(names)
                        : "NAME/ENTRY such as " + names.getFirst() + "/0; there " + (names.size() == 1 ? "is " : "are ")
                                + String.join(", ", names)));
    }

    private static String oneOf(List<String> names) {
        return names.size() == 1 ? names.getFirst() : "one of " + String.join(", ", names);
    }

    private static Map<String, LaneMode> lanes(Arguments given, Run run) {
        Map<String, LaneMode> modes = new HashMap<>();
        Lanes known = Lanes.of(run);
        given.text("--lanes").ifPresent(text -> {
            List<Lane> shown = Arrays.stream(text.split(","))
                    .map(name -> lane(known, "--lanes", name))
                    .toList();
            known.all().stream()
                    .filter(lane -> !shown.contains(lane))
                    .forEach(lane -> modes.put(lane.id(), LaneMode.HIDDEN));
        });
        given.text("--fold").ifPresent(text -> {
            Arrays.stream(text.split(","))
                    .map(name -> lane(known, "--fold", name))
                    .forEach(lane -> {
                        if (given.text("--lanes").isPresent() && !modes.containsKey(lane.id())) {
                            throw new Refusal("diagram: --lanes shows " + lane.id()
                                    + " and --fold folds it; one of them is needed");
                        }
                        if (lane.layer() == Layer.DRIVER) {
                            throw new Refusal("--fold \"" + lane.id()
                                    + "\": no lane calls a driver; expected guest, qemu or xen, or --lanes "
                                    + "to leave it out");
                        }
                        modes.put(lane.id(), LaneMode.FOLDED);
                    });
        });
        return modes;
    }

    private static Lane lane(Lanes known, String option, String name) {
        return known.named(name.strip())
                .orElseThrow(() -> new Refusal(option + " \"" + TypedText.of(name.strip()) + "\": expected one of "
                        + known.all().stream().map(Lane::id).collect(Collectors.joining(", "))));
    }

    private static MailOptions mail(Arguments given) {
        MailOptions usual = MailOptions.DEFAULT;
        Preset preset = named(given, "--preset", Preset.values(), Preset::id, usual.preset());
        return new MailOptions(
                given.number("--width", 48, 1000, usual.width()),
                given.number("--indent", 0, 16, usual.indent()),
                preset,
                given.number("--quotes", 0, 8, usual.quotes()),
                given.number("--rows", 0, PARSED, usual.rows()),
                named(given, "--columns", TextColumns.values(), TextColumns::id, usual.columns()));
    }

    private static double scale(Arguments given) {
        return given.text("--scale")
                .map(text -> {
                    if (text.matches("\\d{1,2}(\\.\\d{1,3})?")
                            && Double.parseDouble(text) >= 0.1
                            && Double.parseDouble(text) <= 16) {
                        return Double.parseDouble(text);
                    }
                    throw new Refusal("--scale \"" + TypedText.of(text) + "\": expected a number from 0.1 to 16");
                })
                .orElse(1.0);
    }
}
