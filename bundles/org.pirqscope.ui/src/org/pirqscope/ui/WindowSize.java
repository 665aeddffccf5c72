package org.pirqscope.ui;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** How large the window is, or will be. */
final class WindowSize {

    private static final Point WANTED = new Point(1600, 1000);

    private WindowSize() {}

    /** For a new window: as wanted, but no larger than the screen. */
    static Point initial() {
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        return new Point(Math.min(WANTED.x, screen.width), Math.min(WANTED.y, screen.height));
    }

    /** Of the window that is open; before, what a new one will have. */
    static Point now() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null || window.getShell() == null || !window.getShell().isVisible()
                ? initial()
                : window.getShell().getSize();
    }
}
