package org.pirqscope.diagram.image;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.pirqscope.diagram.Origin;

/** What a PDF says of itself. Its identifier comes from the run and not from the clock. */
final class PdfTitle {

    private PdfTitle() {}

    static void set(PDDocument document, Origin origin) {
        document.setDocumentId((long) Footer.run(origin).hashCode());
        document.getDocumentInformation().setTitle(Footer.title(origin));
        document.getDocumentInformation().setKeywords(Footer.run(origin));
        document.getDocumentInformation().setCreator("Pirqscope");
    }
}
