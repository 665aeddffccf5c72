package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.page.RunPage;

/** One file for a browser, without a network. */
final class HtmlExporter implements Exporter {

    private final Drawing drawing;
    private byte[] bytes;

    HtmlExporter(Drawing drawing) {
        this.drawing = drawing;
    }

    private byte[] bytes() {
        if (bytes == null) {
            bytes = switch (drawing) {
                case RunDrawing run -> page(run);
                case RowsDrawing rows -> RowsPage.of(rows);
            };
        }
        return bytes;
    }

    private static byte[] page(RunDrawing run) {
        return new RunPage(
                        run.excerpt().run(),
                        run.diagram(),
                        run.origin(),
                        run.palette(),
                        MailText.of(run.diagram(), run.origin(), run.choice().mail())
                                .lines())
                .bytes();
    }

    @Override
    public Optional<String> refusal() {
        return drawing instanceof RowsDrawing || bytes().length <= RunPage.LARGEST
                ? Optional.empty()
                : Optional.of("a file of " + extent() + " is more than the " + RunPage.LARGEST / 1000
                        + " kB that go through a mail: choose a range, or what matters for a finding");
    }

    @Override
    public String extent() {
        return Math.ceilDiv(bytes().length, 1000) + " kB";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(bytes());
    }
}
