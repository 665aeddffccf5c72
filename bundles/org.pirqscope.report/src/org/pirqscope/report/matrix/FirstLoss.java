package org.pirqscope.report.matrix;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.StepFinding;
import org.pirqscope.report.words.FindingWords;

/**
 * The first interrupt that a run loses, and why.
 *
 * @param load in which load of that controller, from 1
 * @param enable at which enabling of its interrupts, from 1
 * @param reason the sentence of the finding that explains it
 * @param call the call that fails for that reason, else the first that fails after that enabling, with its answer
 */
public record FirstLoss(String controller, Outcome.Lost outcome, int load, int enable, String reason, String call) {

    /** The first loss of the run, or none. */
    public static Optional<FirstLoss> first(Run run) {
        return run.history().losses().findFirst().map(seen -> at(run, seen));
    }

    private static int device(StepFinding loss) {
        return ((Finding.Loss) loss.finding()).device();
    }

    // Loads and enables are counted up to the loss.
    private static FirstLoss at(Run run, StepFinding seen) {
        int device = device(seen);
        int step = seen.step().number();
        List<Step> enables = run.history().enables(device).upTo(step);
        int load = (int) run.history().loads().upTo(step).stream()
                .filter(began -> began.actor() == device)
                .count();
        StepFinding reason = Cause.of(run.history(), seen).reason();
        return new FirstLoss(
                run.scenario().controllers().get(device).name(),
                (Outcome.Lost) run.loads(device).get(load - 1),
                load,
                enables.size(),
                FindingWords.sentence(reason.finding()),
                reason.step().answer().failed()
                        ? reason.step().text()
                        : failed(run, enables.getLast().number(), seen.step(), device));
    }

    private static String failed(Run run, int since, Step loss, int device) {
        return failedCall(run.steps().subList(since, loss.number()), device)
                .or(() -> refused(run.steps().subList(0, loss.number()), device))
                .or(() -> failedCall(run.steps().subList(since, run.length()), device))
                .or(() -> polled(run.steps().subList(loss.number() - 1, run.length()), device))
                .orElse("");
    }

    // irq_status_query of a pirq without an irq always fails in an HVM guest, which takes that for flags 0.
    private static Optional<String> failedCall(List<Step> since, int device) {
        return since.stream()
                .filter(step -> step.actor() == device
                        && !step.entering()
                        && step.answer().failed()
                        && step.call().function() != XenFunction.IRQ_STATUS_QUERY)
                .findFirst()
                .map(Step::text);
    }

    // From 4.15 no command fails: the driver finds its completion, and says so.
    private static Optional<String> polled(List<Step> since, int device) {
        return since.stream()
                .filter(step -> step.actor() == device)
                .flatMap(step -> step.log().stream()
                        .filter(line -> line.layer() == Layer.DRIVER)
                        .map(line -> step.call().text() + ": " + line.text()))
                .findFirst();
    }

    // A table write answers nothing: that QEMU refuses it is told by its error line alone.
    private static Optional<String> refused(List<Step> until, int device) {
        return until.reversed().stream()
                .filter(step -> step.actor() == device)
                .flatMap(step -> step.log().stream()
                        .filter(line -> line.is(Log.QEMU_CANT_UPDATE))
                        .map(line -> step.call().text() + ", refused by QEMU: " + line.message()))
                .findFirst();
    }
}
