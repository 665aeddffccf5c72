package org.pirqscope.source;

import java.util.List;
import java.util.Optional;

/** The files of a project at one version. */
public interface SourceTree {

    /** How the version is called: {@code v4.10}. */
    String version();

    /** The commit, shortened. */
    String commit();

    /** A file's text; nothing where there is none. */
    Optional<String> text(String path);

    /**
     * Paths of the C files in a folder, in their order.
     *
     * @param deep whether those of the folders below it count as well
     */
    List<String> files(String folder, boolean deep);
}
