package org.pirqscope.cli.step;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.cli.compare.ComparisonText;
import org.pirqscope.cli.input.ExportArguments;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.input.ScenarioArgument;
import org.pirqscope.cli.input.StopArguments;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.diagram.mail.TwoBlocks;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.report.compare.RunComparison;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.words.Plural;
import picocli.CommandLine.Model.CommandSpec;

/** The words that change the run or what it stops at, and those that set it beside another or write it down. */
final class ChangeWords {

    private static final String DELETE = "delete";

    private ChangeWords() {}

    /** All of them. */
    static List<StepWord> all() {
        return List.of(
                new StepWord(
                        "who",
                        "who [NAME]",
                        "Who may go next here; with a name, lets that one go on: from here on it is another run",
                        at -> Subjects.choices(at).stream(),
                        (at, line, terminal) -> who(at, line, terminal.out())),
                new StepWord(
                        "with",
                        "with [OPTION ...]",
                        "The same order on other versions, at the same place as far as there is one",
                        VersionArguments::describe,
                        Subjects::none,
                        (at, line, terminal) -> with(at, line, terminal.out())),
                new StepWord(
                        "break",
                        "break [FORM | delete N]",
                        "Stops resume there: " + BreakpointReader.FORMS + ", each with \" if ...\" as in run "
                                + "--stop-at; alone, lists them",
                        at -> Stream.concat(Subjects.breakpoints(at), Stream.of(DELETE)),
                        (at, line, terminal) -> stopAt(at, line, terminal.out())),
                new StepWord(
                        "diff",
                        "diff [RUN] [OPTION ...]",
                        "Compares this run with another one, or with what the options change of it",
                        ChangeWords::describeDiff,
                        at -> Subjects.runs(),
                        (at, line, terminal) -> diff(at, line, terminal.out())),
                new StepWord(
                        "export",
                        "export [-o FILE] [OPTION ...]",
                        "The sequence diagram of the run, as the verb diagram writes it",
                        ExportArguments::describe,
                        Subjects::none,
                        ChangeWords::export));
    }

    private static void describeDiff(CommandSpec spec) {
        spec.addPositional(Option.optionalWord(0, "RUN", "A built-in scenario, a file or a run string."));
        VersionArguments.describe(spec);
        spec.addOption(Option.text("--schedule", "NAME[*COUNT],...", "Who goes next, as in run."));
        spec.addOption(Option.flag("--mail", "Two blocks for a mail."));
    }

    private static Standing who(Standing at, WordLine line, Output out) {
        List<String> names = Subjects.choices(at);
        if (line.arguments().isEmpty()) {
            out.line(
                    names.isEmpty()
                            ? "nobody: this is the end of the run"
                            : String.join(", ", names)
                                    + at.now()
                                            .next()
                                            .map(step -> " (in this run " + step.actorName() + ")")
                                            .orElse(""));
            return at;
        }
        String name = line.rest();
        if (!names.contains(name)) {
            throw new Refusal("\"" + TypedText.of(name) + "\": "
                    + (names.isEmpty() ? "nobody may go on here" : "here may go on " + String.join(", ", names)));
        }
        int actor = at.run().scenario().actors().indexOf(name);
        return changed(at, at.now().choose(actor), out);
    }

    private static Standing with(Standing at, WordLine line, Output out) {
        Arguments given = StepWords.named("with").parsed(line.arguments());
        Scenario scenario = at.run().scenario();
        return changed(at, at.now().withVersions(VersionArguments.apply(given, scenario.versions())), out);
    }

    private static Standing changed(Standing at, Moment next, Output out) {
        if (next.run() == at.run()) {
            out.line("the same run: so it goes on already");
            return at;
        }
        Paragraph.print(
                out,
                "now ",
                Plural.of(next.run().length(), "step") + ", "
                        + next.run().scenario().versions().text() + "; " + PlaceText.outcomes(next.run()));
        Standing there = at.at(next);
        new PlaceText(out).here(there);
        return there;
    }

    private static Standing stopAt(Standing at, WordLine line, Output out) {
        if (line.arguments().isEmpty()) {
            breakpoints(at, out);
            return at;
        }
        if (line.arguments().getFirst().equals(DELETE)) {
            return delete(at, line);
        }
        Breakpoint breakpoint = StopArguments.read("break", line.rest(), at.run());
        Standing next = at.with(breakpoint);
        out.line(next.breakpoints().indexOf(breakpoint) + 1 + "  " + counted(next, breakpoint));
        return next;
    }

    private static Standing delete(Standing at, WordLine line) {
        if (at.breakpoints().isEmpty()) {
            throw new Refusal("break delete: there are no breakpoints");
        }
        if (line.arguments().size() != 2) {
            throw new Refusal("break delete: expected the number of a breakpoint");
        }
        return at.without(
                Following.number(line.arguments().get(1), 1, at.breakpoints().size()));
    }

    private static void breakpoints(Standing at, Output out) {
        if (at.breakpoints().isEmpty()) {
            out.line("no breakpoints");
        }
        for (int i = 0; i < at.breakpoints().size(); i++) {
            out.line(i + 1 + "  " + counted(at, at.breakpoints().get(i)));
        }
    }

    // where no order is saved any more only a search knows, which resume asks
    private static String counted(Standing at, Breakpoint breakpoint) {
        return breakpoint.text()
                + (breakpoint instanceof Breakpoint.NoReturn
                        ? ""
                        : ": " + Plural.of(at.stops(List.of(breakpoint)).count(breakpoint), "stop") + " in this run");
    }

    private static Standing diff(Standing at, WordLine line, Output out) {
        Arguments given = StepWords.named("diff").parsed(line.arguments());
        Scenario other = given.words().stream()
                .findFirst()
                .map(ChangeWords::other)
                .orElse(at.run().scenario());
        RunComparison comparison = RunComparison.of(at.run(), Run.of(RunArguments.changed(given, other)));
        if (given.flag("--mail")) {
            out.line(TwoBlocks.of(comparison).stream().collect(Collectors.joining("\n")));
        } else {
            new ComparisonText(out).print(comparison);
        }
        return at;
    }

    private static Scenario other(String word) {
        if (word.equals("-")) {
            throw new Refusal("diff: standard input has the words of step");
        }
        return ScenarioArgument.read(word);
    }

    private static Standing export(Standing at, WordLine line, Terminal terminal) {
        ExportArguments.write(StepWords.named("export").parsed(line.arguments()), at.run(), at.bookmarks(), terminal);
        return at;
    }
}
