package org.pirqscope.ui.welcome;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.FailureMessage;
import org.pirqscope.ui.desk.KeptPreferences;
import org.pirqscope.ui.desk.Saving;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/**
 * The tour: a small window beside the views, which it moves itself. It can be closed at any step and goes on there the
 * next time.
 */
final class Tour {

    /** The preference for the step at which it was left. */
    private static final String AT = "tour";

    private static final String KEY = "org.pirqscope.ui.tour";
    private static final int WIDTH = 430;
    private static final int MARGIN = 40;

    private final IWorkbenchWindow window;
    private final Desk desk = PlatformUI.getWorkbench().getService(Desk.class);
    private final List<TourStep> steps = TourStep.all();
    private final Shell shell;
    private final Label head;
    private final Label words;
    private final Button back;
    private final Button next;
    private final ThemePalette palette;
    private int at;

    /** Shows the window, at the step at which the tour was left; the run that is open is asked about first. */
    static void begin(IWorkbenchWindow window) {
        Shell main = window.getShell();
        if (main.getData(KEY) instanceof Tour open && !open.shell.isDisposed()) {
            open.shell.setFocus();
        } else if (new Saving(PlatformUI.getWorkbench().getService(Desk.class)).settle()) {
            main.setData(KEY, new Tour(window));
        }
    }

    private Tour(IWorkbenchWindow window) {
        this.window = window;
        at = Math.clamp(desk.preferences().getInt(AT), 0, steps.size() - 1);
        shell = new Shell(window.getShell(), SWT.TITLE | SWT.CLOSE | SWT.RESIZE | SWT.TOOL);
        shell.setData("id", "tour");
        shell.setText("Tour of Pirqscope");
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        shell.setLayout(layout);
        head = label("tour-head");
        words = label("tour-words");
        ((GridData) words.getLayoutData()).grabExcessVerticalSpace = true;
        back = button("&Back", -1);
        next = button("&Next", 1);
        Button leave = SystemLook.keep(new Button(shell, SWT.PUSH));
        leave.setText("&Leave");
        leave.setToolTipText("Help > Tour goes on from here");
        leave.addListener(SWT.Selection, event -> shell.close());
        palette = new ThemePalette(words, this::style);
        shell.setDefaultButton(next);
        show();
        Rectangle around = window.getShell().getBounds();
        Point size = shell.computeSize(WIDTH, SWT.DEFAULT);
        shell.setSize(WIDTH, size.y + 3 * words.getFont().getFontData()[0].getHeight());
        shell.setLocation(
                around.x + around.width - shell.getSize().x - MARGIN,
                around.y + around.height - shell.getSize().y - MARGIN);
        style();
        shell.open();
    }

    private Label label(String id) {
        Label label = new Label(shell, SWT.WRAP);
        label.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false, 3, 1);
        data.widthHint = WIDTH - 2 * MARGIN;
        label.setLayoutData(data);
        return label;
    }

    private Button button(String text, int by) {
        Button button = SystemLook.keep(new Button(shell, SWT.PUSH));
        button.setText(text);
        button.addListener(SWT.Selection, event -> go(at + by));
        return button;
    }

    private void style() {
        head.setFont(palette.bold());
        words.setFont(palette.plain());
        head.setForeground(palette.of(Tone.TEXT));
        words.setForeground(palette.of(Tone.TEXT));
        shell.setBackground(palette.of(Tone.PANE));
        head.setBackground(palette.of(Tone.PANE));
        words.setBackground(palette.of(Tone.PANE));
    }

    private void go(int step) {
        at = step == steps.size() ? 0 : Math.clamp(step, 0, steps.size() - 1);
        desk.preferences().setValue(AT, at);
        KeptPreferences.save(desk.preferences(), "The step of the tour");
        if (step == steps.size()) {
            shell.close();
        } else {
            show();
        }
    }

    private void show() {
        TourStep step = steps.get(at);
        head.setText("%d of %d: %s".formatted(at + 1, steps.size(), step.title()));
        words.setText(step.words().replace("&", "&&"));
        back.setEnabled(at > 0);
        next.setText(at == steps.size() - 1 ? "&Done" : "&Next");
        shell.layout(true);
        move(step);
    }

    private void move(TourStep step) {
        Run run = desk.session().now().run();
        if (!run.scenario().equals(BuiltIn.named(Desk.FIRST))) {
            Moment start = Moment.startOf(BuiltIn.named(Desk.FIRST));
            desk.open(ScenarioDocument.unnamed(start.run().scenario()), start);
            run = start.run();
        }
        try {
            // the keys stay with the tour
            IWorkbenchPage page = window.getActivePage();
            page.bringToTop(page.showView(step.view(), null, IWorkbenchPage.VIEW_VISIBLE));
            shell.setData("view", step.view());
        } catch (PartInitException failure) {
            new FailureMessage(step.title(), failure).show();
        }
        desk.session().goTo(step.place(run));
    }
}
