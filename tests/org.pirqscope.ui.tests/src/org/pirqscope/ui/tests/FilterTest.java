package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A view that leaves something out says so, with a way back. */
@ExtendWith(Screenshot.class)
class FilterTest extends InDiagram {

    @Test
    void theLogSaysWhichLinesItLeavesOut() {
        robot.show("log");
        Table log = robot.find(Table.class, "log");
        Link filter = filterOf(log.getParent());
        assertFalse(filter.isVisible(), "nothing is left out");
        int all = log.getItemCount();
        press("QEMU");
        assertTrue(filter.isVisible());
        assertTrue(log.getItemCount() < all);
        assertTrue(
                filter.getText().contains(log.getItemCount() + " of " + all + " lines, without lines of QEMU"),
                filter.getText());
        press("Hidden");
        assertTrue(filter.getText().contains("lines that an ordinary build hides"), filter.getText());
        robot.select(filter);
        assertFalse(filter.isVisible());
        assertEquals(all, log.getItemCount());
        assertTrue(actions().stream().allMatch(item -> item.getAction().isChecked()), "the buttons say the same");
    }

    @Test
    void theDiagramSaysWhatItLeavesOut() {
        Link filter = filterOf(control.getParent());
        assertFalse(filter.isVisible());
        Event event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        event.x = control.toDisplay(5, 5).x;
        event.y = control.toDisplay(5, 5).y;
        control.notifyListeners(SWT.MenuDetect, event);
        control.getMenu().notifyListeners(SWT.Show, new Event());
        MenuItem lanes = Arrays.stream(control.getMenu().getItems())
                .filter(item -> item.getText().equals("La&nes"))
                .findFirst()
                .orElseThrow();
        robot.select(Arrays.stream(lanes.getMenu().getItems())
                .filter(item -> item.getText().equals("QEMU"))
                .findFirst()
                .orElseThrow());
        assertTrue(filter.isVisible() && filter.getText().contains("without the lane of QEMU"), filter.getText());
        robot.select(filter);
        assertFalse(filter.isVisible());
        assertEquals(5, canvas.diagram().shownLanes().size());
    }

    private void press(String action) {
        ActionContributionItem item = actions().stream()
                .filter(one -> one.getAction().getText().equals(action))
                .findFirst()
                .orElseThrow();
        item.getAction().setChecked(!item.getAction().isChecked());
        item.getAction().run();
        robot.spin();
    }

    private List<ActionContributionItem> actions() {
        IViewPart view = robot.page().findView("org.pirqscope.ui.log");
        List<ActionContributionItem> actions = new ArrayList<>();
        for (IContributionItem item :
                view.getViewSite().getActionBars().getToolBarManager().getItems()) {
            if (item instanceof ActionContributionItem action) {
                actions.add(action);
            }
        }
        return actions;
    }

    private static Link filterOf(Composite box) {
        for (Control child : box.getChildren()) {
            if (child instanceof Link link && "filter".equals(link.getData("id"))) {
                return link;
            }
        }
        throw new AssertionError("no filter line");
    }
}
