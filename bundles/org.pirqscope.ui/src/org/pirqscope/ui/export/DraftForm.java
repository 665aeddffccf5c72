package org.pirqscope.ui.export;

import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.machine.run.Run;
import org.pirqscope.ui.theme.SystemLook;

/** All fields of the export dialog but the file. */
final class DraftForm {

    private final Combo format;
    private final PassageGroup passage;
    private final LaneGroup lanes;
    private final StyleGroup style;
    private final Button noReturn;
    private final Map<Integer, StepRemark> offered;
    private final Button notes;
    private final Map<Integer, StepRemark> noted;

    /** @param last the part that was exported last of this run */
    DraftForm(Composite parent, Run run, Draft shown, Passage last, Runnable changed) {
        Composite box = new Composite(parent, SWT.NONE);
        box.setLayout(new GridLayout(2, false));
        box.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        new Label(box, SWT.NONE).setText("&Format:");
        format = SystemLook.keep(new Combo(box, SWT.READ_ONLY));
        format.setData("id", "export-format");
        format.setItems(
                Stream.of(ExportFormat.values()).map(ExportFormat::label).toArray(String[]::new));
        format.select(shown.format().ordinal());
        format.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Runnable filled = () -> {
            use();
            changed.run();
        };
        passage = new PassageGroup(box, run, shown.passage(), last, filled);
        style = new StyleGroup(box, shown.style(), filled);
        Lanes known = Lanes.of(run);
        lanes = new LaneGroup(box, known.all(), shown.lanes(), filled);
        Composite row = style.rest();
        offered = shown.remarks();
        noReturn = choice(
                row,
                "export-no-return",
                "No return",
                offered.isEmpty()
                        ? "Not known of this run: Explore > Show Odds looks for it"
                        : "A box below the point of no return, from where every order fails; a text says it in words",
                !offered.isEmpty());
        noted = shown.notes();
        notes = choice(
                row,
                "export-notes",
                "Notes",
                noted.isEmpty()
                        ? "No step of this run is marked: Ctrl+K marks one, Ctrl+Shift+K writes a note"
                        : "Notes of marks: a box below each marked step; a text has its note as a sentence",
                !noted.isEmpty());
        noReturn.addListener(SWT.Selection, event -> filled.run());
        notes.addListener(SWT.Selection, event -> filled.run());
        format.addListener(SWT.Selection, event -> filled.run());
        use();
    }

    private static Button choice(Composite box, String id, String text, String tip, boolean offered) {
        Button button = SystemLook.keep(new Button(box, SWT.CHECK));
        button.setData("id", id);
        button.setText(text);
        button.setToolTipText(tip);
        button.setSelection(offered);
        button.setEnabled(offered);
        return button;
    }

    private void use() {
        style.use(format(), passage.passage().shortened());
    }

    /** The format that is chosen. */
    ExportFormat format() {
        return ExportFormat.values()[format.getSelectionIndex()];
    }

    /** What is filled in. */
    Draft draft() {
        return new Draft(
                format(),
                passage.passage(),
                lanes.lanes(),
                style.style(),
                noReturn.getSelection() ? offered : Map.of(),
                notes.getSelection() ? noted : Map.of());
    }
}
