package org.pirqscope.ui.command;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.pirqscope.ui.explore.ExplorerPane;
import org.pirqscope.ui.view.ExplorerView;

/** Shows the explorer and starts a search; plugin.xml says which: {@code Explore:here}. */
public class Explore extends AbstractHandler implements IExecutableExtension {

    private static final Map<String, Consumer<ExplorerPane>> SEARCHES = Map.of(
            "start", ExplorerPane::fromStart,
            "here", ExplorerPane::fromHere,
            "matrix", ExplorerPane::matrix);

    private Consumer<ExplorerPane> search;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        search = SEARCHES.get(String.valueOf(data));
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            ExplorerView view = (ExplorerView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(ExplorerView.ID);
            search.accept(view.pane());
            return null;
        } catch (PartInitException failure) {
            throw new ExecutionException(failure.getMessage(), failure);
        }
    }
}
