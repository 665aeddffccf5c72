package org.pirqscope.ui.command;

import java.util.Map;
import org.pirqscope.ui.view.ExplorerView;

/** Shows the explorer and starts a search: from the start, from here, or of all versions. */
public class Explore extends ViewCommand<ExplorerView> {

    public Explore() {
        super(
                ExplorerView.ID,
                ExplorerView.class,
                Map.of(
                        "start", view -> view.pane().fromStart(),
                        "here", view -> view.pane().fromHere(),
                        "matrix", view -> view.pane().matrix()));
    }
}
