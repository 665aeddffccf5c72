package org.pirqscope.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** F1: what the manual says of the view that one works in; Help &gt; Contents: all that it has. */
public class ShowHelp extends AbstractHandler implements IExecutableExtension {

    private boolean contents;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        contents = "contents".equals(data);
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        IWorkbenchPage page = window.getActivePage();
        IWorkbenchPart part = page.getActivePart();
        String asked = contents || part == null || part instanceof HelpView
                ? ""
                : part.getSite().getRegisteredName();
        try {
            ((HelpView) page.showView(HelpView.ID)).topic(asked);
        } catch (PartInitException failure) {
            throw new ExecutionException(failure.getMessage(), failure);
        }
        return null;
    }
}
