package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;

/** Tells a scenario file from a text of lspci, and reads either. */
final class ScenarioSource {

    private static final Pattern DEVICE = Pattern.compile("(?m)^(?:> ?)*(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[01][0-9a-f]\\.[0-7] \\S");

    private ScenarioSource() {
    }

    /** Whether the text lists devices as lspci does. */
    static boolean isListing(Path file, String text) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(".yaml") && !name.endsWith(".yml") && DEVICE.matcher(text).find();
    }

    /** The scenario of the text. @throws org.pirqscope.machine.scenario.ScenarioException if it is none */
    static Scenario read(Path file, String text) {
        return ScenarioReader.read(text, file.toString());
    }
}
