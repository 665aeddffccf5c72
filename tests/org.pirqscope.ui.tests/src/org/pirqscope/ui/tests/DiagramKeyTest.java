package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** The diagram without a mouse, and its edges. */
class DiagramKeyTest extends InDiagram {

    @AfterEach
    void usualSize() {
        canvas.zoom(0);
    }

    private void key(int code, int mask) {
        Event event = new Event();
        event.keyCode = code;
        event.stateMask = mask;
        control.notifyListeners(SWT.KeyDown, event);
        robot.spin();
    }

    private void goTo(int step) {
        robot.desk().session().goTo(step);
        robot.spin();
    }

    private int number(int row) {
        return canvas.diagram().shownStep(row);
    }

    @Test
    void shiftAndAFarKeySelectAsFar() {
        goTo(100);
        int begun = canvas.current();
        key(SWT.PAGE_DOWN, SWT.SHIFT);
        assertTrue(canvas.current() > begun + canvas.visibleRows() / 2, canvas.current() + " after " + begun);
        assertEquals(
                Integer.toString(number(begun)), canvas.selected().orElseThrow().from());
        assertEquals(
                Integer.toString(number(canvas.current())),
                canvas.selected().orElseThrow().to());
        key(SWT.END, SWT.SHIFT);
        assertEquals(
                Integer.toString(canvas.diagram().lastStep(canvas.diagram().rows() - 1)),
                canvas.selected().orElseThrow().to());
        key(SWT.HOME, SWT.SHIFT);
        assertEquals("1", canvas.selected().orElseThrow().from());
        assertEquals(
                Integer.toString(number(begun)), canvas.selected().orElseThrow().to());
        key(SWT.PAGE_UP, SWT.SHIFT);
        assertEquals("1", canvas.selected().orElseThrow().from());
    }

    /** The views follow, and the next arrow goes on from there. */
    @Test
    void aPageMovesTheCurrentMessage() {
        goTo(100);
        int row = canvas.current();
        key(SWT.PAGE_DOWN, 0);
        int below = canvas.current();
        assertTrue(below > row && below <= row + canvas.visibleRows(), row + " to " + below);
        assertTrue(canvas.selected().isEmpty());
        key(SWT.ARROW_DOWN, 0);
        assertTrue(canvas.current() > below);
        key(SWT.PAGE_UP, 0);
        assertTrue(canvas.current() < below, canvas.current() + "");
        for (int i = 0; i < 20; i++) {
            key(SWT.PAGE_UP, 0);
        }
        assertEquals(0, canvas.current());
    }

    /** What the dialog says next is what stands at the rows. */
    @Test
    void aSelectionHasTheNumbersOfItsRows() {
        int call = canvas.diagram().next(Query.call("PHYSDEVOP_get_free_pirq"), -1);
        goTo(canvas.diagram().stepNumber(call));
        key(SWT.ARROW_UP, SWT.SHIFT);
        assertEquals(
                Integer.toString(number(call)), canvas.selected().orElseThrow().to());
        goTo(canvas.diagram().stepNumber(call));
        key(SWT.ARROW_DOWN, SWT.SHIFT);
        key(SWT.ARROW_DOWN, SWT.SHIFT);
        assertEquals(
                Integer.toString(number(call)), canvas.selected().orElseThrow().from());
    }

    @Test
    void theMenuKeyOpensTheMenuAtTheMessage() {
        goTo(100);
        Event event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        event.x = 3;
        event.y = 3;
        control.notifyListeners(SWT.MenuDetect, event);
        Point place = control.toControl(event.x, event.y);
        assertEquals(canvas.current(), canvas.rowAt(place.y - 1), place.toString());
        assertEquals(canvas.current() + 1, canvas.rowAt(place.y + 1), place.toString());
        assertTrue(place.x > 0 && place.x < control.getSize().x / 2, place.toString());
    }

    @Test
    void aKeyShowsTheToolTipUntilTheNext() {
        int close = robot.desk().session().now().run().steps().stream()
                .filter(step -> step.call().name().equals("EVTCHNOP_close"))
                .findFirst()
                .orElseThrow()
                .number();
        goTo(close);
        key(SWT.F2, 0);
        Label tip = robot.find(Label.class, "diagram-tip");
        assertTrue(tip.getText().startsWith("step " + number(canvas.current()) + ", nvme0, Xen\n"), tip.getText());
        assertTrue(tip.getText().contains("EVTCHNOP_close(port=10)"), tip.getText());
        assertEquals(ThemePalette.now(Tone.HEAD), tip.getBackground().getRGB());
        assertEquals(ThemePalette.now(Tone.TEXT), tip.getForeground().getRGB());
        Point place = control.toControl(tip.getShell().getLocation());
        assertEquals(canvas.current() + 1, canvas.rowAt(place.y + 1), place.toString());
        key(SWT.ARROW_DOWN, 0);
        assertTrue(tip.isDisposed());
    }

    @Test
    void escapeClosesTheToolTipAndKeepsTheSelection() {
        goTo(100);
        key(SWT.ARROW_DOWN, SWT.SHIFT);
        assertTrue(canvas.selected().isPresent(), "selected");
        key(SWT.F2, 0);
        assertTrue(canvas.selected().isPresent(), "still selected");
        Label tip = robot.find(Label.class, "diagram-tip");
        key(SWT.ESC, 0);
        assertTrue(tip.isDisposed());
        assertTrue(canvas.selected().isPresent(), "one Escape, one thing");
        key(SWT.ESC, 0);
        assertTrue(canvas.selected().isEmpty());
    }

    @Test
    void theArrowsMoveAWideDiagramSideways() {
        for (int i = 0; i < 6; i++) {
            canvas.zoom(1);
        }
        robot.spin();
        assertTrue(control.getHorizontalBar().isVisible());
        key(SWT.ARROW_RIGHT, 0);
        int moved = control.getHorizontalBar().getSelection();
        assertTrue(moved > 0);
        key(SWT.ARROW_LEFT, 0);
        key(SWT.ARROW_LEFT, 0);
        assertEquals(0, control.getHorizontalBar().getSelection());
    }

    /** Lines of a note below the window were painted into one another at its edge. */
    @Test
    void aNoteAtTheEdgeIsCutAndNotCrushed() {
        int note = canvas.diagram().alarmRows()[0];
        while (canvas.diagram().kind(note) != RowKind.NOTE) {
            note++;
        }
        int height = control.getSize().y;
        int width = control.getSize().x;
        int rowHeight = (int) canvas.layout().rowHeight();
        canvas.scrollTo(note - canvas.visibleRows() + 1);
        int cut = (note - canvas.top()) * rowHeight + (int) canvas.layout().headHeight() + 4;
        ImageData whole = frame();
        control.setSize(width, cut);
        robot.spin();
        canvas.scrollTo(note - (cut - (int) canvas.layout().headHeight()) / rowHeight);
        ImageData less = frame();
        control.setSize(width, height);
        robot.spin();
        assertNotEquals(0, less.height);
        for (int y = less.height - 4; y < less.height; y++) {
            for (int x = 0; x < Math.min(less.width, whole.width) - 24; x++) {
                assertEquals(whole.getPixel(x, y), less.getPixel(x, y), "pixel " + x + "," + y);
            }
        }
    }

    private ImageData frame() {
        int before = canvas.frames();
        control.redraw();
        robot.spinUntil("a frame is painted", () -> canvas.frames() > before);
        Rectangle area = control.getClientArea();
        Image image = new Image(robot.display(), area);
        GC gc = new GC(control);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }
}
