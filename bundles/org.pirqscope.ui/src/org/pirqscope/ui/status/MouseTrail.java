package org.pirqscope.ui.status;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;

/** The buttons at the side of a mouse go where one has been, wherever in the window they are pressed. */
public final class MouseTrail {

    /** The numbers of SWT, and those that X11 gives the same buttons. */
    private static final int[] BACK = {4, 8};

    private static final int[] FORWARD = {5, 9};

    private final Shell window;
    private final Desk desk;

    private MouseTrail(Shell window, Desk desk) {
        this.window = window;
        this.desk = desk;
    }

    /** Listens as long as the window lives. */
    public static void in(Shell window, Desk desk) {
        MouseTrail trail = new MouseTrail(window, desk);
        Listener pressed = trail::pressed;
        window.getDisplay().addFilter(SWT.MouseDown, pressed);
        window.addListener(SWT.Dispose, gone -> window.getDisplay().removeFilter(SWT.MouseDown, pressed));
    }

    private void pressed(Event event) {
        if (!(event.widget instanceof Control control) || control.getShell() != window) {
            return;
        }
        if (is(event.button, BACK)) {
            desk.trail().back();
        } else if (is(event.button, FORWARD)) {
            desk.trail().forward();
        }
    }

    private static boolean is(int button, int[] buttons) {
        return button == buttons[0] || button == buttons[1];
    }
}
