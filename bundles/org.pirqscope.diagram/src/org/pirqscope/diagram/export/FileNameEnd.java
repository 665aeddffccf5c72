package org.pirqscope.diagram.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the name of a file usually ends that holds an export.
 *
 * @param extension without the point: several Mermaid diagrams stand in a Markdown file
 */
public record FileNameEnd(ExportFormat format, String extension) {

    private static final String MARKDOWN = "md";

    static FileNameEnd of(ExportFormat format, int diagrams) {
        return new FileNameEnd(format, format == ExportFormat.MERMAID && diagrams > 1 ? MARKDOWN : format.extension());
    }

    /** What to say about a name that promises something else than is written. */
    public Optional<String> remark(String file) {
        String end = end(file);
        boolean fits = end.equals(extension)
                || end.equals(format.id()) && !markdown()
                || end.equals(MARKDOWN) && format == ExportFormat.TEXT;
        return fits || !known(file)
                ? Optional.empty()
                : Optional.of("the name ends in ." + end + ", but " + (markdown() ? "Markdown" : format.label())
                        + " is written; ." + extension + " is usual");
    }

    private boolean markdown() {
        return extension.equals(MARKDOWN);
    }

    /** Whether a name ends as that of some export usually does. */
    public static boolean known(String file) {
        String end = end(file);
        return end.equals(MARKDOWN)
                || Stream.of(ExportFormat.values())
                        .anyMatch(one -> one.extension().equals(end) || one.id().equals(end));
    }

    private static String end(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.lastIndexOf('.') > 0
                ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)
                : "";
    }
}
