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
import org.pirqscope.ui.diagram.SearchBar;
import org.pirqscope.ui.view.BookmarkView;
import org.pirqscope.ui.view.BreakpointView;
import org.pirqscope.ui.view.DecodeView;
import org.pirqscope.ui.view.DiagramView;
import org.pirqscope.ui.view.ExplorerView;
import org.pirqscope.ui.view.SourceView;

/** Shows a view and does something with it; plugin.xml says what: {@code ViewCommand:explore-here}. */
public class ViewCommand extends AbstractHandler implements IExecutableExtension {

    private static final Map<String, Deed<?>> DEEDS = Map.ofEntries(
            Map.entry("explore", inExplorer(view -> view.pane().fromStart())),
            Map.entry("explore-here", inExplorer(view -> view.pane().fromHere())),
            Map.entry("explore-matrix", inExplorer(view -> view.pane().matrix())),
            Map.entry("add-breakpoint", new Deed<>(BreakpointView.ID, BreakpointView.class, BreakpointView::add)),
            Map.entry("note", new Deed<>(BookmarkView.ID, BookmarkView.class, BookmarkView::noteHere)),
            Map.entry("source", new Deed<>(SourceView.ID, SourceView.class, SourceView::setFocus)),
            Map.entry("find", inSearch(SearchBar::open)),
            Map.entry("find-next", inSearch(SearchBar::next)),
            Map.entry("find-previous", inSearch(SearchBar::previous)),
            Map.entry("story-next", inStory(1)),
            Map.entry("story-previous", inStory(-1)));

    private Deed<?> deed;

    /** What is done with a view. */
    private record Deed<V>(String id, Class<V> view, Consumer<V> run) {

        void with(IViewPart shown) {
            run.accept(view.cast(shown));
        }
    }

    private static Deed<ExplorerView> inExplorer(Consumer<ExplorerView> run) {
        return new Deed<>(ExplorerView.ID, ExplorerView.class, run);
    }

    private static Deed<DiagramView> inSearch(Consumer<SearchBar> run) {
        return new Deed<>(DiagramView.ID, DiagramView.class, view -> run.accept(view.search()));
    }

    private static Deed<DecodeView> inStory(int direction) {
        return new Deed<>(DecodeView.ID, DecodeView.class, view -> view.follow(direction));
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        deed = DEEDS.get(String.valueOf(data));
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            deed.with(HandlerUtil.getActiveWorkbenchWindowChecked(event)
                    .getActivePage()
                    .showView(deed.id()));
            return null;
        } catch (PartInitException failure) {
            throw new ExecutionException(failure.getMessage(), failure);
        }
    }
}
