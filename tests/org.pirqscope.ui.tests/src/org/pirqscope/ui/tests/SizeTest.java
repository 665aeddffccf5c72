package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.diagram.picture.RowReach;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.widget.DecodeCanvas;

/** Small windows, many controllers, many vectors. */
@ExtendWith(Screenshot.class)
class SizeTest {

    private final UiRobot robot = new UiRobot();
    private final Shell shell = robot.page().getWorkbenchWindow().getShell();
    private final Point usual = shell.getSize();

    @AfterEach
    void usualSize() {
        shell.setSize(usual);
        robot.page().resetPerspective();
        robot.spin();
    }

    private void small(String scenario) {
        shell.setSize(1024, 700);
        robot.spin();
        robot.begin(scenario);
    }

    @Test
    void theDecodeOfAStaleHitIsSeenWhole() {
        small("stale-pirq");
        robot.press("F8");
        robot.show("decode");
        Canvas control = robot.find(Canvas.class, "decode");
        Point needed = ((DecodeCanvas) control.getData("shows")).needed();
        Rectangle room = control.getClientArea();
        assertTrue(needed.x <= room.width && needed.y <= room.height && needed.y > 150, needed + " in " + room);
    }

    @Test
    void aDecodeThatDoesNotFitIsScrolled() {
        small("stale-pirq");
        robot.press("F8");
        robot.show("decode");
        Canvas control = robot.find(Canvas.class, "decode");
        control.setSize(300, 100);
        robot.spinUntil(
                "it has scroll bars",
                () -> control.getVerticalBar().isVisible()
                        && control.getHorizontalBar().isVisible());
        control.getParent().layout(true);
    }

    @Test
    void theDiagramOfEightControllersFollowsSideways() {
        small("i3.16xlarge");
        Canvas control = robot.find(Canvas.class, "diagram");
        DiagramCanvas canvas = (DiagramCanvas) control.getData("shows");
        for (int i = 0; i < 8; i++) {
            robot.press("F8");
            RowReach reach = canvas.layout().reach(canvas.current());
            int left = control.getHorizontalBar().isVisible()
                    ? control.getHorizontalBar().getSelection()
                    : 0;
            double room = control.getClientArea().width - canvas.layout().gutter();
            assertTrue(
                    reach.left() >= left + canvas.layout().gutter() - 1,
                    reach + " begins in the window that is scrolled to " + left);
            assertTrue(
                    reach.right() <= left + control.getClientArea().width + 1 || reach.right() - reach.left() > room,
                    reach + " ends in the window");
        }
        assertTrue(canvas.diagram().lanes().all().stream().anyMatch(canvas.layout()::folds), "idle lanes are folded");
    }

    @Test
    void aChangedRowComesIntoView() {
        small("i3.16xlarge");
        robot.show("devices");
        Tree tree = robot.find(Tree.class, "devices");
        int seen = 0;
        for (int step = 0; step < robot.desk().session().now().run().length(); step += 41) {
            robot.desk().session().goTo(step);
            robot.spin();
            TreeItem changed = first(tree.getItems());
            if (changed != null) {
                Rectangle place = changed.getBounds(0);
                assertTrue(
                        place.y >= 0 && place.y < tree.getClientArea().height,
                        changed.getText() + " at step " + step + ": " + place);
                seen++;
            }
        }
        assertTrue(seen > 0, "something changed");
    }

    /** The first entry that is marked as changed, inside of its group if it has one. */
    private static TreeItem first(TreeItem[] items) {
        for (TreeItem item : items) {
            boolean changed =
                    item.getText(0).startsWith("~ ") || item.getText(0).startsWith("+ ");
            TreeItem inside = first(item.getItems());
            if (inside != null || changed && item.getItemCount() == 0) {
                return inside != null ? inside : item;
            }
        }
        return null;
    }

    @Test
    void sixtyFourEntriesAreGrouped() {
        robot.begin("1x64");
        robot.show("devices");
        Tree tree = robot.find(Tree.class, "devices");
        TreeItem device = tree.getItem(0);
        assertEquals(8, device.getItemCount());
        assertEquals("entries 56-63", device.getItem(7).getText(0));
        assertEquals("not used", device.getItem(7).getText(1));
        assertTrue(
                Arrays.stream(device.getItems()).noneMatch(TreeItem::getExpanded), "closed as long as nothing happens");
        int write = robot.desk().session().now().run().steps().stream()
                .filter(step -> !step.effects().isEmpty() && step.call().name().equals("pci_msix_write"))
                .skip(30)
                .findFirst()
                .orElseThrow()
                .number();
        robot.desk().session().goTo(write);
        robot.spin();
        List<TreeItem> open =
                Arrays.stream(device.getItems()).filter(TreeItem::getExpanded).toList();
        assertEquals(1, open.size(), "the group of the entry that changed is open");
        assertTrue(
                open.getFirst().getText(0).startsWith("~")
                        || open.getFirst().getText(0).startsWith("+"),
                open.getFirst().getText(0));
    }

    @Test
    void onlyWhatIsUsedIsShownOnDemandAndTheTitleSaysSo() {
        robot.begin("stale-pirq");
        robot.press("F8");
        robot.show("pirqs");
        Table table = robot.find(Table.class, "pirqs");
        int all = table.getItemCount();
        IViewPart view = toggle("pirqs");
        long used = robot.desk().session().now().world().pirqs().stream()
                .filter(row -> row.state() != PirqRow.State.FREE)
                .count();
        assertTrue(used > 0 && used < all);
        assertEquals(used, table.getItemCount());
        assertEquals("Pirq table (used only)", view.getTitle());
        robot.desk().session().toStart();
        robot.spin();
        assertEquals(0, table.getItemCount());
        toggle("pirqs");
        assertEquals(all, table.getItemCount());
        assertEquals("Pirq table", view.getTitle());
        assertFalse(
                Arrays.stream(table.getItems()).map(TableItem::getText).toList().isEmpty());
    }

    private IViewPart toggle(String id) {
        IViewPart view = robot.page().findView("org.pirqscope.ui." + id);
        for (IContributionItem item :
                view.getViewSite().getActionBars().getToolBarManager().getItems()) {
            if (item instanceof ActionContributionItem button
                    && button.getAction().getText().equals("Used Only")) {
                button.getAction().setChecked(!button.getAction().isChecked());
                button.getAction().run();
            }
        }
        robot.spin();
        return view;
    }
}
