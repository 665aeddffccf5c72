package org.pirqscope.ui.desk;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The perspectives of the window. */
public enum Perspective {
    /** What was called, what it changed, and why. */
    STEP("org.pirqscope.ui.step"),
    /** What logs tell. */
    EVIDENCE("org.pirqscope.ui.evidence");

    private final String id;

    Perspective(String id) {
        this.id = id;
    }

    /** The name in plugin.xml. */
    public String id() {
        return id;
    }

    /** Shows it in the window, if that shows another one. */
    public void show() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null || window.getActivePage() == null) {
            return;
        }
        IPerspectiveDescriptor wanted =
                PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(id);
        if (!wanted.equals(window.getActivePage().getPerspective())) {
            window.getActivePage().setPerspective(wanted);
        }
    }
}
