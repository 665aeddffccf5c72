package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.ScenarioArgument;
import org.pirqscope.cli.input.SpaceArguments;
import org.pirqscope.cli.input.TextFile;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.review.ReviewAnswer;
import org.pirqscope.cli.review.ReviewedText;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.evidence.patch.PatchException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code review MAIL|PATCH|MBOX}: what a patch changes in the model, before and after. */
public final class ReviewVerb implements Verb {

    private static final String SCENARIO = "stale-pirq";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.word(
                0,
                "FILE",
                "A patch of git format-patch, a mail with one (quoted, encoded, as a web archive shows it), or an "
                        + "mbox; - is standard input."));
        spec.addOption(Option.text(
                "--scenario",
                "SCENARIO",
                "What is explored before and after: a built-in scenario, a file or a run string (default: "
                        + "stale-pirq)."));
        spec.addOption(Option.texts(
                "--before",
                "PRODUCT.COLUMN=VALUE",
                "What holds without the patch, where that is not known from it; may be repeated."));
        spec.addOption(Option.texts(
                "--after",
                "PRODUCT.COLUMN=VALUE",
                "What holds with the patch, where that is not known from it; may be repeated."));
        VersionArguments.describe(spec);
        SpaceArguments.describeLimits(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Reads a patch of Linux, QEMU or Xen and says which calls of the model each hunk touches, "
                        + "which column of the version tables it amounts to and how it was recognised, and what "
                        + "becomes of a scenario without it and with it, over all interleavings.")
                .customSynopsis("pirqscope review FILE [OPTION ...]")
                .footer(
                        "",
                        "A patch is recognised as one of the commits of the version tables by its subject, by its own "
                                + "hash, by what its Fixes: lines name, or by the names on its changed lines. Another "
                                + "one is not modelled: --before and --after choose what it changes. --set changes a "
                                + "column on both sides.",
                        "Exit codes: 0 the patch was read, 2 bad usage or no patch.",
                        "",
                        "JSON: patches [subject, commit, project, files [path, hunks [function, calls, columns "
                                + "[column, before, after, how], modelled]]], commits [commit, subject, project, "
                                + "columns], before {verdict}, after {verdict}, run (null, as these, where nothing is "
                                + "known to change).",
                        "",
                        "Examples: pirqscope review 0001-xen.patch",
                        "          pirqscope review mail.eml --scenario 3x1 --json",
                        "          pirqscope review new.patch --after linux.reuse=never");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        String name = given.words().getFirst();
        String shown = name.equals("-") ? "standard input" : TypedText.file(name);
        try {
            ReviewedText text = ReviewedText.of(shown, TextFile.bytes(name));
            ReviewAnswer.of(text, ScenarioArgument.read(given.text("--scenario").orElse(SCENARIO)), given)
                    .print(given.flag("--json"), terminal.out());
        } catch (PatchException none) {
            throw new Refusal(none.getMessage());
        }
        return ExitCode.OK;
    }
}
