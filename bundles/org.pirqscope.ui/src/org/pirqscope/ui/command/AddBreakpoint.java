package org.pirqscope.ui.command;

import java.util.Map;
import org.pirqscope.ui.view.BreakpointView;

/** Shows the breakpoints and asks for another one. */
public class AddBreakpoint extends ViewCommand<BreakpointView> {

    public AddBreakpoint() {
        super(BreakpointView.ID, BreakpointView.class, Map.of("add", BreakpointView::add));
    }
}
