package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.pirqscope.evidence.lspci.LspciListing;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.LspciScenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * What a file holds.
 *
 * @param notes what was left out of a listing or is uncertain, for the reviewer
 */
record ScenarioSource(ScenarioDocument document, List<String> notes) {

    private static final Pattern DEVICE =
            Pattern.compile("(?m)^(?:> ?)*(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[01][0-9a-f]\\.[0-7] \\S");

    /**
     * Reads a scenario file, or makes a scenario of the devices in a text of lspci.
     *
     * @param versions on which such devices run
     * @throws RuntimeException if the text is neither; the message is for the user
     */
    static ScenarioSource read(Path file, String text, Versions versions) {
        if (isListing(file, text)) {
            LspciScenario made = LspciScenario.of(
                    LspciListing.read(text, file.toString()), DeviceChoice.ALL, OptionalInt.empty(), versions);
            return new ScenarioSource(ScenarioDocument.unnamed(made.scenario()), made.notes());
        }
        return new ScenarioSource(ScenarioDocument.read(file, text), List.of());
    }

    /** Whether the text lists devices as lspci does. */
    static boolean isListing(Path file, String text) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(".yaml")
                && !name.endsWith(".yml")
                && DEVICE.matcher(text).find();
    }
}
