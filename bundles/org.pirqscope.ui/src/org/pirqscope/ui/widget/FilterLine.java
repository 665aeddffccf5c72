package org.pirqscope.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** Says what a view leaves out, with a link that shows everything again. It takes no room while nothing is left out. */
public final class FilterLine {

    private final Link link;
    private final ThemePalette palette;

    /** In a grid of so many columns. */
    public FilterLine(Composite parent, int columns, Runnable showAll) {
        link = new Link(parent, SWT.NONE);
        link.setData("id", "filter");
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1);
        data.exclude = true;
        link.setLayoutData(data);
        link.setVisible(false);
        link.addListener(SWT.Selection, event -> showAll.run());
        palette = new ThemePalette(link, this::restyle);
        restyle();
    }

    private void restyle() {
        link.setBackground(palette.of(Tone.CHANGED));
        link.setForeground(palette.of(Tone.TEXT));
        link.setLinkForeground(palette.of(Tone.TEXT));
    }

    /** Shows what is left out; an empty text for nothing. */
    public void show(String leftOut) {
        boolean filters = !leftOut.isEmpty();
        link.setText(filters ? " Filter: " + leftOut.replace("&", "&&") + ".  <a>Show everything</a>" : "");
        ((GridData) link.getLayoutData()).exclude = !filters;
        if (link.getVisible() != filters) {
            link.setVisible(filters);
            link.getParent().layout(true);
        }
    }
}
