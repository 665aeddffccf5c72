package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.RowsText;

/** Text for a mail. */
final class MailExporter extends MarkupExporter {

    private final Drawing drawing;
    private final Choice choice;

    MailExporter(Drawing drawing) {
        this.drawing = drawing;
        this.choice = drawing.choice();
    }

    @Override
    public Optional<String> refusal() {
        return choice.mail().room() >= MailOptions.LEAST
                ? Optional.empty()
                : Optional.of("quotes and indent leave " + choice.mail().room() + " of "
                        + choice.mail().width() + " columns; a text needs " + MailOptions.LEAST);
    }

    /**
     * How a text differs from its usual look; of one that is made to be short: whether it is, and whether it can tell
     * what happened.
     */
    @Override
    public List<String> limits() {
        Mail mail = mail();
        List<String> limits = new ArrayList<>(mail.notes());
        if (!(drawing instanceof RunDrawing run)) {
            return limits;
        }
        if (choice.part() instanceof RunPart.Whole
                || choice.part() instanceof RunPart.Steps
                || choice.touched().isPresent()) {
            return limits;
        }
        int rows = mail.lines().size();
        if (choice.mail().rows() > 0 && rows > choice.mail().rows()) {
            limits.add("what matters needs " + rows + " rows at this width; "
                    + choice.mail().rows() + " are too few");
        }
        boolean hidden = choice.lanes().values().stream().anyMatch(mode -> mode == LaneMode.HIDDEN);
        if (hidden
                && !run.excerpt().withAllLanes().mail(drawing.origin()).lines().equals(mail.lines())) {
            limits.add(
                    "lanes are left out, and with them calls that matter; the whole run shows all calls of the others");
        }
        return limits;
    }

    private Mail mail() {
        return switch (drawing) {
            case RunDrawing run -> run.excerpt().mail(run.origin());
            case RowsDrawing rows -> RowsText.of(rows.diagram(), rows.origin(), choice.mail());
        };
    }

    @Override
    void write(Writer out) throws IOException {
        out.append(String.join("\n", mail().lines())).append('\n');
    }
}
