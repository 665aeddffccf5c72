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
            bytes = new RunPage(
                            drawing.excerpt().run(),
                            drawing.diagram(),
                            drawing.origin(),
                            drawing.palette(),
                            MailText.of(
                                            drawing.diagram(),
                                            drawing.origin(),
                                            drawing.choice().mail())
                                    .lines())
                    .bytes();
        }
        return bytes;
    }

    @Override
    public Optional<String> refusal() {
        return bytes().length <= RunPage.LARGEST
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
