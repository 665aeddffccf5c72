package org.pirqscope.diagram;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;

/**
 * The one diagram model: lanes and rows of a run, as far as a {@link Scope} wants them. Rows are primitive columns; a
 * {@link Row} and its text are made when asked for, so a million messages are possible. Immutable; another scope is
 * another diagram.
 */
public final class SequenceDiagram implements DiagramRows {

    /** What is drawn of the scope. */
    private record Drawing(RowBuilder rows, RowText text, int[] alarms, int messages) {}

    private final History history;
    private final List<Step> steps;
    private final Lanes lanes;
    private final Scope scope;
    private final Notes notes;
    private volatile Drawing drawing;

    private SequenceDiagram(History history, Lanes lanes, Scope scope) {
        this.history = history;
        this.steps = history.steps();
        this.lanes = lanes;
        this.scope = scope;
        this.notes = new Notes(history, lanes, scope.remarks());
    }

    /** Rows are made when somebody asks for one: a text is made of the same steps with other lanes. */
    private Drawing drawing() {
        Drawing made = drawing;
        if (made == null) {
            RowBuilder rows = new RowBuilder(history, lanes, scope, notes);
            rows.build();
            made = new Drawing(rows, new RowText(steps, lanes, rows), alarmed(rows.columns), counted(rows.columns));
            drawing = made;
        }
        return made;
    }

    private Columns columns() {
        return drawing().rows().columns;
    }

    /** The diagram of a run. */
    public static SequenceDiagram of(Run run, Scope scope) {
        return new SequenceDiagram(run.history(), Lanes.of(run), scope);
    }

    /** The diagram of some steps; step {@code n} must stand at index {@code n - 1}. */
    public static SequenceDiagram of(List<Step> steps, List<String> controllers, Scope scope) {
        return new SequenceDiagram(History.of(steps), Lanes.of(controllers), scope);
    }

    /** The same steps with another scope. */
    public SequenceDiagram with(Scope next) {
        return new SequenceDiagram(history, lanes, next);
    }

