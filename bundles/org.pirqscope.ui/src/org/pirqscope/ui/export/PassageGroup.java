package org.pirqscope.ui.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.diagram.export.Passage.Kind;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.ui.theme.SystemLook;

/**
 * Which part of the run: one button each, with the field that goes with it. Typing into a field chooses its button.
 */
final class PassageGroup {

    private static final int MOST = 500;

    private final Group group;
    private final Map<Kind, Button> kinds = new EnumMap<>(Kind.class);
    private final List<Integer> findings = new ArrayList<>();
    private final Text from;
    private final Text to;
    private final Combo finding;
    private final Text touched;
    private final Runnable changed;

    /**
     * @param last the part that was exported last: a range that somebody typed is offered again where another one is
     * shown
     */
    PassageGroup(Composite parent, Run run, Passage shown, Passage last, Runnable changed) {
        this.changed = changed;
        group = new Group(parent, SWT.NONE);
        group.setText("Part of the run");
        group.setLayout(new GridLayout(4, false));
        group.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1));
        button(Kind.FAILURE, 4);
        button(Kind.WHOLE, 4);
        button(Kind.STEPS, 1);
        from = field("export-from", shown.from(), "1", 1);
        new Label(group, SWT.NONE).setText("to");
        to = field("export-to", shown.to(), Integer.toString(run.length()), 1);
        again(shown, last);
        button(Kind.AROUND, 1);
        finding = findings(run, shown.finding());
        Label only = new Label(group, SWT.NONE);
        only.setText("Only &pirq, device or entry:");
        only.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        touched = field("export-touching", shown.touched(), "all, or 55, nvme0, nvme0/1", 3);
        Stream.of(from, to).forEach(text -> text.addListener(SWT.Modify, event -> choose(Kind.STEPS)));
        touched.addListener(
                SWT.Modify,
                event -> choose(
                        passage().kind() == Kind.FAILURE && !touched.getText().isBlank()
                                ? Kind.WHOLE
                                : passage().kind()));
        kinds.get(shown.kind() == Kind.AROUND && findings.isEmpty() ? Kind.FAILURE : shown.kind())
                .setSelection(true);
        kinds.values().forEach(button -> button.addListener(SWT.Selection, event -> changed.run()));
    }

    private void button(Kind kind, int columns) {
        Button button = new Button(group, SWT.RADIO);
        button.setText(kind.label());
        button.setData("id", "export-" + kind.id());
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, columns, 1));
        kinds.put(kind, button);
    }

    /** The rows that are selected in the diagram come first, but what was typed is not lost. */
    private void again(Passage shown, Passage last) {
        boolean other = shown.kind() == Kind.STEPS
                && last.kind() == Kind.STEPS
                && !(shown.from().equals(last.from()) && shown.to().equals(last.to()));
        if (other) {
            Link link = new Link(group, SWT.NONE);
            link.setData("id", "export-again");
            link.setText("the rows selected in the diagram; last time <a>"
                    + (last.from().isBlank() ? "1" : last.from()) + " to "
                    + (last.to().isBlank() ? "the end" : last.to()) + "</a>");
            link.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 4, 1));
            link.addListener(SWT.Selection, event -> {
                from.setText(last.from());
                to.setText(last.to());
            });
        }
    }

    private Text field(String id, String shown, String hint, int columns) {
        Text text = new Text(group, SWT.BORDER);
        text.setData("id", id);
        text.setText(shown);
        text.setMessage(hint);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
        data.widthHint = 56;
        text.setLayoutData(data);
        return text;
    }

    private Combo findings(Run run, int shown) {
        Combo combo = SystemLook.keep(new Combo(group, SWT.READ_ONLY));
        combo.setData("id", "export-findings");
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.widthHint = 260;
        combo.setLayoutData(data);
        for (Step step : run.steps()) {
            if (step.alarming() && findings.size() < MOST) {
                findings.add(step.number());
                combo.add(step.number() + ": "
                        + FindingWords.title(step.findings().getLast()) + ", " + step.actorName());
            }
        }
        combo.select(Math.max(0, findings.indexOf(shown)));
        combo.addListener(SWT.Selection, event -> choose(Kind.AROUND));
        combo.setEnabled(!findings.isEmpty());
        kinds.get(Kind.AROUND).setEnabled(!findings.isEmpty());
        if (findings.isEmpty()) {
            kinds.get(Kind.FAILURE).setText("What &matters");
        }
        return combo;
    }

    private void choose(Kind kind) {
        kinds.forEach((one, button) -> button.setSelection(one == kind));
        changed.run();
    }

    /** What is filled in. */
    Passage passage() {
        Kind kind = kinds.entrySet().stream()
                .filter(entry -> entry.getValue().getSelection())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.FAILURE);
        int step = finding.getSelectionIndex() < 0 ? 0 : findings.get(finding.getSelectionIndex());
        return new Passage(kind, from.getText(), to.getText(), step, touched.getText());
    }
}
