package org.pirqscope.evidence.read;

import java.io.IOException;
import java.io.InputStream;

/** A text that can be opened once. */
public record TextSource(String name, Opening opening) {

    /** Opens it. */
    public interface Opening {

        /** The bytes from the first on. */
        InputStream open() throws IOException;
    }
}
