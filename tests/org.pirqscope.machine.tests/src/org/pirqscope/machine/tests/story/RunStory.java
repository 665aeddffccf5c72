package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.report.words.FindingWords;

/**
 * Reads a run from the front to the back, as a reviewer reads a table of docs/domain.md: each {@link #then} looks
 * behind the one before.
 */
public final class RunStory {

    private final Run run;
    private int at;

    private RunStory(Run run) {
        this.run = run;
    }

    public static RunStory of(Scenario scenario) {
        return new RunStory(Run.of(scenario));
    }

    public static RunStory of(String builtIn) {
        return of(BuiltIn.named(builtIn));
    }

    public static RunStory of(String builtIn, String linux, String qemu, String xen) {
        Scenario scenario = BuiltIn.named(builtIn);
        return of(scenario.withVersions(
                scenario.versions().withLinux(linux).withQemu(qemu).withXen(xen)));
    }

    public Run run() {
        return run;
    }

    /** The next step of the actor that reads so: a call that is entered, or with its answer one that is left. */
    public RunStory then(String actor, String text) {
        for (int i = at; i < run.length(); i++) {
            Step step = run.steps().get(i);
            if (step.actorName().equals(actor) && step.text().equals(text)) {
                at = i + 1;
                return this;
            }
        }
        return fail("behind step " + at + " " + actor + " never does " + text + "; it does " + texts(actor));
    }

    private List<String> texts(String actor) {
        return run.steps().subList(at, run.length()).stream()
                .filter(s -> s.actorName().equals(actor))
                .map(Step::text)
                .limit(60)
                .toList();
    }

    /** Some step from here on, the current one included, has the log line. */
    public RunStory says(String line) {
        for (int i = Math.max(0, at - 1); i < run.length(); i++) {
            if (run.steps().get(i).log().stream().anyMatch(log -> log.text().equals(line))) {
                at = i + 1;
                return this;
            }
        }
        return fail("behind step " + at + " nobody logs " + line + "; all lines are " + lines());
    }

    /** A pirq's row at this moment, as docs/domain.md 4.2 writes it. */
    public RunStory pirq(int number, int irq, int emuirq, int evtchn) {
        PirqRow row = row(number);
        assertEquals(
                "(%d,%d,%d)".formatted(irq, emuirq, evtchn),
                "(%d,%d,%d)".formatted(row.irq(), row.emuirq(), row.evtchn()),
                "pirq " + number);
        return this;
    }

    public PirqRow row(int number) {
        return world().pirqs().stream()
                .filter(r -> r.pirq() == number)
                .findFirst()
                .orElseThrow();
    }

    /** What the step behind this moment does. */
    public String next() {
        return run.steps().get(at).text();
    }

    public World world() {
        return run.at(at);
    }

    /** What the actor calls from its next call with this text until that one is left, nested calls in their order. */
    public List<String> inside(String actor, String text) {
        then(actor, text);
        Step entered = run.steps().get(at - 1);
        List<String> calls = new ArrayList<>();
        while (at < entered.partner() - 1) {
            Step step = run.steps().get(at++);
            if (step.actorName().equals(actor) && step.entering()) {
                calls.add(step.call().text());
            }
        }
        return calls;
    }

    /**
     * The actor's next call with this text and all that it calls, one a line with its answer, nested calls indented.
     */
    public String transcript(String actor, String text) {
        then(actor, text);
        Step first = run.steps().get(at - 1);
        StringBuilder lines = new StringBuilder();
        for (Step step : run.steps().subList(at - 1, first.partner())) {
            if (step.actorName().equals(actor) && step.entering()) {
                lines.append("  ".repeat(step.depth() - first.depth()))
                        .append(run.steps().get(step.partner() - 1).text())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    /** All log lines of the run. */
    public List<String> lines() {
        return run.steps().stream()
                .flatMap(s -> s.log().stream())
                .map(LogLine::text)
                .toList();
    }

    /** All changes of the run that concern this subject, as {@code field before -> after}. */
    public List<String> changes(String subject) {
        return run.steps().stream()
                .flatMap(s -> s.effects().stream())
                .filter(e -> e.subject().text().equals(subject))
                .map(e -> e.text().substring(subject.length() + 2))
                .toList();
    }

    /** All answers that a call with this text got in the run, by any actor. */
    public List<String> answers(String call) {
        return run.steps().stream()
                .filter(s -> !s.entering() && s.call().text().equals(call))
                .map(s -> s.answer().text())
                .toList();
    }

    public List<String> findings(Finding.Kind kind) {
        return run.steps().stream()
                .flatMap(s -> s.findings().stream())
                .filter(f -> f instanceof Finding.Observed seen && seen.kind() == kind)
                .map(FindingWords::sentence)
                .toList();
    }

    public List<Finding.StaleHit> staleHits() {
        return run.steps().stream()
                .flatMap(s -> s.findings().stream())
                .filter(Finding.StaleHit.class::isInstance)
                .map(Finding.StaleHit.class::cast)
                .toList();
    }

    /** How the controllers ended, a loss with the driver's status. */
    public List<String> ends() {
        return run.outcomes().stream()
                .map(o -> o instanceof Outcome.Lost lost && lost.status() != 0
                        ? o.text() + ", status " + lost.status()
                        : o.text())
                .toList();
    }
}
