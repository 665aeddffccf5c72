package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.machine.call.Finding;

/** Searching, folding, hiding and selecting in the diagram. */
class DiagramSearchTest extends InDiagram {

    /** Lanes stay hidden from run to run; the next test has them all. */
    @AfterEach
    void showAll() {
        if (canvas.diagram().shownLanes().size() < 5) {
            choose("Show &All Lanes");
        }
    }

    private int position() {
        return robot.desk().session().now().position();
    }

    private void goTo(int step) {
        robot.desk().session().goTo(step);
        robot.spin();
    }

    private void key(int code, char character, int mask) {
        Event event = new Event();
        event.keyCode = code;
        event.character = character;
        event.stateMask = mask;
        control.notifyListeners(SWT.KeyDown, event);
        robot.spin();
    }

    private void click(int row, int x, int mask) {
        Event event = new Event();
        event.button = 1;
        event.x = x;
        event.y = y(row);
        event.stateMask = mask;
        control.notifyListeners(SWT.MouseDown, event);
        robot.spin();
    }

    private int y(int row) {
        for (int y = 0; y < control.getSize().y; y++) {
            if (canvas.rowAt(y) == row) {
                return y + 3;
            }
        }
        throw new AssertionError("row " + row + " is not on the screen");
    }

    /** Opens the context menu as the menu key does. */
    private MenuItem[] menu() {
        Event event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        Point corner = control.toDisplay(5, y(Math.max(0, canvas.current())));
        event.x = corner.x;
        event.y = corner.y;
        control.notifyListeners(SWT.MenuDetect, event);
        control.getMenu().notifyListeners(SWT.Show, new Event());
        return control.getMenu().getItems();
    }

