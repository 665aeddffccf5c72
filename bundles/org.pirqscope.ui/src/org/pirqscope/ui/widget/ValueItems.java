package org.pirqscope.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;

/** What can be asked about a selected value, as items of a context menu with the keys that are bound. */
public final class ValueItems {

    private ValueItems() {}

    /** Adds them to the menu of the control, which gets one where it has none. */
    public static void into(Control control) {
        Menu menu = control.getMenu() != null ? control.getMenu() : new Menu(control);
        if (menu.getItemCount() > 0) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        item(menu, "&Why Is It So?", "org.pirqscope.ui.ask-why");
        item(menu, "&Next Change", "org.pirqscope.ui.value-next");
        item(menu, "&Previous Change", "org.pirqscope.ui.value-previous");
        control.setMenu(menu);
    }

    private static void item(Menu menu, String text, String command) {
        String key =
                PlatformUI.getWorkbench().getService(IBindingService.class).getBestActiveBindingFormattedFor(command);
        MenuItems.push(menu, key == null ? text : text + "\t" + key, () -> CopyText.run(command));
    }
}
