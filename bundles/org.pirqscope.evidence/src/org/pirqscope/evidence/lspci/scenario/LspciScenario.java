package org.pirqscope.evidence.lspci.scenario;

import java.util.List;
import java.util.OptionalInt;
import org.pirqscope.evidence.lspci.LspciListing;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/**
 * A scenario made from a listing.
 *
 * @param controllers the controllers of the scenario with the devices behind them, in the same order
 * @param notes sentences on what was left out or is uncertain, for the reviewer
 */
public record LspciScenario(Scenario scenario, List<LspciController> controllers, List<String> notes) {

    public LspciScenario {
        controllers = List.copyOf(controllers);
        notes = List.copyOf(notes);
    }

    /**
     * Makes a controller of every chosen device that shows MSI or MSI-X. Its driver wants as many vectors as its table
     * has entries, or {@code vectors} if that is less.
     *
     * @throws DeviceChoiceException when a word of the choice fits no device
     * @throws org.pirqscope.machine.scenario.ScenarioException when no chosen device can be used
     */
    public static LspciScenario of(LspciListing listing, DeviceChoice choice, OptionalInt vectors, Versions versions) {
        return new ScenarioFromListing(listing, choice, vectors).with(versions);
    }
}
