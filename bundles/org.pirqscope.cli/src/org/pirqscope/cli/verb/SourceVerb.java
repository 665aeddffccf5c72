package org.pirqscope.cli.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.input.TextFile;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.review.ReviewedText;
import org.pirqscope.cli.review.SourceHunks;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.evidence.patch.PatchException;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.source.CallSource;
import org.pirqscope.source.HunkText.Sign;
import org.pirqscope.source.SourceException;
import org.pirqscope.source.UserClone;
import picocli.CommandLine.Model.CommandSpec;

/** {@code source SCENARIO --step N --clone DIR}: the function behind a call, as it stood at the run's version. */
public final class SourceVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        RunArguments.describeScenario(spec);
        spec.addOption(Option.text("--step", "N", "The call of this step of run."));
        spec.addOption(Option.text("--call", "NAME", "The first call of that name instead."));
        spec.addOption(Option.text(
                "--clone", "DIR", "Your git clone of the call's project (Linux, QEMU or Xen), bare or not."));
        spec.addOption(Option.text(
                "--revision", "NAME", "What git calls the version, instead of the tag of the run's release."));
        spec.addOption(Option.text("--patch", "FILE", "Marks the lines of a patch, which is read as by review."));
        RunArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Prints the function behind a call, as it stood at the run's version, from a git clone of "
                        + "yours. Nothing of it is part of Pirqscope.")
                .customSynopsis("pirqscope source SCENARIO (--step N | --call NAME) --clone DIR [OPTION ...]")
                .footer(
                        "",
                        "A hypercall is the function that carries it out, or the case of its switch; > marks that "
                                + "line, - and + what a patch takes away there or has put there.",
                        "",
                        "JSON: version, commit, function, path, first, focus, lines [number, sign (kept, removed, "
                                + "added, or null), text].",
                        "",
                        "Examples: pirqscope source stale-pirq --step 258 --clone ~/linux",
                        "          pirqscope source stale-pirq --call map_domain_pirq --clone ~/xen.git --xen 4.8");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        Run run = Run.of(RunArguments.read(given));
        Step step = step(given, run);
        Path folder = Path.of(given.text("--clone")
                .orElseThrow(() -> new Refusal(
                        "source: --clone with a git clone of " + CallSource.project(step.layer()) + " is missing")));
        try (UserClone clone = UserClone.open(folder)) {
            String release = CallSource.release(run.scenario().versions(), step.layer());
            CallSource source = CallSource.of(
                    given.text("--revision").map(clone::revision).orElseGet(() -> clone.release(step.layer(), release)),
                    step.call());
            Map<Integer, Sign> signs = hunks(given).over(source);
            if (given.flag("--json")) {
                terminal.out().line(json(source, signs));
            } else {
                print(source, signs, terminal.out());
            }
            return ExitCode.OK;
        } catch (SourceException missing) {
            throw new Refusal("source: " + missing.getMessage());
        }
    }

    private static SourceHunks hunks(Arguments given) {
        Optional<String> file = given.text("--patch");
        if (file.isEmpty()) {
            return SourceHunks.NONE;
        }
        try {
            return SourceHunks.of(ReviewedText.of(TypedText.file(file.get()), TextFile.bytes(file.get())));
        } catch (PatchException none) {
            throw new Refusal(none.getMessage());
        }
    }

    private static Step step(Arguments given, Run run) {
        Optional<String> name = given.text("--call");
        if (name.isPresent() == given.text("--step").isPresent()) {
            throw new Refusal("source: expected either --step or --call");
        }
        if (name.isEmpty()) {
            return run.steps().get(given.number("--step", 1, run.length(), 1) - 1);
        }
        return run.steps().stream()
                .filter(step -> step.call().name().equals(name.get())
                        || step.call().function().spelling().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new Refusal("source: the run makes no call \"" + TypedText.of(name.get()) + "\""));
    }

    private static void print(CallSource source, Map<Integer, Sign> signs, Output out) {
        out.line(Style.HEAD.on(source.title()));
        int width = Integer.toString(source.last()).length();
        for (int i = 0; i < source.lines().size(); i++) {
            int number = source.first() + i;
            Sign sign = signs.get(number);
            String line = (number == source.focus() ? ">" : " ") + (sign == null ? ' ' : sign.letter()) + " "
                    + " ".repeat(width - Integer.toString(number).length()) + number + "  "
                    + source.lines().get(i).replace("\t", "        ");
            out.line(styled(sign, TypedText.line(line)));
        }
    }

    private static String styled(Sign sign, String line) {
        return switch (sign) {
            case REMOVED -> Style.ALARM.on(line);
            case ADDED -> Style.GOOD.on(line);
            case KEPT -> line;
            case null -> line;
        };
    }

    private static String json(CallSource source, Map<Integer, Sign> signs) {
        List<Integer> numbers = java.util.stream.IntStream.rangeClosed(source.first(), source.last())
                .boxed()
                .toList();
        return Json.object(json -> json.put("version", source.version())
                .put("commit", source.commit())
                .put("function", source.name())
                .put("path", source.path())
                .put("first", source.first())
                .put("focus", source.focus())
                .objects(
                        "lines",
                        numbers,
                        (line, number) -> line.put("number", number)
                                .put(
                                        "sign",
                                        Optional.ofNullable(signs.get(number)).map(Json::word))
                                .put("text", source.lines().get(number - source.first()))));
    }
}