    private MenuItem item(String start) {
        return Arrays.stream(menu())
                .filter(item -> item.getText().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + start + " in "
                        + Arrays.toString(control.getMenu().getItems())));
    }

    private void choose(String start) {
        MenuItem item = item(start);
        assertTrue(item.isEnabled(), start);
        robot.select(item);
    }

    private int rowOf(String call) {
        return canvas.diagram().next(Query.call(call), -1);
    }

    private int stale() {
        return canvas.diagram().next(step -> step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance), -1);
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(robot.display());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text;
    }

    @Test
    void aSearchCountsMarksAndGoesRoundWithoutADialog() {
        robot.press("M1+F");
        Text typed = robot.find(Text.class, "find");
        Label count = robot.find(Label.class, "find-count");
        assertTrue(typed.isVisible());
        typed.setText("unmap_pirq");
        robot.spin();
        int all = (int) canvas.diagram().steps().stream()
                .filter(step -> step.entering() && Query.call("unmap_pirq").matches(step))
                .count();
        assertEquals(all + " matches", count.getText());
        assertEquals(0, position(), "typing goes nowhere");
        robot.press("F3");
        int first = position();
        assertEquals("1 of " + all, count.getText());
        assertTrue(canvas.diagram().step(canvas.current()).call().name().contains("unmap_pirq"));
        robot.press("F3");
        assertEquals("2 of " + all, count.getText());
        robot.press("M2+F3");
        assertEquals(first, position());
        robot.press("M2+F3");
        assertEquals(all + " of " + all, count.getText());
        typed.setText("nothing of the kind");
        robot.spin();
        assertEquals("no match", count.getText());
        Event escape = new Event();
        escape.keyCode = SWT.ESC;
        typed.notifyListeners(SWT.KeyDown, escape);
        assertFalse(typed.isVisible());
    }

    @Test
    void nextGoesOnThoughTheBarWasClosed() {
        robot.press("M1+F");
        Text typed = robot.find(Text.class, "find");
        typed.setText("unmap_pirq");
        robot.press("F3");
        int first = position();
        Event escape = new Event();
        escape.keyCode = SWT.ESC;
        typed.notifyListeners(SWT.KeyDown, escape);
        robot.press("F3");
        assertTrue(position() > first, position() + " after " + first);
        assertTrue(
                robot.find(Label.class, "find-count").getText().startsWith("2 of "),
                robot.find(Label.class, "find-count").getText());
    }

    @Test
    void returnGoesToTheNextPirqAndAllViewsFollow() {
        robot.press("M1+F");
        Text typed = robot.find(Text.class, "find");
        typed.setText("55");
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        typed.notifyListeners(SWT.KeyDown, enter);
        robot.spin();
        assertTrue(position() > 0);
        assertTrue(Query.pirq(55).matches(canvas.diagram().steps().get(position() - 1))
                || Query.pirq(55).matches(canvas.diagram().step(canvas.current())));
    }

    @Test
    void minusFoldsTheCallAroundTheMessageAndPlusUnfoldsIt() {
        int rows = canvas.diagram().rows();
        goTo(canvas.diagram().stepNumber(stale()));
        key('-', '-', 0);
        assertTrue(canvas.diagram().rows() < rows);
        assertTrue(canvas.diagram().row(canvas.current()).folded());
        assertTrue(
                canvas.diagram().row(canvas.current()).text().startsWith("xen_hvm_setup_msi_irqs"),
                canvas.diagram().row(canvas.current()).text());
        int once = canvas.diagram().rows();
        key('-', '-', 0);
        assertTrue(canvas.diagram().rows() < once, "the call around a folded one");
        key('+', '+', SWT.SHIFT);
        assertEquals(once, canvas.diagram().rows());
        choose("&Unfold All");
        assertEquals(rows, canvas.diagram().rows());
    }

    @Test
    void aSearchUnfoldsTheCallInWhichItFinds() {
        int stale = canvas.diagram().stepNumber(stale());
        int rows = canvas.diagram().rows();
        goTo(stale);
        key('-', '-', 0);
        key('-', '-', 0);
        goTo(0);
        assertTrue(canvas.diagram().rows() < rows);
        robot.press("M1+F");
        robot.find(Text.class, "find").setText("xen_irq_from_pirq");
        robot.spin();
        String count = robot.find(Label.class, "find-count").getText();
        assertFalse(count.startsWith("no") || count.isEmpty(), count);
        robot.press("F3");
        assertEquals(stale + 1, position());
        assertEquals(
                "xen_irq_from_pirq",
                canvas.diagram().step(canvas.current()).call().name());
        assertEquals(Scope.ALL, canvas.diagram().scope(), "both folds were around it");
        assertTrue(
                robot.find(Label.class, "find-count").getText().startsWith("1 of "),
                robot.find(Label.class, "find-count").getText());
    }

    @Test
    void aDoubleClickFoldsAndUnfoldsAlsoAtTheEdge() {
        goTo(20);
        int row = canvas.top() + canvas.visibleRows() - 1;
        while (canvas.diagram().foldable(row) == 0) {
            row--;
        }
        assertTrue(row > canvas.top() + canvas.visibleRows() / 2, "far down");
        int top = canvas.top();
        int call = canvas.diagram().foldable(row);
        doubleClick(row);
        assertTrue(canvas.diagram().scope().folds(call));
        assertEquals(top, canvas.top(), "what is clicked at stays under the mouse");
        doubleClick(canvas.diagram().rowOf(call));
        assertEquals(Scope.ALL, canvas.diagram().scope());
    }

    /** As it comes from the screen: the first click goes to the row. */
    private void doubleClick(int row) {
        click(row, 200, 0);
        Event event = new Event();
        event.button = 1;
        event.x = 200;
        event.y = y(row);
        control.notifyListeners(SWT.MouseDoubleClick, event);
        robot.spin();
    }

    @Test
    void aClickIntoTheMarginFolds() {
        goTo(20);
        int row = canvas.top();
        while (canvas.diagram().foldable(row) == 0) {
            row++;
        }
        int call = canvas.diagram().foldable(row);
        click(row, 5, 0);
        assertTrue(canvas.diagram().scope().folds(call));
        assertEquals(20, position(), "the margin goes nowhere");
        click(canvas.diagram().rowOf(call), 5, 0);
        assertEquals(Scope.ALL, canvas.diagram().scope());
    }

    @Test
    void aHiddenLaneFoldsIntoItsCallerAndStaysHiddenInTheNextRun() {
        goTo(canvas.diagram().stepNumber(rowOf("xen_pt_msixctrl_reg_write")));
        int calls = canvas.diagram().messages();
        choose("Hide &Lane QEMU");
        assertEquals(4, canvas.diagram().shownLanes().size());
        int row = rowOf("xen_pt_msixctrl_reg_write");
        assertEquals(
                "guest",
                canvas.diagram().lanes().get(canvas.diagram().row(row).to()).id());
        assertTrue(canvas.diagram().messages() > calls / 2);
        robot.begin("stale-pirq");
        assertEquals(4, canvas.diagram().shownLanes().size());
        choose("Show &All Lanes");
        assertEquals(5, canvas.diagram().shownLanes().size());
        assertFalse(item("Show &All Lanes").isEnabled());
    }

    @Test
    void theLastLaneCannotBeHidden() {
        for (int i = 0; i < 4; i++) {
            Menu lanes = item("La&nes").getMenu();
            robot.select(Arrays.stream(lanes.getItems())
                    .filter(MenuItem::getSelection)
                    .findFirst()
                    .orElseThrow());
        }
        assertEquals(1, canvas.diagram().shownLanes().size());
        assertFalse(Arrays.stream(item("La&nes").getMenu().getItems())
                .filter(MenuItem::getSelection)
                .findFirst()
                .orElseThrow()
                .isEnabled());
    }

    @Test
    void shiftAndAnArrowSelectRowsWhichCopyAndExportTake() throws Exception {
        goTo(canvas.diagram().stepNumber(stale()));
        int first = canvas.diagram().shownStep(canvas.current());
        key(SWT.ARROW_DOWN, (char) 0, SWT.SHIFT);
        key(SWT.ARROW_DOWN, (char) 0, SWT.SHIFT);
        key(SWT.ARROW_DOWN, (char) 0, SWT.SHIFT);
        int last = canvas.diagram().shownStep(canvas.current());
        assertEquals(position(), canvas.diagram().lastStep(canvas.current()));
        assertTrue(last > first + 2);
        robot.press("Ctrl+C");
        String expected = Preview.text(
                Export.of(robot.desk().session().now().run(), Choice.MAIL.withPart(new RunPart.Steps(first, last))));
        assertEquals(expected, clipboard());
        robot.answer(dialog -> {
            assertEquals(
                    Integer.toString(first),
                    robot.find(Text.class, "export-from").getText());
            assertEquals(
                    Integer.toString(last), robot.find(Text.class, "export-to").getText());
            assertTrue(robot.find(Button.class, "export-steps").getSelection());
        });
        robot.press("M1+E");
        key(SWT.ESC, (char) 27, 0);
        assertTrue(canvas.selected().isEmpty());
    }

    @Test
    void shiftAndAClickSelectBothWaysAndAnyOtherMoveEndsIt() {
        goTo(30);
        int row = canvas.current();
        click(row - 3, 200, SWT.SHIFT);
        assertEquals(
                Integer.toString(canvas.diagram().shownStep(row - 3)),
                canvas.selected().orElseThrow().from());
        assertEquals(
                Integer.toString(canvas.diagram().lastStep(row)),
                canvas.selected().orElseThrow().to());
        assertEquals(canvas.diagram().lastStep(row - 3), position());
        robot.press("F5");
        assertTrue(canvas.selected().isEmpty());
    }

    @Test
    void theMenuCopiesWhatMattersForTheFindingAsMailText() throws Exception {
        int second = canvas.diagram()
                .next(
                        step -> step.actor() == 1
                                && step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance),
                        -1);
        goTo(canvas.diagram().lastStep(second));
        choose("Copy as &Mail Text");
        String expected = Preview.text(
                Export.of(robot.desk().session().now().run(), Choice.MAIL.withPart(new RunPart.Around(position()))));
        assertEquals(expected, clipboard());
        assertTrue(expected.startsWith("nvme1"), expected);
    }

    @Test
    void theMenuGoesToItsRow() {
        goTo(0);
        Event event = new Event();
        event.detail = SWT.MENU_MOUSE;
        Point place = control.toDisplay(100, y(4));
        event.x = place.x;
        event.y = place.y;
        control.notifyListeners(SWT.MenuDetect, event);
        control.getMenu().notifyListeners(SWT.Show, new Event());
        robot.select(control.getMenu().getItem(0));
        assertEquals(canvas.diagram().lastStep(4), position());
    }

    @Test
    void hiddenLanesAreLeftOutOfTheExport() {
        goTo(canvas.diagram().stepNumber(rowOf("xen_pt_msixctrl_reg_write")));
        choose("Hide &Lane QEMU");
        robot.answer(dialog -> {
            Table lanes = robot.find(Table.class, "export-lanes");
            assertEquals(
                    "truetruetruefalsetrue",
                    String.join(
                            "",
                            Arrays.stream(lanes.getItems())
                                    .map(one -> "" + one.getChecked())
                                    .toList()));
        });
        choose("&Export...");
    }

    @Test
    void controlAndPlusMinusNullOrTheWheelChangeTheSize() {
        int rows = canvas.visibleRows();
        key('-', (char) 0, SWT.MOD1);
        key('-', (char) 0, SWT.MOD1);
        key('-', (char) 0, SWT.MOD1);
        assertTrue(
                canvas.visibleRows() > rows && canvas.percent() == 60,
                canvas.visibleRows() + " rows at " + canvas.percent() + " %");
        key('0', (char) 0, SWT.MOD1);
        assertEquals(rows, canvas.visibleRows());
        Event wheel = new Event();
        wheel.count = 3;
        wheel.stateMask = SWT.MOD1;
        control.notifyListeners(SWT.MouseVerticalWheel, wheel);
        assertTrue(canvas.visibleRows() < rows && canvas.top() == 0);
        key('0', (char) 0, SWT.MOD1);
    }

    @Test
    void aTipAndAScreenReaderSayTheAnswer() {
        SequenceDiagram diagram = canvas.diagram();
        int row = diagram.next(Query.call("PHYSDEVOP_get_free_pirq"), -1);
        goTo(diagram.stepNumber(row));
        assertTrue(
                canvas.says().contains("PHYSDEVOP_get_free_pirq")
                        && canvas.says().contains("= 55"),
                canvas.says());
        Event hover = new Event();
        hover.y = y(stale(diagram));
        control.notifyListeners(SWT.MouseHover, hover);
        assertTrue(control.getToolTipText().contains("xen_irq_from_pirq(pirq=55) = 64"), control.getToolTipText());
        int map = diagram.next(Query.call("PHYSDEVOP_map_pirq"), -1);
        goTo(diagram.stepNumber(map));
        hover.y = y(map);
        control.notifyListeners(SWT.MouseHover, hover);
        // what announces the call stands above it
        assertTrue(
                control.getToolTipText()
                        .contains("requested pirq 55 for MSI-X (vec: 0, entry: 0)\nenters PHYSDEVOP_map_pirq("),
                control.getToolTipText());
    }

    private int stale(SequenceDiagram diagram) {
        goTo(diagram.stepNumber(stale()));
        return stale();
    }
}
