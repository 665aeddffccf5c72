package org.pirqscope.ui.view;

import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;

/** A button of a view's tool bar that is on or off. */
final class ToolBarToggle extends Action {

    private final Consumer<Boolean> change;

    ToolBarToggle(String text, String tip, boolean start, Consumer<Boolean> change) {
        super(text, IAction.AS_CHECK_BOX);
        this.change = change;
        setToolTipText(tip);
        setChecked(start);
    }

    @Override
    public void run() {
        change.accept(isChecked());
    }
}
