package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** What the current step changed is marked with a sign. */
@ExtendWith(Screenshot.class)
class MarksTest {

    private final UiRobot robot = new UiRobot();

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
    }

    @Test
    void aPirqIsMarkedBeforeAndWhenItChanges() {
        int step = firstChange(0, -1);
        assertTrue(step > 1);
        goTo(step - 2);
        assertEquals("", sign());
        goTo(step - 1);
        assertEquals("\u2212", sign());
        goTo(step);
        assertTrue(sign().endsWith("+"), sign());
        goTo(step + 2);
        assertEquals("", sign());
    }

    @Test
    void aSortMovesTheRowsAndKeepsTheSign() {
        int step = firstChange(0, -1);
        goTo(step);
        Table table = robot.find(Table.class, "pirqs");
        robot.select(table.getColumn(1));
        assertEquals("24", table.getItem(0).getText(1));
        assertEquals("55", table.getItem(table.getItemCount() - 1).getText(1));
        assertTrue(table.getItem(table.getItemCount() - 1).getText(0).endsWith("+"));
        robot.select(table.getColumn(1));
        assertEquals("55", table.getItem(0).getText(1));
        robot.select(table.getColumn(1));
    }

    @Test
    void aTableIsCopiedAsText() {
        robot.show("pirqs");
        robot.press("Ctrl+C");
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(text.startsWith("pirq\tstate\t"), text);
        assertEquals(33, text.lines().count(), "the heads and 32 pirqs");
        assertTrue(text.lines().skip(1).findFirst().orElseThrow().startsWith("55\tfree"), text);
    }

    private int firstChange(int before, int after) {
        List<Step> steps = robot.desk().session().now().run().steps();
        return steps.stream()
                .filter(step -> step.effects().stream()
                        .anyMatch(effect -> effect.subject() instanceof Subject.Pirq row
                                && row.pirq() == 55
                                && effect.field() == Field.PIRQ_IRQ
                                && effect.before() == before
                                && effect.after() == after))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private void goTo(int step) {
        robot.desk().session().goTo(step);
        robot.spin();
    }

    private String sign() {
        return robot.find(Table.class, "pirqs").getItem(0).getText(0);
    }
}
