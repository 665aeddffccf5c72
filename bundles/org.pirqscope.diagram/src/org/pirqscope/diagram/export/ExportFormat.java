package org.pirqscope.diagram.export;

import java.util.function.Function;

/** What a diagram can be written as; a new format is a line here and its {@link Exporter}. */
public enum ExportFormat {
    TEXT("text", "txt", "Text for mail", MailExporter::new),
    PLANTUML("plantuml", "puml", "PlantUML", PlantUmlExporter::new),
    MERMAID("mermaid", "mmd", "Mermaid", MermaidExporter::new),
    MSCGEN("mscgen", "msc", "mscgen", MscgenExporter::new),
    SVG("svg", "svg", "SVG", SvgExporter::new),
    PNG("png", "png", "PNG", PngExporter::new),
    PDF("pdf", "pdf", "PDF", PdfExporter::new),
    HTML("html", "html", "HTML", HtmlExporter::new),
    SLIDE_SVG("slide-svg", "svg", "Slide (SVG)", SlideSvgExporter::new),
    SLIDE_PNG("slide-png", "png", "Slide (PNG)", SlidePngExporter::new),
    SLIDE_PDF("slide-pdf", "pdf", "Slides (PDF)", SlidePdfExporter::new);

    private final String id;
    private final String extension;
    private final String label;
    private final Function<Drawing, Exporter> exporter;

    ExportFormat(String id, String extension, String label, Function<Drawing, Exporter> exporter) {
        this.id = id;
        this.extension = extension;
        this.label = label;
        this.exporter = exporter;
    }

    Exporter exporter(Drawing drawing) {
        return exporter.apply(drawing);
    }

    /** How options name it. */
    public String id() {
        return id;
    }

    /** The usual end of a file name, without the point. */
    public String extension() {
        return extension;
    }

    /** How menus name it. */
    public String label() {
        return label;
    }

    /** Whether it may be shown on a terminal. */
    public boolean readable() {
        return !pixels() && this != PDF && this != SLIDE_PDF;
    }

    /** Whether it is drawn rather than spelt. */
    public boolean picture() {
        return compareTo(SVG) >= 0;
    }

    /** Whether it has pixels, and so a scale. */
    public boolean pixels() {
        return this == PNG || this == SLIDE_PNG;
    }

    /** Whether it is of the calls that a text for a mail tells, where a diagram of others has all. */
    public boolean told() {
        return this == TEXT || ofRuns();
    }

    /** Whether it needs a run, which rows of logs are not. */
    public boolean ofRuns() {
        return compareTo(SLIDE_SVG) >= 0;
    }

    /** Whether it holds one slide, of as many as the calls need. */
    public boolean oneSlide() {
        return this == SLIDE_SVG || this == SLIDE_PNG;
    }
}
