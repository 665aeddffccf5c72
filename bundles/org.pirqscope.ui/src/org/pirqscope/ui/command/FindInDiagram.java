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
import org.pirqscope.ui.diagram.SearchBar;
import org.pirqscope.ui.view.DiagramView;

/** Searches the diagram; plugin.xml says which way: {@code FindInDiagram:next}. */
public class FindInDiagram extends AbstractHandler implements IExecutableExtension {

    private static final Map<String, Consumer<SearchBar>> WAYS = Map.of(
            "open", SearchBar::open,
            "next", SearchBar::next,
            "previous", SearchBar::previous);

    private Consumer<SearchBar> way;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        way = WAYS.get(String.valueOf(data));
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            DiagramView view = (DiagramView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(DiagramView.ID);
            way.accept(view.search());
            return null;
        } catch (PartInitException failure) {
            throw new ExecutionException(failure.getMessage(), failure);
        }
    }
}
