package org.pirqscope.machine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Format;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Parameter;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.Dialect;
import org.pirqscope.machine.version.Wording;

/**
 * The tape of the stepper: makes a {@link Step} of every call that is entered or left, with the difference of the
 * cells, log lines and findings.
 */
final class Recorder implements Tape {

    private final Layout layout;
    private Wording wording;
    private final Dialect dialect;
    private final List<String> actors;
    private final Observer observer;
    private final List<Deque<Step>> open = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<LogLine> pending = new ArrayList<>();
    private short[] cells;
    private short[] last;
    private int firstOfDomain;
    private int actor;
    private int move;
    private AtomicStep atomic;

    Recorder(Machine machine, short[] cells) {
        Scenario scenario = machine.scenario();
        this.layout = machine.wiring().layout;
        this.actors = scenario.actors();
        this.wording = new Wording(
                scenario.versions(),
                IntStream.range(0, machine.names().size())
                        .mapToObj(c -> machine.driver(c).name())
                        .toList(),
                scenario.controllers().stream().map(Controller::bdf).toList());
        this.dialect = new Dialect(scenario.versions());
        this.observer = new Observer(machine, this::addFinding);
        this.cells = cells;
        this.last = cells.clone();
        actors.forEach(name -> open.add(new ArrayDeque<>()));
    }

    /** The move that follows: its number and who makes it. */
    void begin(int number, int who, AtomicStep step) {
        move = number;
        actor = who;
        atomic = step;
        if (step.restartsGuest()) {
            open.forEach(Deque::clear);
        }
    }

    /** Takes over the steps of an earlier run up to {@code count}: a fork goes on from there. */
    void resume(List<Step> prefix, int count) {
        for (int i = 0; i < count; i++) {
            Step step = prefix.get(i);
            boolean closes = step.partner() > 0 && step.partner() <= count;
            Step kept = step.entering() && !closes ? step.withPartner(0) : step;
            steps.add(kept);
            if (step.atomic().restartsGuest()) {
                open.forEach(Deque::clear);
            }
            if (step.atomic().endsDomain() && step.depth() == 0 && !step.entering()) {
                nextDomain();
            }
            if (kept.entering() && !closes) {
                open.get(step.actor()).push(kept);
            }
            observer.remember(kept);
        }
        last = cells.clone();
    }

    List<Step> steps() {
        return steps;
    }

    @Override
    public void enter(Function function, int a, int b, int c, int d) {
        Deque<Step> stack = open.get(actor);
        Step step = step(true, stack.size(), call(function, a, b, c, d), new Answer.Nothing(), 0);
        stack.push(step);
        observer.entered(step, cells);
    }

    @Override
    public void leave(Function function, int answer) {
        Format format = dialect.answer(function);
        leave(function, format == Format.VOID ? new Answer.Nothing() : new Answer.Value(answer, format));
    }

    @Override
    public void leave(Function function, int addressHi, int addressLo, int data) {
        leave(function, new Answer.Message(new MsiMessage(addressHi, addressLo, data)));
    }

    /**
     * A call that calls nothing is one row with the number of its answer ({@link Step#shown}): what was found in it
     * stands there too.
     */
    private void leave(Function function, Answer answer) {
        Deque<Step> stack = open.get(actor);
        Step entered = stack.isEmpty() ? null : stack.pop();
        if (entered == null || !entered.call().function().equals(function)) {
            throw new IllegalStateException("leaving " + function.spelling() + " while in "
                    + (entered == null ? "nothing" : entered.call().text()));
        }
        Step step = step(false, stack.size(), entered.call(), answer, entered.number());
        if (step.number() == entered.number() + 1) {
            step = step.withFindings(entered.findings());
            entered = entered.withFindings(List.of());
            replaceLast(step);
        }
        steps.set(entered.number() - 1, entered.withPartner(step.number()));
        observer.left(step, cells);
    }

    private Step step(boolean entering, int depth, Call call, Answer answer, int partner) {
        Step step = new Step(
                steps.size() + 1,
                actor,
                actors.get(actor),
                move,
                atomic,
                entering,
                depth,
                call,
                answer,
                partner,
                effects(),
                List.copyOf(pending),
                List.of());
        pending.clear();
        steps.add(step);
        return step;
    }

