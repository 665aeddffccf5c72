package org.pirqscope.ui.welcome;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help &gt; Welcome. */
public class ShowWelcome extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            return HandlerUtil.getActiveWorkbenchWindowChecked(event)
                    .getActivePage()
                    .showView(WelcomeView.ID);
        } catch (PartInitException failure) {
            throw new ExecutionException(failure.getMessage(), failure);
        }
    }
}
