package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.ui.theme.ThemeChoice;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** On the screen: an alarm that is selected is seen as an alarm and as selected. */
@ExtendWith(Screenshot.class)
class SelectedAlarmTest {

    private final UiRobot robot = new UiRobot();
    private final ThemeChoice before = ThemeChoice.remembered();

    @BeforeEach
    void standAtTheHit() {
        robot.begin("stale-pirq");
        robot.press("F8");
    }

    @AfterEach
    void restore() {
        look(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aFinding(ThemeChoice theme) {
        look(theme);
        robot.show("findings");
        Table table = robot.find(Table.class, "findings");
        table.setSelection(0);
        assertSelectedAlarm(table, table.getItem(0).getBounds(4));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aPirq(ThemeChoice theme) {
        look(theme);
        robot.show("pirqs");
        Table table = robot.find(Table.class, "pirqs");
        table.setSelection(0);
        assertSelectedAlarm(table, table.getItem(0).getBounds(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void anEntryOfADevice(ThemeChoice theme) {
        look(theme);
        robot.show("devices");
        Tree tree = robot.find(Tree.class, "devices");
        TreeItem entry = tree.getItem(0).getItem(0);
        tree.setSelection(entry);
        assertSelectedAlarm(tree, entry.getBounds(1));
    }

    @Test
    void anOrdinaryRowHasTheBandOfTheSystem() {
        robot.show("pirqs");
        Table table = robot.find(Table.class, "pirqs");
        table.setSelection(1);
        Map<RGB, Integer> seen = seen(table, table.getItem(1).getBounds(2));
        assertEquals(0, seen.getOrDefault(ThemePalette.now(Tone.ACCENT), 0), seen.toString());
        assertTrue(!most(seen).equals(ThemePalette.now(Tone.PANE)), seen.toString());
    }

    private void assertSelectedAlarm(Control control, Rectangle cell) {
        Map<RGB, Integer> seen = seen(control, cell);
        assertEquals(ThemePalette.now(Tone.ALARM_BACK), most(seen), seen.toString());
        assertTrue(seen.containsKey(ThemePalette.now(Tone.ALARM)), "the words: " + seen);
        assertTrue(seen.getOrDefault(ThemePalette.now(Tone.ACCENT), 0) >= 2 * cell.width, "the frame: " + seen);
    }

    private static RGB most(Map<RGB, Integer> seen) {
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** How often each colour stands on the screen there, once nothing waits to be painted. */
    private Map<RGB, Integer> seen(Control control, Rectangle cell) {
        control.redraw();
        control.update();
        robot.settle();
        Point place = control.toDisplay(cell.x, cell.y);
        Image image = new Image(robot.display(), cell.width, cell.height);
        GC gc = new GC(robot.display());
        gc.copyArea(image, place.x, place.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        Map<RGB, Integer> seen = new HashMap<>();
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                seen.merge(data.palette.getRGB(data.getPixel(x, y)), 1, Integer::sum);
            }
        }
        return seen;
    }

    private void look(ThemeChoice theme) {
        theme.apply(PlatformUI.getWorkbench());
        robot.settle();
    }
}
