package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.property.RowSelection;
import org.pirqscope.ui.scenario.ScenarioTree;
import org.pirqscope.ui.widget.ClipboardText;

/** What is simulated, and edited. Each change carries out the schedule at once and stays at the same place. */
public class ScenarioView extends StepView {

    private ScenarioTree tree;

    @Override
    Control create(Composite parent) {
        tree = new ScenarioTree(parent, desk());
        getSite().setSelectionProvider(new RowSelection(tree.tree(), tree::group));
        return tree.control();
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            tree.show(desk().document(), news.now().run());
        }
    }

    @Override
    String legend() {
        return "\u2713 a controller that ends well, \u2717 one that does not; \u25b2 changed against the release. "
                + "Enter or a second click edits a value, Alt+Up and Alt+Down or the mouse move turns and controllers";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(ScenarioWriter.write(desk().scenario()));
    }

    @Override
    void focus() {
        tree.setFocus();
    }
}
