package org.pirqscope.session.document;

import java.util.List;
import org.pirqscope.machine.scenario.ScenarioPlace;

/**
 * One value of an open scenario, as it is shown and edited.
 *
 * @param place where it stands in the file
 * @param subject what it is a value of, in the words of a menu: {@code nvme1 vectors}
 * @param name its key in the file
 * @param text what stands there
 * @param meaning what it means, in a few words
 * @param choices values to choose from; empty where only the reader knows
 */
public record ScenarioCell(
        ScenarioPlace place, String subject, String name, String text, String meaning, List<String> choices) {}
