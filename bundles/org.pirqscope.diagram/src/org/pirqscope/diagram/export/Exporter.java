package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** One diagram in one format; {@link ExportFormat} lists them. The same drawing gives the same bytes. */
interface Exporter {

    /** Why nothing can be written, in one sentence; nothing where it can. */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** What a user ought to know before anything is written: limits of the format or its readers that this passes. */
    default List<String> limits() {
        return List.of();
    }

    /** How large a picture gets, in its own unit; empty for a text. */
    default String extent() {
        return "";
    }

    /** How many diagrams the file holds. */
    default int diagrams() {
        return 1;
    }

    /** Writes everything; the stream stays open. */
    void write(OutputStream out) throws IOException;
}
