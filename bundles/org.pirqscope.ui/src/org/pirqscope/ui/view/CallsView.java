package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.report.table.CallTree;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.ui.calls.CallTreeWidget;
import org.pirqscope.ui.widget.ClipboardText;

/** The calls, nested, with the current one marked. */
public class CallsView extends StepView {

    private CallTreeWidget tree;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        tree = new CallTreeWidget(parent);
        tree.onStep(step -> desk().session().goTo(step));
        Watch marks = desk().bookmarks().listen(this::mark);
        tree.control().addDisposeListener(gone -> marks.close());
        preparation = new Preparation(this, tree.control(), tree::clear);
        return tree.control();
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            preparation.make(news.now().run(), CallTree::of, made -> {
                tree.show(made);
                mark();
                tree.stand(desk().session().now().position());
            });
        } else if (preparation.done()) {
            tree.stand(news.now().position());
        }
    }

    private void mark() {
        tree.mark(desk().bookmarks().placed());
    }

    @Override
    String legend() {
        return "\u25b6 the current call, \u26a0 stale pirq, \u2717 failure, ! warning, \u2691 a mark; in brackets "
                + "where it is inside of the call";
    }

    @Override
    ClipboardText copied() {
        return tree.copied();
    }
}
