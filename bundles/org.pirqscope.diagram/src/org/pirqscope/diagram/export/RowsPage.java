package org.pirqscope.diagram.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.image.Svg;
import org.pirqscope.diagram.mail.RowsText;

/** Rows that are no run's as one HTML file: the picture, and the same as text. */
final class RowsPage {

    private RowsPage() {}

    static byte[] of(RowsDrawing rows) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try {
            Svg.write(rows.diagram(), rows.origin(), rows.palette(), picture);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String svg = picture.toString(StandardCharsets.UTF_8);
        String text = RowsText.of(rows.diagram(), rows.origin(), rows.choice().mail()).lines().stream()
                .map(RowsPage::escaped)
                .collect(Collectors.joining("\n"));
        String page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + escaped(Label.plain(rows.origin().heading()))
                + "</title>\n</head>\n<body>\n"
                + svg.substring(svg.indexOf("<svg"))
                + "<pre>\n"
                + text
                + "\n</pre>\n</body>\n</html>\n";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
