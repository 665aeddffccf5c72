package org.pirqscope.diagram.mail.row;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;

/** Makes the rows of a mail from a diagram whose shared lanes are folded into the drivers' lanes. */
public final class MailRows {

    /** A call, and the lane that it is drawn in. */
    private record Drawn(Step step, int lane) {}

    private final SequenceDiagram diagram;
    private final Set<String> hidden;
    private final boolean columns;
    private final History history;
    private final MailCall calls;
    private List<Drawn> drawn;

    /**
     * @param hidden ids of the controllers without a column; if all are, the columns stay for the kernel's calls,
     * without the drivers' own
     * @param layers whether the columns are those of the layers, so that no call has to say in which it is
     */
    public MailRows(SequenceDiagram diagram, Set<String> hidden, boolean layers) {
        this.diagram = diagram;
        this.hidden = hidden;
        this.columns = hidden.size() < diagram.lanes().controllers();
        this.history = diagram.history();
        this.calls = new MailCall(history, layers);
    }

    /** Every call that the diagram draws, and its gaps. Of a call that began before the range stands the answer. */
    public List<MailRow> all() {
        List<MailRow> rows = new ArrayList<>();
        Set<Integer> late = late();
        LeftOutCalls left = new LeftOutCalls(history, diagram.lanes().controllers(), "");
        for (int i = 0; i < diagram.rows(); i++) {
            if (diagram.kind(i) == RowKind.GAP) {
                int next = i + 1 < diagram.rows() ? diagram.stepNumber(i + 1) : history.length() + 1;
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
        return step.entering() ? row(step, diagram.toLane(row), AlarmRemark.of(history, step), 0) : null;
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
        Step call = history.step(answer.partner());
        boolean qemu = byQemu(call);
        Remark alarm = AlarmRemark.of(history, call);
        return MailRow.call(
                lane,
                calls.texts(call, qemu, true, false),
                alarm.isEmpty() ? Remark.comment("returns", "").besideOnly() : alarm,
                Weight.NEEDED,
                root(call),
                answer);
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
        Set<Function> kinds =
                rows.stream().map(row -> row.at().call().function()).collect(Collectors.toSet());
        int most = rows.stream().mapToInt(MailRow::weight).max().orElse(0);
        LeftOutCalls left = new LeftOutCalls(history, diagram.lanes().controllers(), " like these");
        List<MailRow> out = new ArrayList<>();
        for (Drawn one : drawn()) {
            Step step = one.step();
            MailRow row = shown.get(step.number());
            if (row != null) {
                left.moveTo(out);
                out.add(row);
            } else if (kinds.contains(step.call().function())
                    && story.weights().getOrDefault(step.number(), most) <= most) {
                left.add(step);
            }
        }
        left.moveTo(out);
        return nested(out);
    }

    /** The calls of a story and the ones around them that a reader knows, as far as the diagram draws them. */
    public List<MailRow> told(Story story) {
        TreeMap<Integer, Integer> wanted = Frames.with(history, story);
        List<MailRow> rows = new ArrayList<>();
        for (Drawn one : drawn()) {
            Step step = one.step();
            Integer weight = wanted.get(step.number());
            if (weight != null) {
                rows.add(row(step, one.lane(), story.remarks().getOrDefault(step.number(), Remark.NONE), weight));
            }
        }
        return nested(rows);
    }

    /** The calls that the diagram draws where they are entered. */
    private List<Drawn> drawn() {
        if (drawn == null) {
            drawn = new ArrayList<>();
            for (int i = 0; i < diagram.rows(); i++) {
                Step step = diagram.step(i);
                if (diagram.kind(i).message() && step.entering() && !hidden(step)) {
                    drawn.add(new Drawn(step, diagram.toLane(i)));
                }
            }
        }
        return drawn;
    }

    /** Whether it is a hypercall of QEMU. */
    private boolean byQemu(Step step) {
        int caller = history.caller(step.number());
        return step.layer() == Layer.XEN && caller > 0 && history.step(caller).layer() == Layer.QEMU;
    }

    private MailRow row(Step step, int lane, Remark remark, int weight) {
        boolean surprising = step.call().function() == XenFunction.MAP_DOMAIN_PIRQ
                || step.call().function().kind() == CallKind.COMMAND;
        boolean always = history.failed(step.number())
                || step.call().function() == GuestFunction.REQUEST_IRQ
                || surprising && (remark.alarm() || step.layer() == Layer.XEN);
        boolean qemu = byQemu(step);
        boolean quiet = Frames.around(step.call()) && !always;
        List<String> texts = calls.texts(step, qemu, always, quiet);
        String written = refused(step) ? "" : MailCall.written(step.call());
        Remark beside = !remark.isEmpty()
                ? remark
                : !written.isEmpty()
                        ? Remark.comment(written)
                        : refused(step)
                                ? Remark.alarm("QEMU refuses to update it", "refused")
                                : always ? despite(step) : Remark.NONE;
        return MailRow.call(lane, texts, beside, weight, root(step), step);
    }

    /**
     * QEMU does not take a new message of an entry that is mapped while MSI-X is enabled; the guest does not learn of
     * it.
     */
    private boolean refused(Step enter) {
        return enter.call().function() == GuestFunction.PCI_WRITE_MSI_MSG
                && enter.partner() > 0
                && history.steps().subList(enter.number(), enter.partner()).stream()
                        .anyMatch(step -> step.actor() == enter.actor()
                                && step.log().stream().anyMatch(line -> line.is(Log.QEMU_CANT_UPDATE)));
    }

    /** request_irq does not tell that its event channel could not be bound. */
    private Remark despite(Step enter) {
        boolean fine = enter.call().function() == GuestFunction.REQUEST_IRQ
                && enter.partner() > 0
                && history.step(enter.partner()).answer() instanceof Answer.Value rc
                && rc.value() == 0;
        boolean unbound = fine
                && history.left(XenFunction.EVTCHN_BIND_PIRQ)
                        .inside(enter)
                        .anyMatch(step -> step.answer().failed());
        return unbound ? Remark.comment("although the bind fails", "").besideOnly() : Remark.NONE;
    }

    /** The depth of every row among those that are there. */
    public List<MailRow> nested(List<MailRow> rows) {
        Map<Integer, MailRow> told = new HashMap<>();
        rows.stream().filter(row -> !row.gap()).forEach(row -> told.put(History.entry(row.at()), row));
        return rows.stream()
                .map(row -> row.step() == 0 ? row : nested(row, told))
                .toList();
    }

    /**
     * A handler that another controller's call let run stands at the margin of its own column: what is drawn there did
     * not call it.
     */
    private MailRow nested(MailRow row, Map<Integer, MailRow> told) {
        List<MailRow> around = new ArrayList<>();
        for (int outer = history.caller(row.step()); outer > 0; outer = history.caller(outer)) {
            if (told.containsKey(outer)) {
                around.add(told.get(outer));
            }
        }
        long depth = around.stream().filter(outer -> outer.lane() == row.lane()).count();
        return row.in(
                (int) depth, around.isEmpty() ? "" : inside(around.getFirst().at(), row));
    }

    /**
     * The call around a row as a head names it; a handler that another controller's call let run is in none of its own.
     */
    private static String inside(Step outer, MailRow row) {
        boolean own = row.lane() == outer.actor();
        return !own
                ? ""
                : outer.call().function().kind() == CallKind.COMMAND
                        ? outer.call().name()
                        : outer.call().name() + "()";
    }

    /** How many calls the run has. */
    public int calls() {
        return history.calls();
    }

    private String root(Step step) {
        return history.step(history.outermost(step.number())).call().name();
    }

    /**
     * How little a row matters that stands only for its inside: an answer that hides an error inside is not left out.
     */
    public int frameWeight(MailRow row) {
        Function function = row.at().call().function();
        if (history.failed(row.step())) {
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
        for (int around = history.caller(row.step()); around > 0; around = history.caller(around)) {
            marked.set(around);
        }
    }
}
