package org.pirqscope.ui.scenario;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** A sentence right below a cell, above whatever is there. */
final class CellMessage {

    private static final int MARGIN = 4;

    private final Composite box;
    private final Label label;
    private final ThemePalette palette;

    /** @param parent of the table or tree over which sentences are shown; it must not lay this out */
    CellMessage(Composite parent, ThemePalette palette) {
        this.palette = palette;
        box = new Composite(parent, SWT.NONE);
        FillLayout layout = new FillLayout();
        layout.marginWidth = MARGIN;
        layout.marginHeight = MARGIN;
        box.setLayout(layout);
        label = new Label(box, SWT.WRAP);
        label.setData("id", "cell-message");
        box.setVisible(false);
    }

    /** Shows the sentence below the editor, as wide as the pane allows; nothing for an empty one. */
    void show(Control editor, String sentence) {
        if (sentence.isEmpty()) {
            box.setVisible(false);
            return;
        }
        box.setBackground(palette.of(Tone.ALARM_BACK));
        label.setBackground(palette.of(Tone.ALARM_BACK));
        label.setForeground(palette.of(Tone.TEXT));
        label.setText(sentence.replace("&", "&&"));
        Rectangle pane = box.getParent().getClientArea();
        Rectangle cell = box.getDisplay().map(editor.getParent(), box.getParent(), editor.getBounds());
        Point size = box.computeSize(Math.max(80, pane.width), SWT.DEFAULT);
        boolean below = cell.y + cell.height + size.y <= pane.height || cell.y < size.y;
        box.setBounds(pane.x, below ? cell.y + cell.height : cell.y - size.y, pane.width, size.y);
        box.moveAbove(null);
        box.setVisible(true);
    }
}
