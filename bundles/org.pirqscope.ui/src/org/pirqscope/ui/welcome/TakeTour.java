package org.pirqscope.ui.welcome;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help &gt; Tour. */
public class TakeTour extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Tour.begin(HandlerUtil.getActiveWorkbenchWindowChecked(event));
        return null;
    }
}
