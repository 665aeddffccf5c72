package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.RowsText;
import org.pirqscope.machine.run.Run;

/** One diagram in one format. The same run and choice give the same bytes, whoever asks. */
public final class Export {

    private final Drawing drawing;
    private final DiagramRows rows;
    private final Exporter exporter;

    private Export(Drawing drawing) {
        this.drawing = drawing;
        this.rows = drawing.diagram(); // a part that the run does not have is refused now
        this.exporter = drawing.choice().format().exporter(drawing);
        exporter.refusal().ifPresent(sentence -> {
            throw new ChoiceException(sentence);
        });
    }

    /** Prepares an export. @throws ChoiceException if the run has no such part, lane or finding */
    public static Export of(Run run, Choice choice) {
        Export export = new Export(new RunDrawing(new Excerpt(run, choice), Origin.of(run), choice));
        if (choice.touched().isPresent() && export.messages() == 0) {
            throw new ChoiceException("no call in this part of the run touches "
                    + choice.touched().get().text() + choice.touched().get().instead(run));
        }
        return export;
    }

    /** Prepares an export of all of some rows. @throws ChoiceException if the format cannot hold them */
    public static Export of(DiagramRows rows, Origin origin, Choice choice) {
        return new Export(new RowsDrawing(rows, origin, choice));
    }

    /** How many messages the diagram has; text counts calls itself. */
    public int messages() {
        return rows.messages();
    }

    /** All calls of the diagram as text, one below the other: what somebody reads who does not see the picture. */
    String calls() {
        Mail text = switch (drawing) {
            case RunDrawing run ->
                run.choice().format().told()
                        ? run.excerpt().mail(run.origin())
                        : MailText.all(run.diagram(), run.origin(), run.choice().mail());
            case RowsDrawing logs ->
                RowsText.of(logs.diagram(), logs.origin(), logs.choice().mail());
        };
        return String.join("\n", text.lines()) + "\n";
    }

    /** What the user ought to know before anything is written: limits of the format that this diagram passes. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(
                drawing.choice().format() == ExportFormat.TEXT
                        ? List.of()
                        : drawing.origin().doubts()); // a text says them itself
        warnings.addAll(exporter.limits());
        return List.copyOf(warnings);
    }

    /** How the name of a file for it usually ends. */
    public FileNameEnd nameEnd() {
        return FileNameEnd.of(drawing.choice().format(), exporter.diagrams());
    }

    /** How large a picture gets, in its own unit; nothing for a text. */
    public String extent() {
        return exporter.extent();
    }

    /** How it looks, or how it begins, as PNG files; none of a text. */
    List<byte[]> pictures() throws IOException {
        return exporter.pictures();
    }

    /** Writes everything; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        exporter.write(out);
    }
}
