package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.machine.run.Run;

/** One diagram in one format. The same run and choice give the same bytes, whoever asks. */
public final class Export {

    private final SequenceDiagram diagram;
    private final Origin origin;
    private final Choice choice;
    private final Exporter exporter;

    private Export(Run run, Choice choice) {
        this.origin = Origin.of(run);
        this.choice = choice;
        Drawing drawing = new Drawing(new Excerpt(run, choice), origin, choice);
        this.diagram = drawing.diagram();
        this.exporter = choice.format().exporter(drawing);
        exporter.refusal().ifPresent(sentence -> {
            throw new ChoiceException(sentence);
        });
        if (choice.touched().isPresent() && diagram.messages() == 0) {
            throw new ChoiceException("no call in this part of the run touches "
                    + choice.touched().get().text() + choice.touched().get().instead(run));
        }
    }

    /** Prepares an export. @throws ChoiceException if the run has no such part, lane or finding */
    public static Export of(Run run, Choice choice) {
        return new Export(run, choice);
    }

    /** How many messages the diagram has; text counts calls itself. */
    public int messages() {
        return diagram.messages();
    }

    /** All calls of the diagram as text, one below the other: what somebody reads who does not see the picture. */
    String calls() {
        return String.join("\n", MailText.all(diagram, origin, choice.mail()).lines()) + "\n";
    }

    /** What the user ought to know before anything is written: limits of the format that this diagram passes. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(
                choice.format() == ExportFormat.TEXT ? List.of() : origin.doubts()); // a text says them itself
        warnings.addAll(exporter.limits());
        return List.copyOf(warnings);
    }

    /** How the name of a file for it usually ends. */
    public FileNameEnd nameEnd() {
        return FileNameEnd.of(choice.format(), exporter.diagrams());
    }

    /** How large a picture gets, in its own unit; nothing for a text. */
    public String extent() {
        return exporter.extent();
    }

    /** Writes everything; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        exporter.write(out);
    }
}
