package org.pirqscope.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.pirqscope.ui.desk.Desk;

/** A command that does something with what is on the desk. */
abstract class DeskHandler extends AbstractHandler {

    @Override
    public final Object execute(ExecutionEvent event) {
        Shell active = HandlerUtil.getActiveShell(event);
        boolean gone = active == null || active.isDisposed();
        run(
                PlatformUI.getWorkbench().getService(Desk.class),
                gone ? PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell() : active);
        return null;
    }

    abstract void run(Desk desk, Shell shell);
}
