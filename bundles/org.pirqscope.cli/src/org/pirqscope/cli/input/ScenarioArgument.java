package org.pirqscope.cli.input;

import java.nio.file.Files;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;

/**
 * The SCENARIO of a command line: a run string, the name of a built-in scenario ({@code 2x2} is two equal controllers
 * with two vectors each), or a file. A built-in name wins; {@code ./NAME} is always a file.
 */
public final class ScenarioArgument {

    private ScenarioArgument() {}

    /** Finds and reads it. @throws Refusal if it is neither, or cannot be read */
    public static Scenario read(String word) {
        if (RunString.looksLikeOne(word)) {
            return RunString.open(word);
        }
        if (isBuiltIn(word)) {
            return BuiltIn.named(word);
        }
        // a missing file is more likely a misspelt name
        if (!word.equals("-") && !Files.exists(TextFile.path(word))) {
            throw new Refusal("\"" + TypedText.file(word) + "\" is neither a file nor a built-in scenario; there are "
                    + String.join(
                            ", ", BuiltIn.all().stream().map(Scenario::name).toList()));
        }
        return ScenarioReader.read(TextFile.read(word), word);
    }

    private static boolean isBuiltIn(String word) {
        return word.matches("[1-8]x\\d{1,2}")
                || BuiltIn.all().stream().anyMatch(scenario -> scenario.name().equals(word));
    }
}
