package org.pirqscope.ui.view;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;

/** The context menu of the controllers: for each of them the drivers that it can have, its own marked. */
final class DriverMenu {

    private final Supplier<List<Controller>> controllers;
    private final BiConsumer<Integer, Drivers> choice;

    /** @param choice is told the index of a controller and its new driver */
    DriverMenu(Text text, Supplier<List<Controller>> controllers, BiConsumer<Integer, Drivers> choice) {
        this.controllers = controllers;
        this.choice = choice;
        Menu menu = new Menu(text);
        menu.addListener(SWT.Show, event -> fill(menu));
        text.setMenu(menu);
        text.setToolTipText("The context menu chooses a controller's driver.");
    }

    private void fill(Menu menu) {
        for (MenuItem old : menu.getItems()) {
            old.dispose();
        }
        for (int c = 0; c < controllers.get().size(); c++) {
            add(menu, c, controllers.get().get(c));
        }
    }

    private void add(Menu menu, int index, Controller controller) {
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText("Driver of " + controller.name());
        Menu drivers = new Menu(item);
        item.setMenu(drivers);
        for (Drivers driver : Drivers.values()) {
            MenuItem one = new MenuItem(drivers, SWT.RADIO);
            one.setText(driver.spelling());
            one.setSelection(driver == controller.driver());
            one.addListener(SWT.Selection, event -> choose(one, index, driver));
        }
    }

    // the radio item that loses its mark is told so as well
    private void choose(MenuItem item, int index, Drivers driver) {
        if (item.getSelection() && driver != controllers.get().get(index).driver()) {
            choice.accept(index, driver);
        }
    }
}
