package org.pirqscope.diagram.export;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** The part of a run that a choice asks for. */
final class Excerpt {

    private final Run run;
    private final Choice choice;
    private SequenceDiagram diagram;
    private Mail mail;

    Excerpt(Run run, Choice choice) {
        this.run = run;
        this.choice = choice;
    }

    /** The run that it is of. */
    Run run() {
        return run;
    }

    /** The same with every lane. */
    Excerpt withAllLanes() {
        return new Excerpt(run, choice.withLanes(Map.of()));
    }

    /** The diagram of the part; a text that tells what matters chooses its rows itself. */
    SequenceDiagram diagram() {
        if (diagram == null) {
            diagram = SequenceDiagram.of(run, filtered(tells() ? lanes() : part(lanes())));
        }
        return diagram;
    }

    private boolean tells() {
        boolean finding = choice.part() instanceof RunPart.Usual || choice.part() instanceof RunPart.Around;
        return choice.format().told() && finding && choice.touched().isEmpty();
    }

    private Scope part(Scope scope) {
        return switch (choice.part()) {
            case RunPart.Usual usual -> scope;
            case RunPart.Whole whole -> scope;
            case RunPart.Steps steps -> ranged(scope, steps);
            case RunPart.Around around -> scope.only(about(focus(around)));
        };
    }

    private Scope lanes() {
        Scope scope = Scope.ALL.withRemarks(choice.remarks());
        Lanes known = Lanes.of(run);
        for (String id : choice.lanes().keySet()) {
            Lane lane = known.named(id)
                    .orElseThrow(() -> new ChoiceException("there is no lane \"" + Label.name(id) + "\"; there are "
                            + known.all().stream().map(Lane::id).collect(Collectors.joining(", "))));
            scope = scope.lane(lane.id(), choice.lanes().get(id));
        }
        Scope chosen = scope;
        if (known.all().stream()
                .allMatch(lane -> chosen.modes().getOrDefault(lane.id(), LaneMode.SHOWN) != LaneMode.SHOWN)) {
            throw new ChoiceException("no lane is left to draw");
        }
        return scope;
    }

    private Scope ranged(Scope scope, RunPart.Steps steps) {
        if (steps.first() > steps.last()) {
            throw new ChoiceException("a range goes forward, not from step " + steps.first() + " to " + steps.last());
        }
        if (steps.first() < 1 || steps.last() > run.length()) {
            throw new ChoiceException("steps " + steps.first() + " to " + steps.last()
                    + " are not in this run; it has steps 1 to " + run.length());
        }
        return scope.range(whole(steps.first()), steps.last());
    }

    /**
     * Where {@code run} prints a call and its answer as one line, a range that begins with that line's number begins
     * with the call.
     */
    private int whole(int first) {
        Step step = run.steps().get(first - 1);
        return !step.entering() && step.partner() == first - 1 ? step.partner() : first;
    }

    private Scope filtered(Scope scope) {
        if (choice.touched().isEmpty()) {
            return scope;
        }
        Query touched = choice.touched().get().query();
        return scope.only(scope.only().map(part -> part.and(touched)).orElse(touched));
    }

    private Query about(Focus focus) {
        Set<Integer> told = MailText.steps(run.history(), Lanes.of(run), focus);
        return step -> told.contains(step.number());
    }

    private Focus focus(RunPart.Around around) {
        if (around.step() == 0) {
            return Focus.first(run.history())
                    .orElseThrow(
                            () -> new ChoiceException("nothing went wrong in this run: there is no finding to draw"));
        }
        if (around.step() < 1 || around.step() > run.length()) {
            throw new ChoiceException("there is no step " + around.step() + "; the run has steps 1 to " + run.length());
        }
        Step step = run.steps().get(around.step() - 1);
        Step other = step.partner() > 0 ? run.steps().get(step.partner() - 1) : step;
        return Focus.at(step)
                .or(() -> Focus.at(other))
                .orElseThrow(
                        () -> new ChoiceException("step " + around.step() + " has no warning or failure" + others()));
    }

    private String others() {
        List<Integer> steps = run.steps().stream()
                .filter(Step::alarming)
                .map(Step::shown)
                .distinct()
                .toList();
        return steps.isEmpty()
                ? "; no step of this run has"
                : "; there are some at " + (steps.size() == 1 ? "step " : "steps ") + NumberList.of(steps);
    }

    /** The text for mail, composed once. */
    Mail mail(Origin origin) {
        if (mail == null) {
            mail = switch (choice.part()) {
                case RunPart.Usual usual when tells() -> MailText.of(diagram(), origin, choice.mail());
                case RunPart.Around around
                when tells() -> MailText.about(diagram(), focus(around), origin, choice.mail());
                default -> MailText.all(diagram(), origin, choice.mail());
            };
        }
        return mail;
    }
}
