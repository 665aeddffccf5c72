package org.pirqscope.ui.status;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** "Next:" with a button for each controller; those that may run next are enabled, the one that does is pressed. */
public class NextButtons extends WorkbenchWindowControlContribution {

    private static final int MOST = 8;
    private static final String TIP =
            "Who runs next. Where several controllers may go on, choose one: the run goes on from here with that "
                    + "choice";

    private Desk desk;
    private ToolBar bar;
    private List<String> actors = List.of();

    @Override
    protected Control createControl(Composite parent) {
        desk = PlatformUI.getWorkbench().getService(Desk.class);
        bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        bar.setData("id", "next");
        desk.watch(bar, this::show);
        return bar;
    }

    private void show(SessionEvent news) {
        List<String> names = news.now().run().scenario().actors();
        if (!names.equals(actors)) {
            actors = List.copyOf(names);
            build();
        }
        mark(news.now());
    }

    private void build() {
        for (ToolItem item : bar.getItems()) {
            item.dispose();
        }
        ToolItem label = new ToolItem(bar, SWT.PUSH);
        label.setText("Next:");
        label.setToolTipText(TIP);
        label.setEnabled(false);
        for (int i = 0; i < Math.min(MOST, actors.size()); i++) {
            button(i);
        }
        bar.pack();
        bar.requestLayout();
    }

    private void button(int actor) {
        ToolItem item = new ToolItem(bar, SWT.CHECK);
        item.setText(actors.get(actor));
        item.setData("id", "next-" + actor);
        item.addListener(SWT.Selection, event -> {
            new Opening(desk).next(actor);
            mark(desk.session().now());
        });
    }

    private void mark(Moment now) {
        List<Integer> choices = now.choices();
        int next = now.next().map(step -> step.actor()).orElse(-1);
        for (int i = 1; i < bar.getItemCount(); i++) {
            int actor = i - 1;
            ToolItem item = bar.getItem(i);
            boolean open = choices.size() > 1 && choices.contains(actor);
            item.setEnabled(open);
            item.setSelection(actor == next);
            item.setText((actor == next ? "\u25cf " : "\u25cb ") + actors.get(actor));
            item.setToolTipText(
                    open
                            ? "Let " + actors.get(actor) + " go on; the run continues from this choice"
                            : "In the middle of an atomic step, and at the end, no other controller may run");
        }
    }
}
