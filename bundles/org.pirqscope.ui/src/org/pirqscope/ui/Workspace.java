package org.pirqscope.ui;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * The folder of settings that this desktop has for itself. A second desktop has one of its own beside the first one's.
 *
 * @param number 1 for the folder that was asked for
 */
record Workspace(Path folder, Path asked, int number) {

    /** The start script's word for the folder that the user wants. */
    private static final String WANTED = "pirqscope.data";

    private static final int MOST = 99;

    /**
     * Takes the folder that the start script names, or the first one beside it that no other desktop has. @throws
     * IOException if it cannot be made
     */
    static Workspace take() throws IOException {
        Location area = Platform.getInstanceLocation();
        String wanted = System.getProperty(WANTED, "");
        if (area.isSet() || wanted.isEmpty()) {
            return new Workspace(Path.of(""), Path.of(""), 1);
        }
        Path asked = Path.of(wanted).toAbsolutePath();
        for (int number = 1; number <= MOST; number++) {
            Path folder = number == 1 ? asked : asked.resolveSibling(asked.getFileName() + "-" + number);
            if (area.set(folder.toUri().toURL(), true)) {
                return new Workspace(folder, asked, number);
            }
        }
        throw new IOException(MOST + " desktops have settings at " + asked + " already");
    }

    /** Where the settings are, whoever has chosen the place. */
    Path settings() {
        return Path.of(
                URI.create(Platform.getInstanceLocation().getURL().toString().replace(" ", "%20")));
    }

    /** What the user is told; empty for the folder that was asked for. */
    String notice() {
        return number == 1
                ? ""
                : "Another Pirqscope works with the settings in " + asked + "; this one has its own, in " + folder;
    }

    /** How the title calls this program. */
    String program() {
        return number == 1 ? "Pirqscope" : "Pirqscope " + number;
    }
}
