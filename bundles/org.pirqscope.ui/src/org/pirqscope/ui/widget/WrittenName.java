package org.pirqscope.ui.widget;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;

/**
 * The name that a reader sees beside a widget: its tool tip, or the words before it. Widgets that have no words of
 * their own get it as their name for screen readers, in the dialogs of the workbench too.
 */
public final class WrittenName {

    private WrittenName() {}

    /** Names each widget that appears from now on, as soon as what makes it is done. */
    public static void giveAll(Display display) {
        display.addListener(SWT.Skin, event -> give(event.widget));
    }

    private static void give(Widget widget) {
        if (!AccessibleNames.named(widget) && wordless(widget)) {
            String name = of(widget);
            if (!name.isEmpty()) {
                NativeName.give(widget, name);
            }
        }
    }

    private static boolean wordless(Widget widget) {
        return switch (widget) {
            case ToolItem item -> item.getText().isEmpty();
            case Button button -> button.getText().isEmpty();
            case Text text -> true;
            case Combo combo -> true;
            case Spinner spinner -> true;
            case Table table -> true;
            case Tree tree -> true;
            default -> false;
        };
    }

    private static String of(Widget widget) {
        return switch (widget) {
            case ToolItem item -> plain(item.getToolTipText());
            case Button button -> plain(button.getToolTipText());
            case Control control -> before(control);
            default -> "";
        };
    }

    /**
     * The words of the nearest label before a control, or in it while it is empty; else of one before what it is in;
     * else the window's title.
     */
    private static String before(Control control) {
        for (Control at = control; !(at instanceof Shell); at = at.getParent()) {
            String words = labelBefore(at);
            if (words.isEmpty() && at instanceof Text text) {
                words = text.getMessage();
            }
            if (!words.isEmpty()) {
                return words;
            }
        }
        return plain(control.getShell().getText());
    }

    private static String labelBefore(Control control) {
        List<Control> all = Arrays.asList(control.getParent().getChildren());
        return all.subList(0, all.indexOf(control)).reversed().stream()
                .filter(Label.class::isInstance)
                .map(label -> plain(((Label) label).getText()))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String plain(String text) {
        String words =
                text == null ? "" : LegacyActionTools.removeMnemonics(text).strip();
        return words.endsWith(":") ? words.substring(0, words.length() - 1) : words;
    }
}
