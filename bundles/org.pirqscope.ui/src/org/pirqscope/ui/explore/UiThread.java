package org.pirqscope.ui.explore;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** From a job to the user interface's thread, as long as the control lives. */
final class UiThread {

    private final Control control;
    private final Display display;

    UiThread(Control control) {
        this.control = control;
        display = control.getDisplay();
    }

    void run(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!control.isDisposed()) {
                    work.run();
                }
            });
        }
    }
}
