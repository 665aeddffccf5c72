package org.pirqscope.diagram.export;

import java.io.ByteArrayOutputStream;
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

    /** What it looks like, or how it begins, as PNG files; nothing of a text. */
    default List<byte[]> pictures() throws IOException {
        return List.of();
    }

    /** Writes everything; the stream stays open. */
    void write(OutputStream out) throws IOException;

    /** What writes to a stream. */
    @FunctionalInterface
    interface Writing {

        void to(OutputStream out) throws IOException;
    }

    /** All that is written. */
    static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }
}
