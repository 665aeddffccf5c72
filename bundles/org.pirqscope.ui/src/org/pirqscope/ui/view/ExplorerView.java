package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.session.News;
import org.pirqscope.ui.explore.ExplorerPane;

/** Tries every interleaving. What was found stays while the runs it found are looked at. */
public class ExplorerView extends StepView {

    /** Its name in plugin.xml. */
    public static final String ID = "org.pirqscope.ui.explorer";

    private ExplorerPane pane;

    @Override
    Control create(Composite parent) {
        pane = new ExplorerPane(parent, desk().session());
        return pane.control();
    }

    /** What starts the searches. */
    public ExplorerPane pane() {
        return pane;
    }

    @Override
    void show(News news) {
        // a search keeps the moment at which it began
    }

    @Override
    String text() {
        return pane.text();
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
