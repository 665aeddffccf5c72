package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl+C copies the selection of every view, and the status line says what it was. */
@ExtendWith(Screenshot.class)
class CopyTest {

    private final UiRobot robot = new UiRobot();

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        robot.press("F8");
    }

    @ParameterizedTest
    @CsvSource({
        "findings,findings,Findings",
        "pirqs,pirqs,Pirq table",
        "irqs,irqs,Guest irqs",
        "channels,channels,Event channels",
        "log,log,Log"
    })
    void aTableCopiesTheSelectedRowsWithTheirHeads(String view, String id, String title) {
        robot.show(view);
        Table table = robot.find(Table.class, id);
        int last = table.getItemCount() - 1;
        assertTrue(last >= 0, "rows");
        table.setSelection(new int[] {0, last});
        robot.press("Ctrl+C");
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i < table.getColumnCount(); i++) {
            expected.append(i == 1 ? "" : "\t").append(table.getColumn(i).getText());
        }
        expected.append('\n').append(cells(table, table.getItem(0)));
        if (last > 0) {
            expected.append(cells(table, table.getItem(last)));
        }
        assertEquals(expected.toString(), clipboard());
        assertTrue(told().startsWith("Copied " + (last > 0 ? "2 rows of " : "1 row of ") + title), told());
    }

    private static String cells(Table table, TableItem item) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < table.getColumnCount(); i++) {
            out.append(i == 1 ? "" : "\t").append(item.getText(i));
        }
        return out.append('\n').toString();
    }

    @Test
    void theTreeOfDevicesCopiesWhatIsSelected() {
        robot.show("devices");
        Tree tree = robot.find(Tree.class, "devices");
        TreeItem entry = tree.getItem(1).getItem(0);
        tree.setSelection(new TreeItem[] {tree.getItem(0), entry});
        robot.press("Ctrl+C");
        List<String> lines = clipboard().lines().toList();
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("device / entry\taddress_hi\t"), lines.get(0));
        assertTrue(lines.get(1).startsWith(tree.getItem(0).getText(0) + "\t"), lines.get(1));
        assertTrue(lines.get(2).startsWith(entry.getText(0) + "\t" + entry.getText(1)), lines.get(2));
        assertTrue(told().startsWith("Copied 2 rows of PCI devices"), told());
        tree.deselectAll();
        robot.press("Ctrl+C");
        assertEquals(7, clipboard().lines().count(), "all of it when nothing is selected");
    }

    @Test
    void theTreeOfCallsCopiesSelectedCalls() {
        robot.show("calls");
        Tree tree = robot.find(Tree.class, "calls");
        tree.setSelection(new TreeItem[] {tree.getItem(0), tree.getItem(1)});
        robot.press("Ctrl+C");
        assertEquals(2, clipboard().lines().count(), clipboard());
        assertTrue(clipboard().startsWith("nvme0"), clipboard());
        assertTrue(told().startsWith("Copied 2 calls of Calls"), told());
        tree.deselectAll();
        robot.press("Ctrl+C");
        String[] around = clipboard().split("\n");
        assertTrue(around.length > 5 && around[around.length - 1].strip().startsWith("xen_irq_from_pirq"), clipboard());
    }

    @Test
    void theSelectedOutcomesOfTheExplorerAreCopied() {
        robot.show("explorer");
        robot.select(robot.find(Button.class, "explore-start"));
        robot.spinUntil(
                "the search has ended",
                () -> !robot.find(Button.class, "explore-cancel").isEnabled());
        Table table = robot.find(Table.class, "explorer-outcomes");
        table.setFocus();
        table.setSelection(1);
        robot.press("Ctrl+C");
        assertEquals(2, clipboard().lines().count(), clipboard());
        assertTrue(told().startsWith("Copied 1 row of Explorer"), told());
    }

    @Test
    void everyViewSaysWhatItCopied() {
        List<String> views = Arrays.stream(
                        PlatformUI.getWorkbench().getViewRegistry().getViews())
                .map(IViewDescriptor::getId)
                .filter(id -> id.startsWith("org.pirqscope.ui."))
                .toList();
        for (String view : views) {
            robot.show(view.substring("org.pirqscope.ui.".length()));
            robot.press("F5");
            assertTrue(!told().startsWith("Copied"), told());
            robot.press("Ctrl+C");
            assertTrue(told().startsWith("Copied "), view + ": " + told());
        }
        robot.press("F5");
        robot.press("Ctrl+Shift+C");
        assertTrue(told().startsWith("Copied the run string"), told());
    }

    @Test
    void aFieldCopiesWhatIsSelectedInIt() {
        Text note = (Text) new ScenarioRobot(robot).edit("note");
        note.setFocus();
        note.setSelection(0, 5);
        robot.press("Ctrl+C");
        assertEquals(note.getText(0, 4), clipboard());
        assertTrue(told().startsWith("Copied 5 characters of Scenario"), told());
    }

    @Test
    void theContextMenuCopiesAsTheKeyDoes() {
        robot.show("findings");
        Table table = robot.find(Table.class, "findings");
        table.setSelection(1);
        table.getMenu().getItem(0).notifyListeners(org.eclipse.swt.SWT.Selection, new Event());
        robot.spin();
        assertEquals(2, clipboard().lines().count());
        assertTrue(told().startsWith("Copied 1 row of Findings"), told());
    }

    private String told() {
        return robot.find(Label.class, "standing").getText();
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(robot.display());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text;
    }
}
