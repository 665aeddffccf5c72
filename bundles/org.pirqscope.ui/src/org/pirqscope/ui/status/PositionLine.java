package org.pirqscope.ui.status;

import org.eclipse.jface.action.ContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;

/**
 * The status line: where the reviewer stands or what was just done, in words, and the line that names the run, to
 * select and copy.
 */
public final class PositionLine extends ContributionItem {

    private final Desk desk;
    private Label words;
    private Text run;
    private ThemePalette palette;

    public PositionLine(Desk desk) {
        super("org.pirqscope.ui.standing");
        this.desk = desk;
    }

    @Override
    public void fill(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 0;
        box.setLayout(layout);
        words = new Label(box, SWT.NONE);
        words.setData("id", "standing");
        words.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, true));
        run = SystemLook.keep(new Text(box, SWT.READ_ONLY | SWT.SINGLE));
        run.setData("id", "run-string");
        AccessibleNames.name(run, "Run string");
        run.setToolTipText(
                "The run string: names scenario, versions and choices. Select and copy it, or use Edit > Copy Run "
                        + "String.");
        run.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        parent.setLayout(new StatusLineLayout(box));
        palette = new ThemePalette(words, this::paint);
        paint();
        desk.watch(box, this::show);
        desk.hear(box, this::say);
    }

    /** The line around keeps the colour of the theme with which the desktop started. */
    private void paint() {
        run.setFont(palette.mono());
        words.setForeground(palette.of(Tone.TEXT));
    }

    private void say(String done) {
        words.setText((done + "  \u00b7  run:").replace("&", "&&"));
        words.getParent().layout(true);
    }

    private void show(SessionEvent news) {
        words.setText(words(news.now()).replace("&", "&&"));
        if (news.runChanged()) {
            run.setText(news.now().run().runString());
        }
        words.getParent().layout(true);
    }

    /** Scenario, place, who does what, and what was found here. */
    static String words(Moment now) {
        Versions versions = now.run().scenario().versions();
        String place = now.run().scenario().name() + (versions.released() ? "" : " (CHANGED " + versions.whatIf() + ")")
                + "  \u00b7  step " + now.position() + " of " + now.run().length();
        return now.step()
                        .map(step -> place + "  \u00b7  " + step.actorName() + " in "
                                + step.call().name()
                                + findings((int) step.findings().stream()
                                        .filter(finding ->
                                                finding.severity() != org.pirqscope.machine.call.Finding.Severity.INFO)
                                        .count()))
                        .orElse(place + "  \u00b7  start")
                + "  \u00b7  run:";
    }

    private static String findings(int count) {
        return count == 0 ? "" : "  \u00b7  \u26a0 " + count + (count == 1 ? " finding here" : " findings here");
    }
}
