package org.pirqscope.ui.command;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.widget.TextFocus;

/** Undo, and with {@code :redo} in plugin.xml Redo, of the changes of the document; the menu names the change. */
public class UndoChange extends AbstractHandler implements IExecutableExtension, IElementUpdater {

    private boolean again;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        again = "redo".equals(data);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (typing(event)) {
            return null;
        }
        Opening opening = new Opening(desk());
        if (again) {
            opening.redo();
        } else {
            opening.undo();
        }
        return null;
    }

    /** Whether the key was pressed in a text field: what is undone there is not the document. */
    private static boolean typing(ExecutionEvent event) {
        boolean byKey = event.getTrigger() instanceof Event pressed && pressed.type != SWT.Selection;
        return byKey && TextFocus.text(Display.getCurrent().getFocusControl());
    }

    @Override
    public boolean isEnabled() {
        return change().isPresent();
    }

    @Override
    public void updateElement(UIElement element, Map parameters) {
        element.setText((again ? "&Redo" : "&Undo")
                + change().map(change -> " " + change.replace("&", "&&")).orElse(""));
        setBaseEnabled(isEnabled());
    }

    private Optional<String> change() {
        ScenarioDocument document = desk().document();
        return again ? document.redoable() : document.undoable();
    }

    private static Desk desk() {
        return PlatformUI.getWorkbench().getService(Desk.class);
    }
}
