package org.pirqscope.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Items of context menus. */
public final class MenuItems {

    private MenuItems() {}

    /** An item that does something. */
    public static MenuItem push(Menu menu, String text, Runnable chosen) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> chosen.run());
        return item;
    }

    /** A menu inside of the menu. */
    public static Menu cascade(Menu menu, String text) {
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText(text);
        Menu inner = new Menu(item);
        item.setMenu(inner);
        return inner;
    }
}
