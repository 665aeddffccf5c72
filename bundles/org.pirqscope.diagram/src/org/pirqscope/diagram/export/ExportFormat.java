package org.pirqscope.diagram.export;

/** What a diagram can be written as. */
public enum ExportFormat {
    TEXT("text", "txt", "Text for mail"),
    PLANTUML("plantuml", "puml", "PlantUML"),
    MERMAID("mermaid", "mmd", "Mermaid"),
    MSCGEN("mscgen", "msc", "mscgen"),
    SVG("svg", "svg", "SVG"),
    PNG("png", "png", "PNG"),
    PDF("pdf", "pdf", "PDF");

    private final String id;
    private final String extension;
    private final String label;

    ExportFormat(String id, String extension, String label) {
        this.id = id;
        this.extension = extension;
        this.label = label;
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
        return this != PNG && this != PDF;
    }

    /** Whether it is drawn rather than spelt. */
    public boolean picture() {
        return this == SVG || this == PNG || this == PDF;
    }
}
