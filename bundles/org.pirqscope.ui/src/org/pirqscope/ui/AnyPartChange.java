package org.pirqscope.ui;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;

/** Hears that a view was opened, closed or brought to the front. */
record AnyPartChange(Runnable changed) implements IPartListener2 {

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        changed.run();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        changed.run();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        changed.run();
    }
}
