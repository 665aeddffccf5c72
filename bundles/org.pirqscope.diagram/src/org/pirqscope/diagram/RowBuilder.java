package org.pirqscope.diagram;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.diagram.Placing.Placed;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** One pass over the steps, which writes rows and activations. */
final class RowBuilder {

    /** An open call: where it is drawn, and from where; {@code row} -1 if it has none. */
    private record Frame(
            int lane, int caller, int row, int span, boolean hidden, boolean merged, boolean insideFold, int foldRow) {}

    final Columns columns = new Columns();
    final Activations activations = new Activations();
    final IntList gaps = new IntList();
    final IntList gapCounts = new IntList();

    private final History history;
    private final List<Step> steps;
    private final Lanes lanes;
    private final Scope scope;
    private final Notes notes;
    private final Placing placing;
    private final BitSet kept;
    private final Map<Integer, Frame> open = new HashMap<>();
    private final int[] busy;
    private int lastActor = Integer.MIN_VALUE;
    private int omitted;
    private int firstOmitted;

    RowBuilder(History history, Lanes lanes, Scope scope, Notes notes) {
        this.history = history;
        this.steps = history.steps();
        this.lanes = lanes;
        this.scope = scope;
        this.notes = notes;
        this.placing = new Placing(lanes, scope);
        this.kept = scope.only().map(query -> MatchedCalls.of(history, query)).orElse(null);
        this.busy = new int[lanes.size()];
    }

    void build() {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.entering()) {
                enter(i, step);
            } else {
                leave(i, step);
            }
            remark(i, step);
        }
        gap();
        activations.finish(columns.size());
    }

    private void enter(int i, Step step) {
        Frame outer = open.get(history.caller(step.number()));
        Placed place = placing.of(step, outer == null ? -1 : outer.lane, outer == null);
        boolean inside = outer != null && outer.insideFold;
        int row = inside || place.hidden() ? -1 : message(i, step, place.caller(), place.lane());
        int foldRow = inside ? outer.foldRow : row;
        if (inside && foldRow >= 0) {
            columns.raise(foldRow, Mark.of(step));
        }
        int span = inside ? -1 : activate(step, place, row);
        boolean folds = inside || scope.foldedCalls().contains(step.number());
        Frame frame = new Frame(
                place.lane(),
                place.caller(),
                row,
                span,
                place.hidden(),
                leaf(step, place.caller() == place.lane()),
                folds,
                foldRow);
        open.put(step.number(), frame);
    }

    /** A lane becomes busy; one that was busy before the range begins is so from its first row. */
    private int activate(Step step, Placed place, int row) {
        boolean before = row < 0 && place.lane() >= 0 && place.shown() && kept == null && step.number() < scope.first();
        return place.wakes() && (row >= 0 || before)
                ? activate(place.lane(), before ? columns.size() + 1 : row, step.actor())
                : -1;
    }

    private int activate(int lane, int row, int actor) {
        int level = Math.min(7, Integer.numberOfTrailingZeros(~busy[lane]));
        busy[lane] |= 1 << level;
        return activations.open(lane, row, level, actor);
    }

    private int message(int i, Step step, int caller, int lane) {
        if (!draws(i, step)) {
            return -1;
        }
        boolean folds = scope.foldedCalls().contains(step.number()) && step.partner() > 0;
        int flags = folds ? Columns.FOLDED | Columns.MERGED : leaf(step, caller == lane) ? Columns.MERGED : 0;
        Step answer = flags == 0 ? step : steps.get(step.partner() - 1);
        Mark mark = louder(Mark.of(step), flags == 0 ? Mark.NONE : Mark.of(answer));
        int row = row(kind(step, caller == lane), i, caller, lane, mark, flags | failed(answer), step.actor());
        notes(i, lane);
        return row;
    }

    /** Whether the call and its answer are one row. */
    private static boolean leaf(Step step, boolean self) {
        return self && step.partner() == step.number() + 1;
    }

    private static int failed(Step step) {
        return step.answer().failed() ? Columns.FAILED : 0;
    }

    private static Mark louder(Mark one, Mark other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static RowKind kind(Step step, boolean self) {
        return switch (step.call().function().kind()) {
            case CALL -> self ? RowKind.SELF : RowKind.CALL;
            case HYPERCALL -> RowKind.HYPERCALL;
            case TRAP -> RowKind.TRAP;
            case COMMAND -> RowKind.COMMAND;
            case INTERRUPT -> RowKind.INTERRUPT;
        };
    }

    private void leave(int i, Step step) {
        Frame frame = open.remove(step.partner());
        if (frame.insideFold && frame.foldRow >= 0) {
            columns.raise(frame.foldRow, Mark.of(step));
        } else if (!frame.hidden && !frame.insideFold) {
            answer(i, step, frame);
        }
        if (frame.span >= 0) {
            activations.close(frame.span, Math.max(frame.row, columns.size() - 1));
            busy[frame.lane] &= ~(1 << activations.level(frame.span));
        }
    }

    /** On a row of its own, unless the call's row says it; a call that was entered before the range has none. */
    private void answer(int i, Step step, Frame frame) {
        boolean says = !step.answer().text().isEmpty() || Mark.of(step) != Mark.NONE;
        if ((!frame.merged || frame.row < 0 && wanted(i, step)) && says && draws(i, step)) {
            row(RowKind.ANSWER, i, frame.lane, frame.caller, Mark.of(step), failed(step), step.actor());
        }
        if (frame.merged || says) {
            notes(i, frame.lane);
        }
    }

    private boolean wanted(int i, Step step) {
        return scope.contains(step.number()) && (kept == null || kept.get(i));
    }

    private boolean draws(int i, Step step) {
        boolean inside = wanted(i, step);
        if (!inside) {
            firstOmitted = omitted++ == 0 ? i : firstOmitted;
        }
        return inside;
    }

    private int row(RowKind kind, int i, int from, int to, Mark mark, int flags, int actor) {
        gap();
        int switched = lastActor != Integer.MIN_VALUE && lastActor != actor ? Columns.SWITCHED : 0;
        lastActor = actor;
        return columns.add(kind, i, from, to, mark, flags | switched);
    }

    private void gap() {
        if (omitted > 0) {
            gaps.add(columns.add(RowKind.GAP, firstOmitted, 0, lanes.size() - 1, Mark.NONE, 0));
            gapCounts.add(omitted);
            omitted = 0;
        }
    }

    private void notes(int i, int lane) {
        if (!scope.notes() || !scope.contains(steps.get(i).number()) || kept != null && !kept.get(i)) {
            return;
        }
        int part = 0;
        for (Note note : notes.told(i)) {
            part = note(i, note, lane, part);
        }
    }

    private int note(int i, Note note, int lane, int part) {
        for (int k = 0; k < note.rows(); k++) {
            columns.add(RowKind.NOTE, i, placing.note(note, lane), part + k, note.mark(), 0);
        }
        return part + note.rows();
    }

    /** Below the step's row, also where the step has none of its own. */
    private void remark(int i, Step step) {
        if (scope.remarks().containsKey(step.number()) && scope.notes() && wanted(i, step)) {
            gap();
            int told = notes.told(i).stream().mapToInt(Note::rows).sum();
            notes.remark(i).ifPresent(note -> note(i, note, placing.first(), told));
        }
    }
}
