package org.pirqscope.ui.export;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** The text as it will be pasted, in a fixed pitch, and its size; of a picture how it looks, above its calls. */
final class PreviewPane {

    private static final int COLUMNS = 78;
    private static final int ROWS = 28;
    private static final int[] SHARES = {3, 2};

    private final Label summary;
    private final SashForm parts;
    private final PictureCanvas picture;
    private final Text text;

    PreviewPane(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        box.setLayout(new GridLayout(2, false));
        box.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        new Label(box, SWT.NONE).setText("Pre&view:");
        parts = new SashForm(box, SWT.VERTICAL);
        picture = new PictureCanvas(parts);
        text = SystemLook.keep(new Text(parts, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL));
        text.setBackground(
                new Color(ThemePalette.now(Tone.PANE))); // the style sheets make what cannot be edited grey on grey
        text.setForeground(new Color(ThemePalette.now(Tone.TEXT)));
        text.setData("id", "export-preview");
        text.setFont(JFaceResources.getTextFont());
        parts.setLayoutData(room());
        parts.setWeights(SHARES);
        parts.setMaximizedControl(text);
        summary = new Label(box, SWT.WRAP);
        summary.setData("id", "export-summary");
        summary.moveAbove(parts);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = 100;
        summary.setLayoutData(data);
    }

    private GridData room() {
        GC gc = new GC(text);
        gc.setFont(text.getFont());
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.widthHint = gc.textExtent("m".repeat(COLUMNS)).x;
        data.heightHint = gc.getFontMetrics().getHeight() * ROWS;
        gc.dispose();
        return data;
    }

    void show(Preview preview) {
        summary.setText(preview.summary().replace("&", "&&"));
        summary.getParent().layout(true);
        parts.setMaximizedControl(preview.pictures().isEmpty() ? text : null);
        picture.show(preview.pictures());
        if (!text.getText().equals(preview.text())) {
            int top = text.getTopIndex();
            text.setText(preview.text());
            text.getDisplay().asyncExec(() -> show(top)); // GTK knows the heights of the new lines a little later
        }
    }

    /** Says that the next one is being made, which takes a while for a long run; the one before stays. */
    void waits() {
        summary.setText("is being made ...");
        summary.getParent().layout(true);
    }

    /** The same place stays in sight, to compare two widths. */
    private void show(int line) {
        if (!text.isDisposed()) {
            text.setTopIndex(line);
        }
    }
}
