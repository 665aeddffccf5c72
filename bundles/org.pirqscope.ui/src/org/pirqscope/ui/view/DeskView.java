package org.pirqscope.ui.view;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;

/**
 * A view that follows something on the desk. While it is hidden it does no work; when it is shown it catches up.
 *
 * @param <N> what it hears
 */
abstract class DeskView<N> extends ViewPart {

    /** The key of a control's data: whether the view has still to show the moment. */
    private static final String BEHIND = "behind";

    private Desk desk;
    private Composite place;
    private Control control;
    private boolean failed;
    private N missed;

    @Override
    public final void createPartControl(Composite parent) {
        desk = getSite().getService(Desk.class);
        place = parent;
        parent.addListener(SWT.Show, event -> parent.getDisplay().asyncExec(this::catchUp));
        handle(
                IWorkbenchCommandConstants.EDIT_COPY,
                () -> copy(control.getDisplay().getFocusControl()));
        begin();
    }

    private void begin() {
        missed = null;
        failed = false;
        try {
            control = create(place);
        } catch (RuntimeException failure) {
            replace(failure);
            return;
        }
        Control made = control;
        setTitleToolTip(legend());
        made.addListener(SWT.Resize, event -> made.getDisplay().asyncExec(this::catchUp));
        made.addListener(SWT.Paint, event -> catchUp());
        follow(made);
    }

    /** Does something that the view shows; where it fails, the view's place says so, and the others go on. */
    final void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    /** Says in the view's place that it has failed, as soon as what happens now is done. */
    final void fail(RuntimeException failure) {
        if (!failed) {
            failed = true;
            place.getDisplay().asyncExec(() -> {
                if (!place.isDisposed()) {
                    replace(failure);
                }
            });
        }
    }

    private void replace(RuntimeException failure) {
        failed = true;
        Platform.getLog(DeskView.class).error("The view " + getPartName() + " has failed", failure);
        for (Control child : place.getChildren()) {
            child.dispose();
        }
        describe("");
        control = new FailedView(place, getPartName(), failure, () -> {
                    control.dispose();
                    getViewSite().getActionBars().getToolBarManager().removeAll();
                    begin();
                    getViewSite().getActionBars().updateActionBars();
                    place.layout(true);
                })
                .control();
        place.layout(true);
    }

    /** Copies what is selected in a field, else what the view says; the status line tells what it was. */
    private void copy(Control focus) {
        if (failed) {
            return;
        }
        ClipboardText copied = focus instanceof Text field && field.getSelectionCount() > 0
                ? ClipboardText.of(field.getSelectionText(), field.getSelectionCount(), "character")
                : copied();
        CopyText.copy(control.getDisplay(), copied.text());
        desk.tell("Copied " + copied.what() + " of " + getPartName());
    }

    /** What is followed has changed. */
    final void told(N news) {
        if (failed) {
            return;
        }
        guard(() -> heard(news));
        N all = missed == null ? news : together(missed, news);
        miss(seen() ? null : all);
        if (missed == null && !failed) {
            guard(() -> show(all));
        }
    }

    /** Not while it has no room yet: GTK warns of a list without height. */
    private boolean seen() {
        return !control.isDisposed() && control.isVisible() && control.getSize().x > 0 && control.getSize().y > 0;
    }

    private void miss(N news) {
        missed = news;
        control.setData(BEHIND, news != null);
    }

    private void catchUp() {
        if (!failed && missed != null && seen()) {
            N news = missed;
            miss(null);
            guard(() -> show(news));
        }
    }

    /** What is on the desk. */
    final Desk desk() {
        return desk;
    }

    /** What a view stacks: one thing below the other, without a gap. */
    static Composite column(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(box);
        return box;
    }

    /** Makes the widgets; whatever shows the moment is filled by {@link #show}. */
    abstract Control create(Composite parent);

    /** Follows it as long as the control lives, and tells it at once. */
    abstract void follow(Control made);

    /** What both tell that were not shown yet. */
    abstract N together(N before, N now);

    /** Shows what has changed. */
    abstract void show(N news);

    /** Shows what is seen of a hidden view: its tab. Nothing by default. */
    void heard(N news) {
        // a tab has the view's name
    }

    /** While the view is active, the command does this. */
    final void handle(String command, Runnable deed) {
        getSite().getService(IHandlerService.class).activateHandler(command, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                deed.run();
                return null;
            }
        });
    }

    /** Adds a button to the view's tool bar. */
    final void toolBar(IAction button) {
        getViewSite().getActionBars().getToolBarManager().add(button);
    }

    /** Says something in a line above the contents; it takes no room while there is nothing to say. */
    final void describe(String words) {
        setContentDescription(words);
    }

    /** What the marks in the view mean; its tab says it. */
    abstract String legend();

    /** What Copy puts on the clipboard. */
    abstract ClipboardText copied();

    /** Overridden where another control than the whole has it; asked only while the view works. */
    void focus() {
        control.setFocus();
    }

    @Override
    public final void setFocus() {
        if (failed) {
            control.setFocus();
        } else {
            focus();
        }
    }
}
