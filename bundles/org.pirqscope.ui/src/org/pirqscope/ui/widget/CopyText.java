package org.pirqscope.ui.widget;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** Copying what a control shows, as plain text. */
public final class CopyText {

    private CopyText() {}

    /** Gives the control a context menu that does what the key does: the view copies. */
    public static void into(Control control) {
        Menu menu = new Menu(control);
        MenuItems.push(menu, "&Copy\tCtrl+C", () -> run(IWorkbenchCommandConstants.EDIT_COPY));
        control.setMenu(menu);
    }

    /** Carries out a command of the workbench. */
    static void run(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Puts text on the clipboard. */
    public static void copy(Display display, String text) {
        if (text.isEmpty()) {
            return;
        }
        Clipboard clipboard = new Clipboard(display);
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    /** Heads and rows, columns split by tabs. */
    static <R> String lines(List<Heading<R>> headings, List<R> rows) {
        return Stream.concat(
                        Stream.of(headings.stream().map(Heading::title)),
                        rows.stream()
                                .map(row -> headings.stream()
                                        .map(heading -> heading.text().apply(row))))
                .map(cells -> cells.collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
    }
}
