package org.pirqscope.ui.explore;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** Says which scenario a result belongs to as soon as another one is shown; takes no room before. */
final class BasisLine {

    private final Label label;
    private final ThemePalette palette;

    BasisLine(Composite parent, String id, int columns) {
        label = new Label(parent, SWT.WRAP);
        label.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1);
        data.widthHint = 100;
        label.setLayoutData(data);
        palette = new ThemePalette(label, this::restyle);
        restyle();
        hide();
    }

    private void restyle() {
        label.setBackground(palette.of(Tone.CHANGED));
        label.setForeground(palette.of(Tone.TEXT));
    }

    void hide() {
        mark("");
    }

    /**
     * @param owner the scenario that the result belongs to, while another one is shown; empty if it is that which is
     * shown
     */
    void mark(String owner) {
        boolean other = !owner.isEmpty();
        ((GridData) label.getLayoutData()).exclude = !other;
        label.setVisible(other);
        label.setText(
                other
                        ? ("\u26a0 The result of another scenario, not of the open one: it belongs to " + owner + ".")
                                .replace("&", "&&")
                        : "");
        label.getParent().layout(true);
    }
}
