package org.pirqscope.ui.diagram;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.ui.widget.MenuItems;

/**
 * The context menu of the diagram. By mouse it is about the row and the lane under it, by keyboard about the current
 * message.
 */
final class DiagramMenu {

    private final DiagramCanvas canvas;
    private final DiagramReader reader;
    private final Menu menu;
    private int row = -1;
    private Lane lane;

    DiagramMenu(DiagramCanvas canvas, DiagramReader reader) {
        this.canvas = canvas;
        this.reader = reader;
        menu = new Menu(canvas.control());
        canvas.control().setMenu(menu);
        canvas.control().addListener(SWT.MenuDetect, this::aim);
        menu.addListener(SWT.Show, event -> fill());
    }

    private void aim(Event event) {
        DiagramRows diagram = canvas.rows();
        event.doit = diagram != null && diagram.rows() > 0;
        if (!event.doit) {
            return;
        }
        Point place = canvas.control().toControl(event.x, event.y);
        boolean keyboard = event.detail == SWT.MENU_KEYBOARD;
        if (keyboard) {
            Point corner = canvas.control().toDisplay(canvas.below(canvas.current()));
            event.x = corner.x;
            event.y = corner.y;
        }
        menu.setLocation(event.x, event.y); // it would stay where a key has opened it once
        row = keyboard ? canvas.current() : canvas.rowAt(place.y);
        lane = keyboard ? diagram.allLanes().get(diagram.toLane(Math.max(0, row))) : canvas.laneAt(place.x);
    }

    private void fill() {
        for (MenuItem old : menu.getItems()) {
            old.dispose();
        }
        SequenceDiagram diagram = canvas.diagram();
        if (diagram == null) {
            item(menu, "Copy as &Mail Text", true, reader::copyMail);
            return;
        }
        Scope scope = diagram.scope();
        int call = row < 0 ? 0 : diagram.callAt(row);
        item(menu, "Go &Here", row >= 0, () -> reader.goTo(diagram.lastStep(row)));
        item(menu, scope.folds(call) ? "Un&fold\t+" : "&Fold\t-", call > 0, () -> reader.draw(scope.toggle(call)));
        item(menu, "&Unfold All", scope.foldsAny(), () -> reader.draw(scope.unfolded()));
        only(diagram);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Copy as &Mail Text", true, reader::copyMail);
        item(menu, "&Export...\tCtrl+E", true, reader::export);
        new MenuItem(menu, SWT.SEPARATOR);
        lanes(diagram);
    }

    /** The diagram narrowed to one thing that the row is about. */
    private void only(SequenceDiagram diagram) {
        Scope scope = diagram.scope();
        List<Touched> touched = row < 0 ? List.of() : Touched.at(diagram, row);
        Menu all = MenuItems.cascade(menu, "Show &Only");
        all.getParentItem().setEnabled(!touched.isEmpty());
        for (Touched one : touched) {
            item(
                    all,
                    one.text().replace("&", "&&"),
                    !scope.only().equals(Optional.of(one)),
                    () -> reader.draw(scope.only(one)));
        }
        String shown = scope.only()
                .map(one -> one instanceof Touched narrow
                        ? ", Not Only " + narrow.text().replace("&", "&&")
                        : "")
                .orElse("");
        item(menu, "Show Everythin&g" + shown, scope.only().isPresent(), () -> reader.draw(scope.everything()));
    }

    private void lanes(SequenceDiagram diagram) {
        boolean hides = lane != null
                && diagram.shownLanes().size() > 1
                && diagram.shownLanes().contains(lane);
        item(menu, lane == null ? "Hide &Lane" : "Hide &Lane " + name(lane), hides, () -> hide(lane));
        Menu all = MenuItems.cascade(menu, "La&nes");
        for (Lane one : diagram.lanes().all()) {
            boolean shown = diagram.shownLanes().contains(one);
            MenuItem item = new MenuItem(all, SWT.CHECK);
            item.setText(name(one));
            item.setSelection(shown);
            item.setEnabled(!shown || diagram.shownLanes().size() > 1);
            item.addListener(SWT.Selection, event -> draw(one, shown ? LaneMode.FOLDED : LaneMode.SHOWN));
        }
        item(
                menu,
                "Show &All Lanes",
                diagram.shownLanes().size() < diagram.lanes().size(),
                () -> showAll(diagram));
    }

    private static String name(Lane lane) {
        return lane.name().replace("&", "&&");
    }

    private void hide(Lane one) {
        draw(one, LaneMode.FOLDED);
    }

    /** What a hidden lane was called for is drawn in the lane that called it. */
    private void draw(Lane one, LaneMode mode) {
        reader.draw(canvas.diagram().scope().lane(one.id(), mode));
    }

    private void showAll(SequenceDiagram diagram) {
        Scope scope = diagram.scope();
        for (Lane one : diagram.lanes().all()) {
            scope = scope.lane(one.id(), LaneMode.SHOWN);
        }
        reader.draw(scope);
    }

    private static void item(Menu menu, String text, boolean enabled, Runnable run) {
        MenuItems.push(menu, text, run).setEnabled(enabled);
    }
}
