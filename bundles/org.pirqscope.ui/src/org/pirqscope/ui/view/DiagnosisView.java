package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;

/** What went wrong, how sure that is, what else could explain it, and what decides it. */
public class DiagnosisView extends LogTableView<Diagnosis> {

    private static final int LINES = 6;

    private Text details;

    @Override
    Control create(Composite parent) {
        Composite box = (Composite) super.create(parent);
        details = new Text(box, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        details.setData("id", "log-diagnosis-details");
        AccessibleNames.name(details, "The diagnosis in full");
        GridData data = new GridData(SWT.FILL, SWT.END, true, false);
        data.heightHint = LINES * details.getLineHeight();
        data.widthHint = 100;
        data.horizontalIndent = 8;
        details.setLayoutData(data);
        ThemePalette[] palette = new ThemePalette[1];
        palette[0] = new ThemePalette(details, () -> style(palette[0]));
        style(palette[0]);
        return box;
    }

    private void style(ThemePalette palette) {
        details.setFont(palette.plain());
        details.setBackground(palette.of(Tone.PANE));
        details.setForeground(palette.of(Tone.TEXT));
    }

    @Override
    String id() {
        return "log-diagnoses";
    }

    @Override
    List<Heading<Diagnosis>> headings() {
        return List.of(
                new Heading<>(
                        "how sure",
                        "certain, likely, possible",
                        found -> found.certainty().id()),
                new Heading<>("rule", "As evidence --json names it", Diagnosis::rule),
                new Heading<>("claim", "What the lines say", Diagnosis::sentence),
                new Heading<>("lines", "The lines that prove it", this::places));
    }

    private String places(Diagnosis found) {
        return logs().map(logs -> found.lines().stream().map(logs::place).collect(Collectors.joining(", ")))
                .orElse("");
    }

    @Override
    List<Diagnosis> rows(ReadLogs logs) {
        return logs.diagnoses();
    }

    @Override
    String summary(ReadLogs logs) {
        return logs.diagnoses().isEmpty() ? "No rule finds anything in these logs." : "";
    }

    @Override
    LogSelection lines(Diagnosis found) {
        return LogSelection.of(found.lines());
    }

    @Override
    boolean has(LogSelection selection, Diagnosis found) {
        return selection.meets(found.lines());
    }

    @Override
    void fill(Optional<ReadLogs> logs) {
        super.fill(logs);
        details.setText("");
    }

    @Override
    void mark(LogSelection selection) {
        super.mark(selection);
        Optional<Diagnosis> told = selected()
                .or(() -> logs().stream()
                        .flatMap(logs -> logs.diagnoses().stream())
                        .findFirst());
        details.setText(told.map(this::full).orElse(""));
    }

    private String full(Diagnosis found) {
        return found.sentence() + "\n" + more(found) + "Lines: " + places(found);
    }

    /** What else could explain it, what decides it, and what a build hides. */
    private static String more(Diagnosis found) {
        List<String> parts = new ArrayList<>();
        if (!found.otherwise().isEmpty()) {
            parts.add("Or: " + found.otherwise());
        }
        if (!found.decide().isEmpty()) {
            parts.add("Decides it: " + found.decide());
        }
        if (!found.absence().isEmpty()) {
            parts.add(found.absence());
        }
        return parts.stream().map(part -> part + "\n").collect(Collectors.joining());
    }

    @Override
    RowLook look(Diagnosis found) {
        return switch (found.certainty()) {
            case CERTAIN -> new RowLook("\u25cf", null, null, true);
            case LIKELY -> new RowLook("\u25d0", null, null, false);
            case POSSIBLE -> new RowLook("\u25cb", null, Tone.DIM, false);
        };
    }

    @Override
    String tip(Diagnosis found) {
        return more(found).stripTrailing();
    }

    @Override
    String legend() {
        return "\u25cf certain, \u25d0 likely, \u25cb possible, \u25b8 has lines that are selected; a click selects "
                + "its lines";
    }
}
