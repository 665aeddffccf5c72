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
        run(PlatformUI.getWorkbench().getService(Desk.class), HandlerUtil.getActiveShell(event));
        return null;
    }

    abstract void run(Desk desk, Shell shell);
}
