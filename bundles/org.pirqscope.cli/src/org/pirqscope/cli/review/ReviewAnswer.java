package org.pirqscope.cli.review;

import java.util.Optional;
import org.pirqscope.cli.input.SpaceArguments;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.text.LiveProgress;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

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
        Versions before = chosen;
        Versions after = chosen;
        for (ColumnChange change : text.changes()) {
            before = change.in(before, false);
            after = change.in(after, true);
        }
        before = VersionArguments.set("--before", given.texts("--before"), before);
        after = VersionArguments.set("--after", given.texts("--after"), after);
        if (before.equals(after)) {
            return new ReviewAnswer(text, Optional.empty());
        }
        LiveProgress progress = new LiveProgress();
        BeforeAfter both = BeforeAfter.of(scenario, before, after, SpaceArguments.options(given), progress);
        progress.clear();
        return new ReviewAnswer(text, Optional.of(both));
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
