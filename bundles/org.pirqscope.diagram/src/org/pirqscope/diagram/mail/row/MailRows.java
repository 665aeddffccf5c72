package org.pirqscope.diagram.mail.row;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.Stacks;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Kind;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Makes the rows of a mail from a diagram whose shared lanes are folded into the drivers' lanes. */
public final class MailRows {

    private final SequenceDiagram diagram;
    private final Set<String> hidden;
    private final boolean columns;
    private final List<Step> steps;
    private final MailCall calls;
    private final Callers callers;

    /**
     * @param hidden ids of the controllers without a column; if all are, the columns stay for the kernel's calls,
     * without the drivers' own
     */
    public MailRows(SequenceDiagram diagram, Set<String> hidden) {
        this.diagram = diagram;
        this.hidden = hidden;
        this.columns = hidden.size() < diagram.lanes().controllers();
        this.steps = diagram.steps();
        this.calls = new MailCall(steps);
        this.callers = new Callers(steps);
    }

    /** Every call that the diagram draws, and its gaps. Of a call that began before the range stands the answer. */
    public List<MailRow> all() {
        List<MailRow> rows = new ArrayList<>();
        Set<Integer> late = late();
        LeftOut left = new LeftOut(steps, diagram.lanes().controllers(), "");
        for (int i = 0; i < diagram.rows(); i++) {
            if (diagram.kind(i) == RowKind.GAP) {
                int next = i + 1 < diagram.rows() ? diagram.stepNumber(i + 1) : steps.size() + 1;
                left.add(diagram.stepNumber(i), next, late);
            }
            MailRow row = told(i, late);
            if (row != null) {
                left.moveTo(rows);
                rows.add(row);
            }
        }
        left.moveTo(rows);
        return nested(rows);
    }

    /**
     * What a row of the diagram says in the text; null for one that says nothing, as an answer that stands at its call.
     */
    private MailRow told(int row, Set<Integer> late) {
        Step step = diagram.step(row);
        if (!diagram.kind(row).message() || hidden(step)) {
            return null;
        }
        if (late.contains(step.partner())) {
            return answered(step, diagram.toLane(row));
        }
        return step.entering() ? row(step, diagram.toLane(row), AlarmRemark.of(steps, step), 0) : null;
    }

    /** The calls that were entered before the range and whose answer is drawn. */
    private Set<Integer> late() {
        Set<Integer> late = new HashSet<>();
        for (int i = 0; i < diagram.rows(); i++) {
            Step step = diagram.step(i);
            if (diagram.kind(i) == RowKind.ANSWER
                    && step.partner() > 0
                    && step.partner() < diagram.scope().first()) {
                late.add(step.partner());
            }
        }
        return late;
    }

    private MailRow answered(Step answer, int lane) {
        Step call = steps.get(answer.partner() - 1);
        boolean qemu = callers.byQemu(call.number());
        Remark alarm = AlarmRemark.of(steps, call);
        return MailRow.call(
                lane,
                calls.texts(call, qemu, true),
                alarm.isEmpty() ? Remark.comment("returns", "").besideOnly() : alarm,
                Weight.NEEDED,
                answer.number());
    }

    private boolean hidden(Step step) {
        boolean own = step.actor() < 0 || step.actor() >= diagram.lanes().controllers() || step.layer() == Layer.DRIVER;
        return own
                ? step.layer() == Layer.DRIVER
                        && hidden.contains(
                                diagram.lanes().get(diagram.lanes().of(step)).id())
                : columns && hidden.contains(diagram.lanes().get(step.actor()).id());
    }

