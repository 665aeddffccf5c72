package org.pirqscope.session.document;

import java.nio.file.Path;
import java.util.Optional;

/** Where a document belongs. */
public sealed interface DocumentPlace {

    /** A scenario file. */
    record InFile(Path path) implements DocumentPlace {

        @Override
        public String title() {
            return path.getFileName().toString();
        }
    }

    /** No file yet: built in, made from a listing, opened from a run string, or found by the explorer. */
    record Nowhere(String title) implements DocumentPlace {}

    /** How the title bar names it. */
    String title();

    /** The file, if there is one. */
    default Optional<Path> file() {
        return this instanceof InFile in ? Optional.of(in.path()) : Optional.empty();
    }
}
