package org.pirqscope.ui.widget;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Hears the choices in a table or tree that the user makes with the left button or a key, not those that a right click
 * or the focus bring about.
 */
public final class UserSelection {

    private boolean meant;

    private UserSelection(Control control, Consumer<Event> chosen) {
        control.addListener(SWT.MouseDown, event -> meant = event.button == 1);
        control.addListener(SWT.KeyDown, event -> meant = true);
        control.addListener(SWT.FocusOut, event -> control.getDisplay().asyncExec(() -> left(control)));
        control.addListener(SWT.Selection, event -> {
            if (meant) {
                chosen.accept(event);
            }
        });
    }

    /** A click may take the focus away for a moment, while the workbench brings the view to the front. */
    private void left(Control control) {
        meant &= !control.isDisposed() && control.isFocusControl();
    }

    /** Runs with the event of each choice that is meant. */
    public static void of(Control control, Consumer<Event> chosen) {
        new UserSelection(control, chosen);
    }
}
