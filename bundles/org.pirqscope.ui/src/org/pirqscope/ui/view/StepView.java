package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.pirqscope.machine.run.Run;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.property.DeskPropertyPage;

/** A view that follows the session. */
abstract class StepView extends DeskView<SessionEvent> {

    @Override
    final void follow(Control made) {
        desk().watch(made, this::told);
    }

    @Override
    final SessionEvent together(SessionEvent before, SessionEvent now) {
        return before.runChanged() && !now.runChanged()
                ? new SessionEvent(SessionEvent.Kind.RUN_CHANGED, now.now())
                : now;
    }

    @Override
    public <T> T getAdapter(Class<T> wanted) {
        return wanted == IPropertySheetPage.class
                ? wanted.cast(new DeskPropertyPage(desk()))
                : super.getAdapter(wanted);
    }

    /** Which scenario the view's contents belong to, where they are a result of the whole run; empty by default. */
    String owner(Run run) {
        return "";
    }
}
