package org.pirqscope.ui.status;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.search.Odds;
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
    private boolean roomy;

    @Override
    protected Control createControl(Composite parent) {
        desk = PlatformUI.getWorkbench().getService(Desk.class);
        bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        bar.setData("id", "next");
        desk.watch(bar, news -> show(news.now()));
        desk.odds().hear(bar, () -> show(desk.session().now()));
        return bar;
    }

    private void show(Moment now) {
        List<String> names = now.run().scenario().actors();
        boolean shares = desk.odds().visible().isPresent();
        if (!names.equals(actors) || shares != roomy) {
            actors = List.copyOf(names);
            roomy = shares;
            build();
        }
        mark(now);
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
        fit();
        // GTK knows the width of new items only after it has laid them out
        bar.getDisplay().asyncExec(() -> {
            if (!bar.isDisposed()) {
                fit();
            }
        });
    }

    private void fit() {
        bar.pack();
        widen(bar);
        bar.requestLayout();
    }

    /** The item of the window's tool bar that holds this one keeps the width that it had at first. */
    private static void widen(Control inner) {
        Composite outer = inner.getParent();
        if (outer instanceof ToolBar items) {
            Stream.of(items.getItems())
                    .filter(item -> item.getControl() == inner)
                    .forEach(item -> item.setWidth(inner.computeSize(SWT.DEFAULT, SWT.DEFAULT).x));
        } else if (outer != null) {
            widen(outer);
        }
    }

    private void button(int actor) {
        ToolItem item = new ToolItem(bar, SWT.CHECK);
        item.setText(text(actor, false, roomy ? OrderShare.brief(0) : ""));
        item.setData("id", "next-" + actor);
        item.addListener(SWT.Selection, event -> {
            new Opening(desk).next(actor);
            mark(desk.session().now());
        });
    }

    private void mark(Moment now) {
        List<Integer> choices = now.choices();
        int next = now.next().map(step -> step.actor()).orElse(-1);
        Optional<Odds.Moment> odds = desk.odds().visible().map(all -> all.at(now.position()));
        for (int i = 1; i < bar.getItemCount(); i++) {
            int actor = i - 1;
            ToolItem item = bar.getItem(i);
            boolean open = choices.size() > 1 && choices.contains(actor);
            item.setEnabled(open);
            item.setSelection(actor == next);
            String share = odds.filter(moment -> open)
                    .map(moment -> moment.of(actor))
                    .filter(OptionalDouble::isPresent)
                    .map(known -> OrderShare.brief(known.getAsDouble()))
                    .orElse("");
            item.setText(text(actor, actor == next, share));
            item.setToolTipText(tip(actors.get(actor), open, share));
        }
    }

    private String text(int actor, boolean next, String share) {
        return (next ? "\u25cf " : "\u25cb ") + actors.get(actor) + (share.isEmpty() ? "" : " " + share);
    }

    private static String tip(String actor, boolean open, String share) {
        if (!open) {
            return "In the middle of an atomic step, and at the end, no other controller may run";
        }
        return "Let " + actor + " go on; the run continues from this choice"
                + (share.isEmpty() ? "" : ". " + share + " of the orders that begin with it fail");
    }
}
