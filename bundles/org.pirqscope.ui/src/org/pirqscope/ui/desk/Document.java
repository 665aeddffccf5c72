package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.Optional;
import org.pirqscope.machine.scenario.Scenario;

/**
 * What is open: the scenario as it was read or saved last, and the file it belongs to.
 *
 * @param file nothing for a built-in or new scenario
 */
public record Document(Optional<Path> file, Scenario saved) {

    /** A scenario that has no file yet. */
    public static Document unnamed(Scenario scenario) {
        return new Document(Optional.empty(), scenario);
    }

    /** How the title bar names it: the file, else the scenario. */
    public String name() {
        return file.map(path -> path.getFileName().toString()).orElse(saved.name());
    }
}
