package org.pirqscope.ui.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.diagram.DiagramReader;
import org.pirqscope.ui.export.ExportDialog;
import org.pirqscope.ui.export.ExportMemory;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;

/** Reads the diagram of what is on the desk. */
record DeskReader(Desk desk, DiagramCanvas canvas, Consumer<Scope> draw) implements DiagramReader {

    @Override
    public void goTo(int step) {
        desk.session().goTo(step);
    }

    @Override
    public void draw(Scope scope) {
        draw.accept(scope);
    }

    @Override
    public void copyMail() {
        ClipboardText mail = ClipboardText.lines(mail());
        CopyText.copy(canvas.control().getDisplay(), mail.text());
        desk.tell("Copied " + mail.what() + " of mail text");
    }

    /**
     * What is selected or alone is shown as text for a mail; without either, what matters for the current finding, else
     * for the first failure.
     */
    String mail() {
        Moment now = desk.session().now();
        Draft usual = Draft.MAIL.withStyle(DeskPreferences.mailStyle(desk.preferences()));
        Draft draft = shown(usual);
        boolean finding = draft.equals(usual)
                && now.step().filter(step -> step.alarming()).isPresent();
        Choice choice =
                draft.withRemarks(desk.odds().remarks()).withNotes(notes()).choice(now.run());
        try {
            return Preview.text(
                    Export.of(now.run(), finding ? choice.withPart(new RunPart.Around(now.position())) : choice));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<Integer, StepRemark> notes() {
        return StepRemark.of(desk.bookmarks().placed());
    }

    /**
     * The dialog starts with what is on the screen: the selected rows, only what is shown, and without the lanes that
     * are hidden.
     */
    @Override
    public void export() {
        Run run = desk.session().now().run();
        ExportMemory memory = new ExportMemory(desk.preferences());
        Draft last = memory.draft(run);
        Draft ranged = shown(last);
        Map<String, LaneMode> hidden = hidden(canvas.diagram());
        new ExportDialog(
                        canvas.control().getShell(),
                        run,
                        (hidden.isEmpty() ? ranged : ranged.withLanes(hidden))
                                .withRemarks(desk.odds().remarks())
                                .withNotes(notes()),
                        memory,
                        desk::tell)
                .open();
    }

    /** The draft for the selected rows, and for the one thing to which the diagram is narrowed. */
    private Draft shown(Draft draft) {
        Draft ranged = canvas.selected().map(draft::withPassage).orElse(draft);
        SequenceDiagram diagram = canvas.diagram();
        return diagram != null && diagram.scope().only().orElse(null) instanceof Touched one
                ? ranged.withPassage(ranged.passage().touching(one))
                : ranged;
    }

    private static Map<String, LaneMode> hidden(SequenceDiagram diagram) {
        Map<String, LaneMode> hidden = new HashMap<>();
        if (diagram == null) {
            return hidden;
        }
        for (Lane lane : diagram.lanes().all()) {
            if (!diagram.shownLanes().contains(lane)) {
                hidden.put(lane.id(), LaneMode.FOLDED);
            }
        }
        return hidden;
    }
}
