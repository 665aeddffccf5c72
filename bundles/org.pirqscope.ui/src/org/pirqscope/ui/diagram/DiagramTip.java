package org.pirqscope.ui.diagram;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;

/** What the diagram says in words: in the tool tip of a row, and to a screen reader about the current one. */
final class DiagramTip {

    private static final int WIDEST = 600;

    private final DiagramCanvas canvas;
    private Shell opened;

    DiagramTip(DiagramCanvas canvas) {
        this.canvas = canvas;
        canvas.control().addListener(SWT.MouseHover, event -> tip(event));
        canvas.control().addListener(SWT.MouseMove, event -> canvas.control().setToolTipText(null));
        for (int end : new int[] {SWT.KeyDown, SWT.MouseDown, SWT.FocusOut, SWT.Dispose}) {
            canvas.control()
                    .addListener(
                            end,
                            event -> { // what is pressed comes first, F2 opens it behind
                                event.doit &= opened == null
                                        || event.type != SWT.KeyDown
                                        || event.keyCode != SWT.ESC; // Escape has done enough then
                                close();
                            });
        }
        AccessibleNames.say(canvas.control(), canvas::name, canvas::says);
    }

    /** The same below the row for those who have no mouse, until they go on. */
    void open(int row) {
        close();
        if (row < 0) {
            return;
        }
        Control control = canvas.control();
        opened = new Shell(control.getShell(), SWT.TOOL | SWT.ON_TOP | SWT.NO_FOCUS | SWT.NO_TRIM);
        FillLayout layout = new FillLayout();
        layout.marginWidth = 8;
        layout.marginHeight = 6;
        opened.setLayout(layout);
        Label label = new Label(opened, SWT.WRAP);
        label.setData("id", "diagram-tip");
        label.setText(canvas.words().words(row).replace("&", "&&"));
        for (Control part : new Control[] {opened, label}) {
            SystemLook.keep(part); // the style sheets change one of the two colours of a tip
            part.setBackground(new Color(ThemePalette.now(Tone.HEAD)));
            part.setForeground(new Color(ThemePalette.now(Tone.TEXT)));
        }
        opened.setSize(opened.computeSize(
                Math.min(WIDEST, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 2 * layout.marginWidth), SWT.DEFAULT));
        opened.setLocation(onScreen(
                control.toDisplay(canvas.below(row)),
                opened.getSize(),
                control.getMonitor().getClientArea()));
        opened.setVisible(true);
    }

    private static Point onScreen(Point wanted, Point size, Rectangle screen) {
        return new Point(
                Math.clamp(wanted.x, screen.x, Math.max(screen.x, screen.x + screen.width - size.x)),
                Math.clamp(wanted.y, screen.y, Math.max(screen.y, screen.y + screen.height - size.y)));
    }

    private void close() {
        if (opened != null) {
            opened.dispose();
        }
        opened = null;
    }

    private void tip(Event event) {
        int row = canvas.rowAt(event.y);
        if (row >= 0) {
            canvas.control().setToolTipText(canvas.words().words(row).replace("&", "&&"));
        } else if (canvas.inHead(event.y)) {
            Lane lane = canvas.laneAt(event.x);
            canvas.control()
                    .setToolTipText((lane.name()
                                    + (canvas.layout().folds(lane)
                                            ? ": does nothing here, and is folded to make room"
                                            : ""))
                            .replace("&", "&&"));
        }
    }

    /**
     * The row in full: what announces it in a log, call with named arguments, answer, what changed, what was logged,
     * what was found.
     */
    static String words(SequenceDiagram diagram, int row) {
        Step step = diagram.step(row);
        Step answer = step.entering() && step.partner() > 0 ? diagram.steps().get(step.partner() - 1) : step;
        boolean whole = diagram.lastStep(row) == answer.number();
        StringBuilder out = new StringBuilder("step " + diagram.shownStep(row) + ", " + step.actorName() + ", "
                + step.layer().label() + "\n");
        boolean announced = step.logsBefore(
                step.number() < diagram.steps().size() ? diagram.steps().get(step.number()) : null);
        if (announced) {
            step.log().forEach(line -> out.append(logged(line)).append('\n'));
        }
        out.append(step.entering() ? "enters " : "leaves ").append(step.call().namedText());
        if (!answer.answer().text().isEmpty()) {
            out.append(" = ").append(answer.answer().text()).append(whole ? "" : " at step " + answer.number());
        }
        out.append('\n').append(step.call().function().source());
        consequences(step, announced ? List.of() : step.log(), out);
        if (whole && answer != step) {
            consequences(answer, answer.log(), out);
        }
        return out.toString();
    }

    /** The row in one line: step, who, call, answer, and what is wrong. */
    static String name(SequenceDiagram diagram, int row) {
        Step step = diagram.step(row);
        Step answer = diagram.steps().get(diagram.lastStep(row) - 1);
        StringBuilder out = new StringBuilder("step " + diagram.shownStep(row) + ", " + step.actorName() + ", "
                + step.layer().label() + ": ");
        out.append(diagram.kind(row) == RowKind.ANSWER ? "answer of " : "")
                .append(step.call().text());
        if (!answer.answer().text().isEmpty()) {
            out.append(" = ").append(answer.answer().text());
        }
        Stream.concat(step.findings().stream(), answer == step ? Stream.empty() : answer.findings().stream())
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .forEach(finding -> out.append(", ").append(FindingWords.title(finding)));
        return out.toString();
    }

    private static String logged(LogLine line) {
        return "\u203a " + line.text();
    }

    private static void consequences(Step step, List<LogLine> log, StringBuilder out) {
        for (Effect effect : step.effects()) {
            out.append("\n~ ").append(effect.text());
        }
        log.forEach(line -> out.append('\n').append(logged(line)));
        for (Finding finding : step.findings()) {
            out.append("\n\u26a0 ").append(FindingWords.sentence(finding));
        }
    }
}
