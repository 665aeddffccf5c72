package org.pirqscope.cli.review;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.pirqscope.cli.input.SpaceArguments;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.text.LiveProgress;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;

/** What {@code review} finds out about a text: its patches, and a scenario before and after them. */
public final class ReviewAnswer {

    private final ReviewedText text;
    private final Optional<BeforeAfter> both;

    private ReviewAnswer(ReviewedText text, Optional<BeforeAfter> both) {
        this.text = text;
        this.both = both;
    }

    /** Explores the scenario before and after, where something is known, or chosen, that changes. */
    public static ReviewAnswer of(ReviewedText text, Scenario scenario, Arguments given) {
        Versions chosen = VersionArguments.apply(given, scenario.versions());
        Versions before = VersionArguments.set("--before", given.texts("--before"), known(text, chosen, false));
        Versions after = VersionArguments.set("--after", given.texts("--after"), known(text, chosen, true));
        LiveProgress progress = new LiveProgress();
        ReviewAnswer answer = of(text, scenario, before, after, SpaceArguments.options(given), progress);
        progress.clear();
        return answer;
    }

    /** The same of a scenario as it is, before and after what the patches are known to change. */
    public static ReviewAnswer of(
            ReviewedText text, Scenario scenario, Exploration.Options options, Progress progress) {
        Versions chosen = scenario.versions();
        return of(text, scenario, known(text, chosen, false), known(text, chosen, true), options, progress);
    }

    /** The versions with what is known of the patches as it is without them, or with them. */
    private static Versions known(ReviewedText text, Versions versions, boolean patched) {
        Versions known = versions;
        for (ColumnChange change : text.changes()) {
            known = change.in(known, patched);
        }
        return known;
    }

    private static ReviewAnswer of(
            ReviewedText text,
            Scenario scenario,
            Versions before,
            Versions after,
            Exploration.Options options,
            Progress progress) {
        return new ReviewAnswer(
                text,
                before.equals(after)
                        ? Optional.empty()
                        : Optional.of(BeforeAfter.of(scenario, before, after, options, progress)));
    }

    /** The scenario without and with the patches; nothing where nothing is known that changes. */
    public Optional<BeforeAfter> both() {
        return both;
    }

    /** What {@code review} prints, a line each, plain. */
    public List<String> lines() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(new PrintStream(bytes, false, StandardCharsets.UTF_8), false, true);
        print(false, out);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Prints it. */
    public void print(boolean json, Output out) {
        if (json) {
            out.line(ReviewJson.of(text, both));
            return;
        }
        ReviewText words = new ReviewText(out);
        words.patches(text);
        both.ifPresentOrElse(words::bothSides, words::nothingToExplore);
    }
}