    private static int[] alarmed(Columns columns) {
        IntList list = new IntList();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.mark(i) != Mark.NONE && columns.kind(i).message()) {
                list.add(i);
            }
        }
        return list.toArray();
    }

    private static int counted(Columns columns) {
        int count = 0;
        for (int i = 0; i < columns.size(); i++) {
            count += columns.kind(i).message() ? 1 : 0;
        }
        return count;
    }

    public List<Step> steps() {
        return steps;
    }

    /** The index of all steps, whatever of them is drawn. */
    public History history() {
        return history;
    }

    @Override
    public List<Lane> allLanes() {
        return lanes.all();
    }

    public Lanes lanes() {
        return lanes;
    }

    public Scope scope() {
        return scope;
    }

    /** The lanes that have a lifeline. */
    @Override
    public List<Lane> shownLanes() {
        return lanes.all().stream()
                .filter(lane -> scope.mode(lane) == LaneMode.SHOWN)
                .toList();
    }

    /** How many rows there are, notes and gaps included. */
    @Override
    public int rows() {
        return columns().size();
    }

    /** How many rows are messages: what a reader of an exported file counts. */
    @Override
    public int messages() {
        return drawing().messages();
    }

    @Override
    public Activations activations() {
        return drawing().rows().activations;
    }

    /** Rows of messages with a warning or a failure, rising. */
    public int[] alarmRows() {
        return drawing().alarms().clone();
    }

    /** How many warnings and failures the run has, whatever of it is drawn. */
    public int findings() {
        return (int) history.findings().stream()
                .filter(seen -> Mark.of(seen.finding()) != Mark.NONE)
                .count();
    }

    @Override
    public RowKind kind(int row) {
        return columns().kind(row);
    }

    @Override
    public Mark mark(int row) {
        return columns().mark(row);
    }

    /** The lane that a message reaches. */
    @Override
    public int toLane(int row) {
        return columns().to(row);
    }

    /** The step of a row (the message's for a note), its number and not its index. */
    @Override
    public int stepNumber(int row) {
        return steps.get(columns().step(row)).number();
    }

    /**
     * The number that a row shows, as {@code run} prints it: a call that calls nothing has there one line, and so both
     * its arrows have that line's number.
     */
    @Override
    public int shownStep(int row) {
        return step(row).shown();
    }

    /** The lane from which a message starts, or in which a note stands. */
    @Override
    public int fromLane(int row) {
        return columns().from(row);
    }

    /** The step that no other row stands for: what names a row in a file. */
    @Override
    public int ownStep(int row) {
        Step step = step(row);
        return lastStep(row) == step.shown() ? step.shown() : step.number();
    }

    /** The step that a row stands for. */
    public Step step(int row) {
        return steps.get(columns().step(row));
    }

    /**
     * The message row that shows a step; for a step without a row of its own the nearest one before it; -1 if there are
     * no rows.
     */
    @Override
    public int rowOf(int stepNumber) {
        Columns columns = columns();
        int row = columns.size() == 0 ? -1 : columns.rowAt(stepNumber - 1);
        while (row > 0 && columns.kind(row) == RowKind.NOTE) {
            row--;
        }
        return row;
    }

    /** The row with its text. */
    @Override
    public Row row(int row) {
        Columns c = columns();
        Step step = steps.get(c.step(row));
        return new Row(
                row,
                c.kind(row),
                c.from(row),
                c.kind(row) == RowKind.NOTE ? c.from(row) : c.to(row),
                shownStep(row),
                step.actor(),
                drawing().text().of(row),
                c.mark(row),
                c.is(row, Columns.SWITCHED),
                c.is(row, Columns.FOLDED),
                c.is(row, Columns.FAILED),
                note(row));
    }

    private Optional<Note> note(int row) {
        if (columns().kind(row) != RowKind.NOTE) {
            return Optional.empty();
        }
        int part = columns().to(row);
        for (Note note : notes.of(columns().step(row))) {
            if (part == 0) {
                return Optional.of(note.at(columns().from(row)));
            }
            part -= note.rows();
        }
        return Optional.empty();
    }

    /** The step at which what a row shows is over: the answer's, where that is drawn on the same row. */
    @Override
    public int lastStep(int row) {
        Step step = step(row);
        boolean whole = step.entering() && step.partner() > 0 && rowOf(step.partner()) == row;
        return whole ? step.partner() : step.number();
    }

    /**
     * The step that enters the call whose inside is drawn below this row, or is folded away in it; 0 if there is none.
     */
    @Override
    public int foldable(int row) {
        Step step = step(row);
        boolean message = kind(row).message() && kind(row) != RowKind.ANSWER;
        return message && step.entering() && step.partner() > step.number() + 1 ? step.number() : 0;
    }

    @Override
    public boolean folds(int call) {
        return scope.folds(call);
    }

    /** The call to fold at a row: its own, else the one around it; 0 if there is none. */
    public int callAt(int row) {
        return foldable(row) > 0 ? foldable(row) : outer(row);
    }

    /** The call whose inside a row is drawn in, or whose answer it is; 0 if there is none. */
    public int outer(int row) {
        Step inner = step(row);
        int call = inner.entering() ? history.caller(inner.number()) : inner.partner();
        while (call > 0 && !around(history.step(call), inner)) {
            call = history.caller(call);
        }
        return call;
    }

    private static boolean around(Step call, Step inner) {
        return call.partner() >= inner.number() && call.partner() > call.number() + 1;
    }

    /** The same scope without the folds in which a step is hidden. */
    public Scope showing(int step) {
        Scope shown = scope;
        for (int call : scope.foldedCalls()) {
            shown = hides(call, step) ? shown.toggle(call) : shown;
        }
        return shown;
    }

    /** The message row that shows a step, or the folded call in which it is hidden. */
    int rowShowing(int step) {
        return rowOf(scope.foldedCalls().stream()
                .filter(call -> hides(call, step))
                .min(Integer::compare)
                .orElse(step));
    }

    private boolean hides(int call, int step) {
        Step outer = steps.get(call - 1);
        return call < step
                && outer.partner() > step
                && outer.actor() == steps.get(step - 1).actor();
    }

    /** The next row after {@code row} that matches, going round at the end; -1 if none does. */
    public int next(Query query, int row) {
        return Matches.of(this, query).next(row);
    }

    /** The last row before {@code row} that matches, going round at the start; -1 if none does. */
    public int previous(Query query, int row) {
        return Matches.of(this, query).previous(row);
    }

    /** Whether the row's step, or the answer that is drawn on the same row, matches. */
    boolean matches(Query query, int row) {
        if (!columns().kind(row).message()) {
            return false;
        }
        Step step = step(row);
        return query.matches(step) || columns().is(row, Columns.MERGED) && query.matches(steps.get(step.partner() - 1));
    }
}
