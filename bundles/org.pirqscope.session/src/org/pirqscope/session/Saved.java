package org.pirqscope.session;

import java.util.Optional;
import org.pirqscope.machine.scenario.Scenario;

/**
 * What was read or written last.
 *
 * @param text the file's text to the letter; nothing where there is no file
 */
public record Saved(Scenario scenario, Optional<String> text) {}
