package org.pirqscope.ui.command;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows a view and does with it what plugin.xml names after the class: {@code Explore:here}. */
abstract class ViewCommand<V extends IViewPart> extends AbstractHandler implements IExecutableExtension {

    private final String view;
    private final Class<V> type;
    private final Map<String, Consumer<V>> deeds;
    private Consumer<V> deed;

    ViewCommand(String view, Class<V> type, Map<String, Consumer<V>> deeds) {
        this.view = view;
        this.type = type;
        this.deeds = deeds;
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        deed = deeds.get(String.valueOf(data));
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            deed.accept(type.cast(HandlerUtil.getActiveWorkbenchWindowChecked(event)
                    .getActivePage()
                    .showView(view)));
            return null;
        } catch (PartInitException failure) {
            throw new ExecutionException(failure.getMessage(), failure);
        }
    }
}
