package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.session.News;
import org.pirqscope.ui.calls.CallIndex;
import org.pirqscope.ui.calls.CallTree;

/** The calls, nested, with the current one marked. */
public class CallsView extends StepView {

    private CallTree tree;

    @Override
    Control create(Composite parent) {
        tree = new CallTree(parent);
        tree.onStep(step -> desk().session().goTo(step));
        return tree.control();
    }

    @Override
    void show(News news) {
        if (news.runChanged()) {
            tree.show(new CallIndex(news.now().run().steps()));
        }
        tree.stand(news.now().position());
    }

    @Override
    String text() {
        return tree.text();
    }
}