    /** The rows, with a gap wherever calls like those that they show are left out: it says how many. */
    public List<MailRow> elided(List<MailRow> rows, Story story) {
        Map<Integer, MailRow> shown = new HashMap<>();
        rows.forEach(row -> shown.put(row.step(), row));
        Set<Function> kinds = rows.stream()
                .map(row -> steps.get(row.step() - 1).call().function())
                .collect(Collectors.toSet());
        int most = rows.stream().mapToInt(MailRow::weight).max().orElse(0);
        LeftOut left = new LeftOut(steps, diagram.lanes().controllers(), " like these");
        List<MailRow> out = new ArrayList<>();
        for (int i = 0; i < diagram.rows(); i++) {
            Step step = diagram.step(i);
            boolean drawn = diagram.kind(i).message() && step.entering() && !hidden(step);
            MailRow row = drawn ? shown.get(step.number()) : null;
            if (row != null) {
                left.moveTo(out);
                out.add(row);
            } else if (drawn
                    && kinds.contains(step.call().function())
                    && story.weights().getOrDefault(step.number(), most) <= most) {
                left.add(step.number(), step.number() + 1, Set.of());
            }
        }
        left.moveTo(out);
        return nested(out);
    }

    /** The calls of a story and the ones around them that a reader knows, as far as the diagram draws them. */
    public List<MailRow> told(Story story) {
        TreeMap<Integer, Integer> wanted = new TreeMap<>(story.weights());
        story.weights().forEach((step, weight) -> frames(step, weight, wanted));
        List<MailRow> rows = new ArrayList<>();
        for (int i = 0; i < diagram.rows(); i++) {
            Step step = diagram.step(i);
            Integer weight =
                    diagram.kind(i).message() && step.entering() && !hidden(step) ? wanted.get(step.number()) : null;
            if (weight != null) {
                rows.add(
                        row(step, diagram.toLane(i), story.remarks().getOrDefault(step.number(), Remark.NONE), weight));
            }
        }
        return nested(rows);
    }

    private void frames(int step, int weight, TreeMap<Integer, Integer> wanted) {
        for (int outer = callers.around(step); outer > 0; outer = callers.around(outer)) {
            Call call = steps.get(outer - 1).call();
            if (frame(call) || around(call) && callers.alarmed(outer)) {
                wanted.merge(outer, weight, Math::min);
            }
        }
    }

    /** Calls that a driver's author knows by name; they stand around what is told, without their answer. */
    public static boolean frame(Call call) {
        Function function = call.function();
        return direct(call)
                || function instanceof GuestFunction guest && (guest.holdsAttempts() || guest.freesVectors())
                || function == GuestFunction.REQUEST_IRQ
                || function == GuestFunction.FREE_IRQ
                || function.kind() == Kind.COMMAND;
    }

    /** The same, and the function that the whole trouble is about. */
    private static boolean around(Call call) {
        return frame(call) || call.function() == GuestFunction.XEN_HVM_SETUP_MSI_IRQS;
    }

    /** Before 4.8 drivers call what has two underscores since. */
    private static boolean direct(Call call) {
        boolean enables =
                call.function() == GuestFunction.PCI_ENABLE_MSIX || call.function() == GuestFunction.PCI_ENABLE_MSI;
        return enables && !call.name().startsWith("__");
    }

    private MailRow row(Step step, int lane, Remark remark, int weight) {
        boolean surprising = step.call().function() == XenFunction.MAP_DOMAIN_PIRQ
                || step.call().function().kind() == Kind.COMMAND;
        boolean always = callers.failed(step.number())
                || step.call().function() == GuestFunction.REQUEST_IRQ
                || surprising && (remark.alarm() || step.layer() == Layer.XEN);
        boolean qemu = callers.byQemu(step.number());
        List<String> texts = calls.texts(step, qemu, always);
        boolean quiet = around(step.call()) && !always;
        String written = refused(step) ? "" : MailCall.written(step.call());
        Remark beside = !remark.isEmpty()
                ? remark
                : !written.isEmpty()
                        ? Remark.comment(written)
                        : refused(step)
                                ? Remark.alarm("QEMU refuses to update it", "refused")
                                : always ? despite(step) : Remark.NONE;
        return MailRow.call(
                lane, quiet ? texts.stream().map(MailRows::cut).toList() : texts, beside, weight, step.number());
    }

    /**
     * QEMU does not take a new message of an entry that is mapped while MSI-X is enabled; the guest does not learn of
     * it.
     */
    private boolean refused(Step enter) {
        return enter.call().function() == GuestFunction.PCI_WRITE_MSI_MSG
                && enter.partner() > 0
                && steps.subList(enter.number(), enter.partner()).stream()
                        .anyMatch(step -> step.actor() == enter.actor()
                                && step.log().stream()
                                        .anyMatch(line -> line.text().contains("Can't update msix entry")));
    }

