package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.session.News;
import org.pirqscope.session.table.CallTree;
import org.pirqscope.ui.calls.CallTreeWidget;

/** The calls, nested, with the current one marked. */
public class CallsView extends StepView {

    private CallTreeWidget tree;

    @Override
    Control create(Composite parent) {
        tree = new CallTreeWidget(parent);
        tree.onStep(step -> desk().session().goTo(step));
        return tree.control();
    }

    @Override
    void show(News news) {
        if (news.runChanged()) {
            tree.show(CallTree.of(news.now().run()));
        }
        tree.stand(news.now().position());
    }

    @Override
    String text() {
        return tree.text();
    }
}
