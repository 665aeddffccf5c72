package org.pirqscope.ui.view;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.scenario.WhatIfTable;
import org.pirqscope.ui.widget.ClipboardText;

/** What if a rule were another one: each is chosen in its cell, and the same order runs at once. */
public class WhatIfView extends StepView {

    private WhatIfTable table;

    @Override
    Control create(Composite parent) {
        table = new WhatIfTable(parent, desk(), this::compare);
        toolBar(new ToolBarToggle(
                "Changed Only", "Only rules that are not as the release has them", false, table::changedOnly));
        toolBar(button("All As Released", "Takes back every change of a rule", table::allAsReleased));
        toolBar(button("Compare With Unchanged", "This run beside the same order as released", this::compare));
        return table.control();
    }

    private static Action button(String text, String tip, Runnable deed) {
        Action action = new Action(text) {
            @Override
            public void run() {
                deed.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    private void compare() {
        Versions here = desk().session().now().run().scenario().versions();
        if (here.released()) {
            desk().tell("No rule is changed: this run is as released");
        } else {
            CompareView.compare(getSite().getPage(), here.asReleased());
        }
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            table.show(desk().document());
        }
    }

    @Override
    String legend() {
        return "\u25b2 not as the release has it; Enter or a second click chooses another value, Delete takes it back";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.of(table.text(), table.rows(), "rule");
    }

    @Override
    void focus() {
        table.setFocus();
    }
}
