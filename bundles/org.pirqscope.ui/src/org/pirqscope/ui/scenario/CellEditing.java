package org.pirqscope.ui.scenario;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TreeEditor;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.ui.widget.AccessibleNames;

/**
 * Edits the value of one row in its place: a field to type in, or a list to choose from. While what is typed would be
 * refused the cell says why, and it is not taken; Escape and going away leave the value as it was.
 */
final class CellEditing {

    private final Tree tree;
    private final int column;
    private final ScenarioEdits edits;
    private final CellMessage message;
    private final TreeEditor place;
    private Control editor;
    private ScenarioCell cell;

    /** @param column which one has the values */
    CellEditing(Tree tree, int column, ScenarioEdits edits, CellMessage message) {
        this.tree = tree;
        this.column = column;
        this.edits = edits;
        this.message = message;
        place = new TreeEditor(tree);
        place.grabHorizontal = true;
        place.minimumWidth = 60;
    }

    /** Begins to edit the cell of that row. */
    void begin(TreeItem item, ScenarioCell of) {
        end();
        cell = of;
        editor = cell.choices().isEmpty()
                ? field()
                : list(!cell.place().path().getFirst().equals("versions"));
        editor.setData("id", "cell");
        AccessibleNames.name(editor, cell.subject());
        editor.setToolTipText(cell.meaning().replace("&", "&&"));
        editor.addListener(SWT.Traverse, this::traverse);
        editor.addListener(SWT.FocusOut, event -> tree.getDisplay().asyncExec(this::left));
        place.setEditor(editor, item, column);
        editor.setFocus();
    }

    private Control field() {
        Text field = new Text(tree, SWT.BORDER);
        field.setText(cell.text());
        field.selectAll();
        field.addListener(SWT.Modify, event -> check());
        field.addListener(SWT.DefaultSelection, event -> take());
        return field;
    }

    private Control list(boolean closed) {
        Combo list = new Combo(tree, SWT.DROP_DOWN | (closed ? SWT.READ_ONLY : SWT.NONE));
        list.setItems(cell.choices().toArray(String[]::new));
        list.setVisibleItemCount(20);
        list.setText(cell.text());
        list.addListener(SWT.Modify, event -> check());
        list.addListener(SWT.Selection, event -> take());
        list.addListener(SWT.DefaultSelection, event -> take());
        return list;
    }

    private String typed() {
        return editor instanceof Combo list ? list.getText() : ((Text) editor).getText();
    }

    private boolean check() {
        if (editor == null) {
            return false;
        }
        String typed = typed();
        Optional<String> refusal = typed.strip().equals(cell.text()) ? Optional.empty() : edits.refusal(cell, typed);
        message.show(editor, refusal.orElse(""));
        return refusal.isEmpty();
    }

    private void take() {
        if (editor != null && check()) {
            ScenarioCell taken = cell;
            String typed = typed();
            end();
            edits.type(taken, typed);
        }
    }

    private void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
            end();
        }
    }

    /** What is typed when one goes to another row is taken, unless it is refused. */
    private void left() {
        if (editor != null && !editor.isDisposed() && !editor.isFocusControl() && !listIsOpen()) {
            if (check()) {
                take();
            } else {
                end();
            }
        }
    }

    private boolean listIsOpen() {
        return editor instanceof Combo list && list.getListVisible();
    }

    /** Ends the editing; the value stays as it was. */
    void end() {
        Control old = editor;
        editor = null;
        if (old != null && !old.isDisposed()) {
            message.show(old, "");
            boolean focused = old.isFocusControl();
            old.dispose();
            if (focused) {
                tree.setFocus();
            }
        }
    }
}
