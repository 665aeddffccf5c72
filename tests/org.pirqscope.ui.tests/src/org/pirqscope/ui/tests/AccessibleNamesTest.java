package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every control that a user may work with has a name for screen readers. */
@ExtendWith(Screenshot.class)
@EnabledOnOs(OS.LINUX)
class AccessibleNamesTest {

    private final UiRobot robot = new UiRobot();

    @Test
    void everyControlOfEveryViewHasAName() {
        robot.begin("stale-pirq");
        robot.press("F8");
        robot.press("M1+F");
        List<String> views = Arrays.stream(
                        PlatformUI.getWorkbench().getViewRegistry().getViews())
                .map(IViewDescriptor::getId)
                .filter(id -> id.startsWith("org.pirqscope.ui."))
                .toList();
        assertTrue(views.size() >= 12, views.toString());
        for (String view : views) {
            robot.show(view.substring("org.pirqscope.ui.".length()));
            assertEquals(List.of(), nameless(window()), view);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.pirqscope.ui.export",
                "org.pirqscope.ui.new",
                "org.pirqscope.ui.goto",
                "org.pirqscope.ui.first-steps",
                "org.eclipse.ui.window.preferences",
                "org.pirqscope.ui.about",
                "org.pirqscope.ui.key-sheet"
            })
    void everyControlOfADialogHasAName(String command) throws Exception {
        robot.begin("stale-pirq");
        List<String> seen = new ArrayList<>();
        robot.answer(dialog -> {
            robot.spin();
            seen.add(dialog.getText());
            assertEquals(List.of(), nameless(dialog), dialog.getText());
        });
        robot.page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand(command, null);
        robot.spin();
        assertEquals(1, seen.size(), seen.toString());
    }

    @Test
    void namesSayWhatTheWidgetIsFor() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        assertEquals("linux", SpokenName.of(new ScenarioRobot(robot).edit("versions", "linux")));
        assertEquals("Scenario", SpokenName.of(robot.find(Tree.class, "scenario")));
        assertEquals("Pirq table", SpokenName.of(robot.find(Table.class, "pirqs")));
        assertEquals("Run string", SpokenName.of(robot.find(Text.class, "run-string")));
        List<String> tools = new ArrayList<>();
        walk(window(), widget -> {
            if (widget instanceof ToolItem item && item.getText().isEmpty() && item.getImage() != null) {
                tools.add(SpokenName.of(item));
            }
        });
        assertTrue(tools.stream().anyMatch(name -> name.startsWith("Step Into Backwards")), tools.toString());
    }

    private Shell window() {
        return robot.page().getWorkbenchWindow().getShell();
    }

    private static List<String> nameless(Shell shell) {
        List<String> nameless = new ArrayList<>();
        walk(shell, widget -> {
            if (used(widget) && SpokenName.of(widget).isBlank()) {
                nameless.add(path(widget));
            }
        });
        return nameless;
    }

    private static void walk(Control control, java.util.function.Consumer<Widget> visitor) {
        visitor.accept(control);
        if (control instanceof ToolBar bar) {
            Arrays.stream(bar.getItems())
                    .filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
                    .forEach(visitor);
        }
        if (control instanceof Composite box) {
            Arrays.stream(box.getChildren()).filter(Control::getVisible).forEach(child -> walk(child, visitor));
        }
    }

    /** Whether one works with it: boxes around others need no name, a folder's tabs have theirs. */
    private static boolean used(Widget widget) {
        return switch (widget) {
            case ToolItem item -> item.getControl() == null;
            case Button button -> true;
            case Text text -> true;
            case Combo combo -> true;
            case Spinner spinner -> true;
            case Table table -> true;
            case Tree tree -> true;
            case Link link -> true;
            case CTabFolder folder -> false;
            case Canvas canvas ->
                canvas.getClass() == Canvas.class
                        && canvas.getChildren().length == 0
                        && (canvas.getStyle() & SWT.NO_FOCUS) == 0;
            default -> false;
        };
    }

    private static String path(Widget widget) {
        String own = widget.getClass().getSimpleName() + "[" + widget.getData("id") + "]";
        return widget instanceof Control control && control.getParent() != null
                ? path(control.getParent()) + "/" + own
                : own;
    }
}
