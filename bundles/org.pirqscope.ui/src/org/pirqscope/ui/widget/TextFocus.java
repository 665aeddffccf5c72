package org.pirqscope.ui.widget;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;

/**
 * Leaves keys such as Home to text fields while one has the focus, and all keys to dialogs; everywhere else they step.
 */
public final class TextFocus {

    private static final String WORKING = "org.pirqscope.ui.working";
    private static final String STEPPING = "org.pirqscope.ui.stepping";

    private final IContextService contexts;
    private final IEventBroker events;
    private final Map<String, IContextActivation> active = new HashMap<>();
    private boolean told = true;

    public TextFocus(IWorkbench workbench) {
        contexts = workbench.getService(IContextService.class);
        events = workbench.getService(IEventBroker.class);
        put(WORKING, true);
        put(STEPPING, true);
        Display display = workbench.getDisplay();
        display.addFilter(SWT.FocusIn, event -> tell(event.widget));
        for (int type : new int[] {SWT.Show, SWT.Hide, SWT.Dispose}) {
            display.addFilter(type, event -> {
                if (event.widget instanceof Shell shell) {
                    if (event.type == SWT.Show && modal(shell)) {
                        leave(); // a key may come before what is asked to run later
                    }
                    display.asyncExec(() -> tell(display.getFocusControl()));
                }
            });
        }
    }

    private void tell(Widget focused) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        boolean works = inWindow(focused) && !modal();
        put(WORKING, works);
        put(STEPPING, works && !text(focused));
        if (works && !told) {
            // tool tips that were renewed in the meantime have no keys
            events.post(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
        }
        told = works;
    }

    private void leave() {
        put(WORKING, false);
        put(STEPPING, false);
        told = false;
    }

    private void put(String context, boolean wanted) {
        if (wanted) {
            active.computeIfAbsent(context, contexts::activateContext);
        } else if (active.containsKey(context)) {
            contexts.deactivateContext(active.remove(context));
        }
    }

    /** Whether a dialog waits for an answer, wherever the focus is meanwhile. */
    private static boolean modal() {
        return Arrays.stream(Display.getCurrent().getShells())
                .flatMap(TextFocus::withThoseAbove)
                .anyMatch(shell -> shell.isVisible() && modal(shell));
    }

    private static boolean modal(Shell shell) {
        return (shell.getStyle() & (SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL)) != 0;
    }

    private static Stream<Shell> withThoseAbove(Shell shell) {
        return Stream.concat(Stream.of(shell), Arrays.stream(shell.getShells()).flatMap(TextFocus::withThoseAbove));
    }

    /** Whether keys write into it. */
    public static boolean text(Widget widget) {
        return widget instanceof Text
                || widget instanceof Combo
                || widget instanceof Spinner
                || widget instanceof StyledText;
    }

    /** Whether it is in a window of the workbench itself, not in a dialog above it. */
    private static boolean inWindow(Widget widget) {
        return !(widget instanceof Control control)
                || Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
                        .anyMatch(window -> window.getShell() == control.getShell());
    }
}
