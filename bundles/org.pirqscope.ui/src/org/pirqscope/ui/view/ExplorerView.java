package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.explore.ExplorerPane;
import org.pirqscope.ui.widget.ClipboardText;

/** Tries every interleaving. What was found stays, and is marked while another scenario is shown. */
public class ExplorerView extends StepView {

    /** Its name in plugin.xml. */
    public static final String ID = "org.pirqscope.ui.explorer";

    private ExplorerPane pane;

    @Override
    Control create(Composite parent) {
        pane = new ExplorerPane(parent, desk());
        return pane.control();
    }

    /** What starts the searches. */
    public ExplorerPane pane() {
        return pane;
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            pane.shown(news.now().run());
        }
    }

    @Override
    String legend() {
        return "\u2717 loses an interrupt, \u2713 loses none";
    }

    @Override
    ClipboardText copied() {
        return pane.copied();
    }

    @Override
    void focus() {
        pane.setFocus();
    }
}
