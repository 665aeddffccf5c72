package org.pirqscope.ui.command;

import java.util.Map;
import org.pirqscope.ui.view.DiagramView;

/** Searches the diagram: opens the search bar, or goes to the next or the previous place. */
public class FindInDiagram extends ViewCommand<DiagramView> {

    public FindInDiagram() {
        super(
                DiagramView.ID,
                DiagramView.class,
                Map.of(
                        "open", view -> view.search().open(),
                        "next", view -> view.search().next(),
                        "previous", view -> view.search().previous()));
    }
}