    private Call call(Function function, int a, int b, int c, int d) {
        List<Parameter> parameters = function.parameters();
        int[] values = {a, b, c, d};
        List<Call.Argument> arguments = new ArrayList<>(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String text = parameter.format() == Format.DEVICE
                    ? actors.get(values[i])
                    : parameter.format().text(values[i]);
            arguments.add(new Call.Argument(parameter.name(), values[i], text));
        }
        return new Call(function, dialect.name(function), List.copyOf(arguments));
    }

    private List<Effect> effects() {
        if (Arrays.equals(cells, last)) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        for (int i = Arrays.mismatch(cells, last); i >= 0; i = Arrays.mismatch(cells, last)) {
            effect(i, effects);
            last[i] = cells[i];
        }
        return List.copyOf(effects);
    }

    private void effect(int i, List<Effect> effects) {
        Layout.Cell cell = layout.cell(i);
        Effect effect = cell == null ? null : cell.effect(last[i], cells[i]);
        if (effect != null && effect.before() != effect.after()) {
            effects.add(effect);
        }
    }

    /**
     * A line belongs to the call that prints it: to the answer of the call before it in this move unless that was an
     * interrupt, or else to the next step.
     */
    @Override
    public void log(Log log, int a, int b, int c, int d) {
        LogLine line = wording.line(log, a, b, c, d);
        if (line != null && !(wording.once(log) && told(line, a))) {
            log(line);
        }
    }

    @Override
    public void log(DriverLine line, int device, int value) {
        log(LogLine.ofDriver(line.text(actors.get(device), wording.bdf(device), value)));
    }

    private void log(LogLine line) {
        Step latest = steps.isEmpty() ? null : steps.getLast();
        if (latest == null
                || latest.entering()
                || latest.actor() != actor
                || latest.move() != move
                || latest.call().function().kind() == CallKind.INTERRUPT) {
            pending.add(line);
        } else {
            List<LogLine> lines = new ArrayList<>(latest.log());
            lines.add(line);
            replaceLast(new Step(
                    latest.number(),
                    latest.actor(),
                    latest.actorName(),
                    latest.move(),
                    latest.atomic(),
                    false,
                    latest.depth(),
                    latest.call(),
                    latest.answer(),
                    latest.partner(),
                    latest.effects(),
                    List.copyOf(lines),
                    latest.findings()));
        }
    }

    // A device that is plugged in again is a new one to QEMU.
    private boolean told(LogLine line, int device) {
        return steps.subList(firstOfDomain, steps.size()).reversed().stream()
                .takeWhile(step -> step.actor() != device || step.call().function() != QemuFunction.UNREALIZE)
                .anyMatch(step -> step.log().contains(line));
    }

    @Override
    public void lost(int device, int phase, int entry, Reason reason, int goesTo) {
        observer.lost(device, phase, entry, reason, goesTo, cells);
    }

    private void addFinding(Finding finding) {
        Step latest = steps.getLast();
        if (latest.findings().stream().noneMatch(f -> Objects.equals(f, finding))) {
            List<Finding> all = new ArrayList<>(latest.findings());
            all.add(finding);
            replaceLast(latest.withFindings(List.copyOf(all)));
        }
    }

    private void replaceLast(Step step) {
        steps.set(steps.size() - 1, step);
        if (step.entering()
                && !open.get(actor).isEmpty()
                && open.get(actor).peek().number() == step.number()) {
            open.get(actor).pop();
            open.get(actor).push(step);
        }
    }

    /** Effects and lines after the last call of a move belong to its last step. */
    void end() {
        late();
        if (atomic.endsDomain()) {
            nextDomain();
        }
    }

    // The domain has a new number, and a QEMU of its own that has printed nothing yet.
    private void nextDomain() {
        wording = wording.nextDomain();
        firstOfDomain = steps.size();
    }

    private void late() {
        List<Effect> late = effects();
        if (late.isEmpty() && pending.isEmpty() || steps.isEmpty()) {
            return;
        }
        Step latest = steps.getLast();
        List<Effect> effects = new ArrayList<>(latest.effects());
        effects.addAll(late);
        List<LogLine> lines = new ArrayList<>(latest.log());
        lines.addAll(pending);
        pending.clear();
        replaceLast(new Step(
                latest.number(),
                latest.actor(),
                latest.actorName(),
                latest.move(),
                latest.atomic(),
                latest.entering(),
                latest.depth(),
                latest.call(),
                latest.answer(),
                latest.partner(),
                List.copyOf(effects),
                List.copyOf(lines),
                latest.findings()));
    }
}
