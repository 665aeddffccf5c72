package org.pirqscope.cli.why;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.report.why.Changes;
import org.pirqscope.report.why.ValueRow;

/** Prints how a value went over a run, and each step that changed it. */
public record ValuesText(Output out) {

    /** The values with these words in their name. @throws Refusal if the run changes none of that name */
    public static List<ValueRow> wanted(Changes changes, String words) {
        List<ValueRow> rows =
                changes.rows().stream().filter(row -> row.matches(words)).toList();
        if (rows.isEmpty()) {
            throw new Refusal("values: no value that this run changes has \"" + TypedText.of(words)
                    + "\" in its name; expected words such as pirq 55, nvme0 entry or evtchn");
        }
        return rows;
    }

    /** Prints one. */
    public void print(ValueRow row) {
        StringBuilder text = new StringBuilder(row.quantity().text() + ": " + row.first());
        row.changes()
                .forEach(change -> text.append(", ")
                        .append(Paragraph.together("at " + change.step().shown() + " " + row.value(change))));
        List<String> lines = new Paragraph(out.width() - 2).lines(text.toString());
        for (int i = 0; i < lines.size(); i++) {
            out.line((i == 0 ? "" : "  ") + lines.get(i));
        }
    }
}
