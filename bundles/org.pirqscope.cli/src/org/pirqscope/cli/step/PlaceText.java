package org.pirqscope.cli.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.text.CallLines;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.cli.text.StepText;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.table.FindingRow;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.report.words.Plural;

/** Prints where the reviewer stands. */
final class PlaceText {

    private final Output out;

    PlaceText(Output out) {
        this.out = out;
    }

    /** The step that was just taken, and what was passed on the way to it: how many steps, and which findings. */
    void moved(Standing from, Standing to) {
        Moment now = to.now();
        int passed =
                Math.abs(now.position() - from.position()) - 1 - (back(from, to) ? 0 : now.position() - shown(now));
        if (passed > 0) {
            out.line(Style.DIM.on("   ... " + Plural.of(passed, "step") + (back(from, to) ? " back" : "")));
            to.facts().findings().stream()
                    .filter(row -> row.step() > Math.min(from.position(), now.position())
                            && row.step() < Math.max(from.position(), now.position())
                            && row.step() != now.position())
                    .forEach(this::passed);
        }
        here(to);
    }

    // the row of a call that calls nothing shows where it is entered, too
    private static int shown(Moment now) {
        return now.step().map(PlaceText::first).orElse(0);
    }

    private static boolean back(Standing from, Standing to) {
        return to.position() < from.position();
    }

    private void passed(FindingRow row) {
        boolean failure = row.finding().severity() == Finding.Severity.FAILURE;
        Style style = failure ? Style.ALARM : Style.WARN;
        out.line(style.on(
                (failure ? "!! " : "!  ") + row.step() + " " + row.actor() + ": " + FindingWords.title(row.finding())));
    }

    /** The step that was just taken, as run prints it. */
    void here(Standing at) {
        Moment now = at.now();
        now.step().ifPresentOrElse(step -> lines(at, first(step), now.position()), this::atStart);
        if (now.atEnd()) {
            out.line(Style.DIM.on("   the end of the run"));
        }
    }

    private void atStart() {
        out.line(Style.DIM.on("   the start of the run"));
    }

    // A call that calls nothing is one line with its answer.
    private static int first(Step step) {
        return !step.entering() && step.partner() == step.number() - 1 ? step.partner() : step.number();
    }

    /** Some steps of the run, from the first to the last one. */
    void lines(Standing at, int first, int last) {
        StepText text = new StepText(out, at.run(), at.bookmarks());
        new CallLines(out, text, step -> {}).print(at.run().steps().subList(first - 1, last));
    }

    /** The calls around the step, how far the run is and how it ends, and what names it. */
    void where(Standing at) {
        Moment now = at.now();
        Run run = now.run();
        here(at);
        now.step().ifPresent(step -> Paragraph.print(out, "  in      ", around(run, step)));
        Paragraph.print(
                out,
                "  step    ",
                now.position() + " of " + run.length() + " of " + run.scenario().name() + ", "
                        + run.scenario().versions().text());
        Paragraph.print(out, "  ends    ", outcomes(run));
        out.line("  run: " + run.runString());
    }

    private static String around(Run run, Step step) {
        List<String> around = new ArrayList<>();
        History history = run.history();
        for (int at = history.caller(History.entry(step)); at > 0; at = history.caller(at)) {
            around.addFirst(history.step(at).call().name());
        }
        return around.isEmpty() ? "no other call" : String.join(", ", around);
    }

    /** How each controller of a run ends. */
    static String outcomes(Run run) {
        List<String> names = run.scenario().controllers().stream()
                .map(controller -> controller.name())
                .toList();
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + ": " + run.outcomes().get(i).text())
                .collect(Collectors.joining("; "));
    }
}
