package org.pirqscope.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.words.FindingWords;

/**
 * Prints steps one under the other, nested as the calls nest. A call that calls nothing stands on one line with its
 * answer; any other is one line where it is entered and, if it answers something, one where it is left. Above a line
 * stands what was logged to announce the call, below it what it changed, what was logged after it and what was found.
 */
public final class StepText {

    /** Marks a log line that an ordinary build does not print. */
    static final String HIDDEN = "[hidden]";

    private final Output out;
    private final int numberWidth;
    private final int actorWidth;
    private final RunBookmarks bookmarks;

    /**
     * Of a run.
     *
     * @param bookmarks those of the run, which stand below their steps
     */
    public StepText(Output out, Run run, RunBookmarks bookmarks) {
        this.out = out;
        this.bookmarks = bookmarks;
        this.numberWidth = Math.max(4, Integer.toString(run.length()).length());
        this.actorWidth = Math.max(
                3,
                run.scenario().actors().stream().mapToInt(String::length).max().orElse(0));
    }

    /** The column heads. */
    public void head() {
        out.line(Style.DIM.on("   " + Paragraph.pad("step", numberWidth) + " " + Paragraph.pad("who", actorWidth) + " "
                + Paragraph.pad("layer", LayerNames.WIDTH) + " call = answer"));
    }

    /** Another actor goes on from here. */
    public void turn(String actor) {
        out.line(Style.DIM.on("   " + "-".repeat(numberWidth + 1 + actorWidth) + " => " + actor));
    }

    /**
     * A call that is entered and left at once: one line, with the number of its answer, since stories refer to that.
     */
    public void leaf(Step enter, Step leave) {
        boolean announced = above(enter, leave);
        line(leave, worst(enter, leave), leave.call().text() + answer(leave));
        below(enter, !announced);
        below(leave, true);
    }

    /** A call that is entered and calls others. @param next the step after it, null for none */
    public void enter(Step step, Step next) {
        boolean announced = above(step, next);
        line(step, worst(step), step.call().text() + " {");
        below(step, !announced);
    }

    /** The end of a call that called others. */
    public void leave(Step step) {
        line(
                step,
                worst(step),
                "}" + answer(step) + Style.DIM.on("  /* " + step.call().name() + " */"));
        below(step, true);
    }

    // Answers whether the lines of the step stand above it now.
    private boolean above(Step step, Step next) {
        boolean announced = step.logsBefore(next);
        if (announced) {
            step.log().forEach(this::log);
        }
        return announced;
    }

    // Errors stand out, and name their number.
    private static String answer(Step step) {
        Answer answer = step.answer();
        if (answer.text().isEmpty()) {
            return "";
        }
        return " = " + (answer.failed() ? Style.WARN.on(answer.text()) : answer.text());
    }

    private void line(Step step, Severity worst, String text) {
        String number = " "
                        .repeat(Math.max(
                                0, numberWidth - Integer.toString(step.number()).length()))
                + step.number();
        String layer =
                LayerNames.style(step.layer()).on(Paragraph.pad(LayerNames.shortName(step.layer()), LayerNames.WIDTH));
        out.line(mark(worst) + " " + number + " " + Paragraph.pad(step.actorName(), actorWidth) + " " + layer + " "
                + nested(step.depth()) + text);
    }

    // In a narrow window deep calls stand below each other, so that there is room for them.
    private String nested(int depth) {
        return "  ".repeat(out.width() < Usage.WIDTH ? Math.min(depth, out.width() / 12) : depth);
    }

    // A line is marked with the worst of its findings.
    private static Severity worst(Step... steps) {
        Severity worst = Severity.INFO;
        for (Step step : steps) {
            for (Finding finding : step.findings()) {
                worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
            }
        }
        return worst;
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case FAILURE -> Style.ALARM.on("!!");
            case WARNING -> Style.WARN.on("! ");
            case INFO -> "  ";
        };
    }

    private void below(Step step, boolean logged) {
        String indent =
                " ".repeat(3 + numberWidth + 1 + actorWidth + 1 + LayerNames.WIDTH + 1) + nested(step.depth() + 1);
        effects(step.effects(), indent);
        if (logged) {
            step.log().forEach(this::log);
        }
        step.findings().forEach(this::finding);
        bookmarks.at(step.number()).forEach(this::bookmark);
    }

    private void bookmark(Bookmark bookmark) {
        String note = bookmark.note();
        wrapped("*      ", "*      ", bookmark.name() + (note.isEmpty() ? "" : ": " + note), Style.HEAD);
    }

    /** All changes of one subject together: {@code ~ pirq 55: irq 24 -> 0, evtchn 10 -> 0}. */
    private void effects(List<Effect> effects, String indent) {
        Map<String, List<String>> bySubject = new LinkedHashMap<>();
        for (Effect effect : effects) {
            bySubject
                    .computeIfAbsent(effect.subject().text(), subject -> new ArrayList<>())
                    .add(Paragraph.together(effect.field().label() + " " + effect.change()));
        }
        bySubject.forEach((subject, changes) ->
                wrapped(indent + "~ ", indent + "    ", subject + ": " + String.join(", ", changes), Style.DIM));
    }

    // Log lines stand below each other, whatever the nesting: they are read as a log.
    private void log(LogLine line) {
        out.line(" ".repeat(3 + numberWidth + 1 + actorWidth + 1)
                + Paragraph.pad(LayerNames.log(line.layer()) + ">", LayerNames.WIDTH) + " " + line.text()
                + (line.alwaysShown() ? "" : Style.DIM.on("  " + HIDDEN)));
    }

    private void finding(Finding finding) {
        String text = FindingWords.title(finding) + ": " + FindingWords.sentence(finding);
        switch (finding.severity()) {
            case FAILURE -> wrapped("!!     ", "!!     ", text, Style.ALARM);
            case WARNING -> wrapped("!      ", "!      ", text, Style.WARN);
            case INFO -> {
                // A decoded message repeats its call's arguments.
                if (!(finding instanceof Finding.MessageDecoded)) {
                    wrapped("i      ", "i      ", text, Style.PLAIN);
                }
            }
        }
    }

    private void wrapped(String first, String next, String text, Style style) {
        Paragraph.print(out, style, first, next, text);
    }
}
