package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.session.Session;

/** Keys and buttons that are pressed on the keyboard and the mouse themselves. */
@ExtendWith(Screenshot.class)
class KeyboardTest {

    private final UiRobot robot = new UiRobot();
    private Session session;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        session = robot.desk().session();
        robot.page().getWorkbenchWindow().getShell().forceActive();
        robot.show("diagram");
        robot.find(Canvas.class, "diagram").setFocus();
        robot.spin();
    }

    private int position() {
        return session.now().position();
    }

    @Test
    void keysStepInTheWindow() {
        robot.type(SWT.F5, '\0');
        robot.type(SWT.F5, '\0');
        assertEquals(2, position());
    }

    @ParameterizedTest
    @ValueSource(strings = {"M1+L", "M1+N", "M1+E", "?"})
    void aDialogKeepsThemToItself(String opens) {
        session.goTo(30);
        List<Integer> seen = new ArrayList<>();
        robot.answer(dialog -> {
            for (int key : new int[] {SWT.F5, SWT.F6, SWT.F7, SWT.F8}) {
                robot.type(key, '\0');
            }
            assertFalse(steps(), "F5 steps in " + dialog.getText());
            seen.add(position());
        });
        robot.press(opens);
        assertEquals(List.of(30), seen, "the run stays where it is");
        robot.spinUntil("the window has its keys back", this::steps);
    }

    /** The workbench has a command of its own for F5, without a handler. */
    private boolean steps() {
        Binding bound = robot.binding("F5");
        return bound != null && bound.getParameterizedCommand().getId().equals("org.pirqscope.ui.into");
    }

    @Test
    void aMenuKeepsThemToItself() {
        session.goTo(30);
        robot.type(SWT.F10, '\0');
        robot.type(SWT.F5, '\0');
        robot.type(SWT.F8, '\0');
        robot.type(SWT.ESC, SWT.ESC);
        robot.type(SWT.ESC, SWT.ESC);
        assertEquals(30, position());
    }

    @Test
    void tabLeavesEveryCanvasInBothDirections() {
        for (String view : new String[] {"diagram", "decode", "chart"}) {
            robot.show(view);
            session.goTo(30);
            robot.spin();
            for (String id : view.equals("diagram") ? new String[] {"diagram", "overview"} : new String[] {view}) {
                Canvas canvas = robot.find(Canvas.class, id);
                canvas.forceFocus();
                assertTrue(canvas.isFocusControl(), id + " takes the focus");
                robot.type(SWT.TAB, SWT.TAB);
                assertFalse(canvas.isFocusControl(), "Tab leaves " + id);
                robot.type(SWT.TAB, SWT.TAB, SWT.SHIFT);
                assertTrue(
                        canvas.isFocusControl(),
                        "Shift+Tab comes back to " + id + ", not to "
                                + robot.display().getFocusControl());
                robot.type(SWT.TAB, SWT.TAB, SWT.SHIFT);
                assertFalse(canvas.isFocusControl(), "Shift+Tab leaves " + id);
            }
        }
        assertEquals(30, position());
    }

    @Test
    void aRightClickMovesNothing() {
        session.goTo(240);
        robot.spin();
        for (String id : new String[] {"diagram", "chart", "overview"}) {
            Canvas canvas = robot.find(Canvas.class, id);
            rightClick(canvas, new Rectangle(canvas.getSize().x / 2, canvas.getSize().y * 3 / 4, 2, 2));
            assertEquals(240, position(), id);
        }
        Tree calls = robot.find(Tree.class, "calls");
        rightClick(calls, calls.getItem(0).getBounds());
        assertEquals(240, position(), "calls");
        for (String view : new String[] {"findings", "log"}) {
            robot.show(view);
            Table table = robot.find(Table.class, view);
            rightClick(table, table.getItem(table.getTopIndex() + 1).getBounds(1));
            assertEquals(240, position(), view);
        }
    }

    private void rightClick(Control control, Rectangle at) {
        robot.click(control, at.x + at.width / 2, at.y + at.height / 2, 3);
        robot.type(SWT.ESC, SWT.ESC);
    }

    @Test
    void theFirstClickOnATabMovesNothing() {
        session.goTo(100);
        robot.show("scenario");
        robot.show("calls");
        robot.find(Tree.class, "calls").setFocus();
        robot.spin();
        assertEquals(100, position());
        for (String view : new String[] {"log", "findings"}) {
            robot.show(view);
            robot.find(Table.class, view).setFocus();
            robot.spin();
            assertEquals(100, position(), view);
        }
    }

    @Test
    void aLeftClickOnACallGoesThere() {
        Tree calls = robot.find(Tree.class, "calls");
        Rectangle second = calls.getItem(1).getBounds();
        robot.click(calls, second.x + 30, second.y + second.height / 2, 1);
        assertTrue(position() > 0, "a click goes somewhere");
        robot.show("findings");
        Table findings = robot.find(Table.class, "findings");
        Rectangle first = findings.getItem(0).getBounds(3);
        robot.click(findings, first.x + 5, first.y + first.height / 2, 1);
        assertEquals("STALE PIRQ 55 RE-USED", findings.getItem(0).getText(4));
        assertEquals(Integer.toString(position()), findings.getItem(0).getText(1));
    }

    @Test
    void aStoryIsFollowedByKeysAndThereIsAWayBack() {
        robot.press("F8");
        int hit = position();
        Link story = robot.find(Link.class, "story");
        String told = story.getToolTipText();
        robot.press("Shift+F4");
        int before = position();
        assertTrue(before < hit, "to the step before the hit");
        assertTrue(story.isVisible(), "the story stays in sight");
        assertEquals(told, story.getToolTipText());
        robot.press("Shift+F4");
        assertTrue(position() < before && story.isVisible());
        robot.press("F4");
        assertEquals(before, position());
        robot.press("Alt+Arrow_Left");
        robot.press("Alt+Arrow_Left");
        robot.press("Alt+Arrow_Left");
        assertEquals(hit, position());
        robot.press("Alt+Arrow_Right");
        assertEquals(before, position());
        session.toStart();
        robot.spin();
        assertFalse(story.isVisible(), "outside of its steps it is over");
    }

    /** The link at which one stands is marked; each click on one goes there. */
    @Test
    void aLinkOfTheStoryKeepsIt() {
        robot.press("F8");
        Link story = robot.find(Link.class, "story");
        int written = session.now().step().orElseThrow().number();
        assertTrue(story.getText().contains("\u25b6 step " + written), story.getText());
        org.eclipse.swt.widgets.Event click = new org.eclipse.swt.widgets.Event();
        click.text = story.getText().replaceAll("(?s)^.*?href=\"(\\d+)\".*$", "$1");
        story.notifyListeners(SWT.Selection, click);
        robot.spin();
        assertNotEquals(written, position());
        assertTrue(story.isVisible() && story.getText().contains("\u25b6 step " + position()), story.getText());
    }

    /** Tool tips are renewed whenever the workbench likes, also while a dialog has taken the keys. */
    @Test
    void theToolTipsNameTheKeys() {
        robot.answer(dialog -> PlatformUI.getWorkbench()
                .getService(IEventBroker.class)
                .send(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID));
        robot.press("M1+L");
        robot.spinUntil("the window has its keys back", this::steps);
        robot.spin();
        List<String> tips = new ArrayList<>();
        toolTips(robot.page().getWorkbenchWindow().getShell(), tips);
        for (String tip : new String[] {
            "Open... (Ctrl+O)",
            "Save (Ctrl+S)",
            "Go to Start (Home)",
            "Resume Backwards (Shift+F8)",
            "Step Return Backwards (Shift+F7)",
            "Step Over Backwards (Shift+F6)",
            "Step Into Backwards (Shift+F5)",
            "Step Into (F5)",
            "Step Over (F6)",
            "Step Return (F7)",
            "Resume (F8)",
            "Go to End (End)"
        }) {
            assertTrue(tips.contains(tip), tip + " is missing in " + tips);
        }
    }

    private static void toolTips(Composite box, List<String> tips) {
        if (box instanceof ToolBar bar) {
            Arrays.stream(bar.getItems()).map(ToolItem::getToolTipText).forEach(tips::add);
        }
        for (Control child : box.getChildren()) {
            if (child instanceof Composite inner) {
                toolTips(inner, tips);
            }
        }
    }

    @Test
    void quickAccessHasAKey() {
        assertNotNull(robot.binding("Ctrl+3"));
        assertEquals(
                "org.eclipse.ui.window.quickAccess",
                robot.binding("Ctrl+3").getParameterizedCommand().getId());
    }

    @Test
    void theKeySheetIsMadeOfTheBindings() {
        List<String> rows = new ArrayList<>();
        robot.answer(dialog -> Arrays.stream(robot.find(Table.class, "keys").getItems())
                .forEach(item -> rows.add(item.getText(1) + " " + item.getText(2))));
        robot.press("?");
        for (String row : new String[] {
            "F5 Step Into", "Shift+F8 Resume Backwards", "? Keys", "Ctrl+3 Find Actions", "F2 Show Tool Tip"
        }) {
            assertTrue(rows.contains(row), row + " is missing in " + rows);
        }
        assertTrue(
                rows.size() > 30
                        && rows.stream().noneMatch(row -> row.contains("Content Assist") || row.contains("Maximize")),
                rows.toString());
    }

    @Test
    void aboutSaysVersionAndCommit() throws Exception {
        List<String> said = new ArrayList<>();
        robot.answer(dialog -> collect(dialog, said));
        robot.page()
                .getWorkbenchWindow()
                .getService(org.eclipse.ui.handlers.IHandlerService.class)
                .executeCommand("org.pirqscope.ui.about", null);
        robot.spin();
        String text = String.join("\n", said);
        assertTrue(
                text.matches("(?s).*Pirqscope 1\\.\\d+\\.\\d+.*Git commit: (unknown|[0-9a-f]{12,}(-dirty)?)\n.*"),
                text);
    }

    private static void collect(Control control, List<String> said) {
        if (control instanceof org.eclipse.swt.widgets.Label label) {
            said.add(label.getText());
        } else if (control instanceof Shell || control instanceof org.eclipse.swt.widgets.Composite) {
            Arrays.stream(((org.eclipse.swt.widgets.Composite) control).getChildren())
                    .forEach(child -> collect(child, said));
        }
    }
}
