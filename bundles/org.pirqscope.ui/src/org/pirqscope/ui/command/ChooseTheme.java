package org.pirqscope.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;
import org.pirqscope.ui.theme.ThemeChoice;

/** Light, dark, or as the system. */
public class ChooseTheme extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (HandlerUtil.matchesRadioState(event)) {
            return null;
        }
        String name = event.getParameter(RadioState.PARAMETER_ID);
        ThemeChoice.named(name).apply(PlatformUI.getWorkbench());
        return null;
    }
}