    /** request_irq does not tell that its event channel could not be bound. */
    private Remark despite(Step enter) {
        boolean fine = enter.call().function() == GuestFunction.REQUEST_IRQ
                && enter.partner() > 0
                && steps.get(enter.partner() - 1).answer() instanceof Answer.Value rc
                && rc.value() == 0;
        boolean unbound = fine
                && steps.subList(enter.number(), enter.partner()).stream()
                        .anyMatch(step -> step.actor() == enter.actor()
                                && step.call().function() == XenFunction.EVTCHN_BIND_PIRQ
                                && step.answer().failed());
        return unbound ? Remark.comment("although the bind fails", "").besideOnly() : Remark.NONE;
    }

    private static String cut(String text) {
        int answer = text.indexOf(" = ");
        return answer < 0 ? text : text.substring(0, answer);
    }

    /** The depth of every row among those that are there. */
    public List<MailRow> nested(List<MailRow> rows) {
        Stacks<MailRow> open = new Stacks<>();
        List<MailRow> late = rows.stream()
                .filter(row -> row.step() > 0
                        && !row.gap()
                        && !steps.get(row.step() - 1).entering())
                .toList();
        for (MailRow answer : late.reversed()) {
            open.of(steps.get(answer.step() - 1))
                    .push(answer.of(steps.get(answer.step() - 1).partner()));
        }
        return rows.stream()
                .map(row -> row.step() == 0 ? row : nested(row, open.of(steps.get(row.step() - 1))))
                .toList();
    }

    /**
     * A handler that another controller's call let run stands at the margin of its own column: what is drawn there did
     * not call it.
     */
    private MailRow nested(MailRow row, Deque<MailRow> open) {
        boolean answer = !row.gap() && !steps.get(row.step() - 1).entering();
        while (!open.isEmpty()
                && (over(open.peek().step(), row.step())
                        || answer
                                && steps.get(row.step() - 1).partner()
                                        == open.peek().step())) {
            open.pop();
        }
        int depth =
                (int) open.stream().filter(outer -> outer.lane() == row.lane()).count();
        MailRow nested =
                row.at(depth, open.isEmpty() ? "" : inside(steps.get(open.peek().step() - 1), row));
        if (!row.gap() && !answer) {
            open.push(row);
        }
        return nested;
    }

    /**
     * The call around a row as a head names it; a handler that another controller's call let run is in none of its own.
     */
    private static String inside(Step outer, MailRow row) {
        boolean own = row.lane() == outer.actor();
        return !own
                ? ""
                : outer.call().function().kind() == Kind.COMMAND
                        ? outer.call().name()
                        : outer.call().name() + "()";
    }

    private boolean over(int outer, int now) {
        int end = steps.get(outer - 1).partner();
        return end > 0 && end < now;
    }

    /** How many calls the run has. */
    public int calls() {
        return callers.calls();
    }

    /** The outermost function in which a row happens. */
    public String root(MailRow row) {
        return steps.get(callers.outermost(row.step()) - 1).call().name();
    }

    /** Whether the row stands only for what is inside of it. */
    public boolean isFrame(MailRow row) {
        return !row.gap()
                && (row.remark().isEmpty() || row.remark().beside())
                && around(steps.get(row.step() - 1).call());
    }

    /**
     * How little a row matters that stands only for its inside: an answer that hides an error inside is not left out.
     */
    public int frameWeight(MailRow row) {
        Function function = steps.get(row.step() - 1).call().function();
        if (callers.failed(row.step())) {
            return Weight.NEEDED;
        }
        if (function == GuestFunction.XEN_HVM_SETUP_MSI_IRQS) {
            return row.weight() <= Weight.CAUSE
                    ? Weight.SETUP
                    : Weight.ASIDE; // only where it goes wrong is it what the trouble is about
        }
        return function == GuestFunction.REQUEST_IRQ ? Weight.REQUEST : Weight.NEEDED;
    }

    /** Marks the numbers of all calls in which a row happens. */
    public void markOuter(MailRow row, BitSet marked) {
        callers.markAround(row.step(), marked);
    }
}
