package org.pirqscope.cli.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.report.file.CrashSafeFile;

/** Saves a scenario and an export again and again, and says after each scenario how often, until it is killed. */
public final class SavingProcess {

    private SavingProcess() {}

    /** @param words the folder, and the number to begin with */
    public static void main(String[] words) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Path folder = Path.of(words[0]);
        Scenario scenario = BuiltIn.named("stale-pirq");
        for (int number = Integer.parseInt(words[1]); ; number++) {
            // any length, so that a part of one is no whole of another
            String text = ScenarioWriter.write(scenario) + "# ".repeat(number % 50_000) + "\n# saved " + number + "\n";
            new CrashSafeFile(folder.resolve("saved.yaml"), true)
                    .write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            System.out.println(number);
            String[] export = {
                "diagram",
                "stale-pirq",
                "--format",
                "plantuml",
                "--force",
                "-o",
                folder.resolve("saved.puml").toString()
            };
            Main.run(export, nowhere, nowhere, new Environment(Map.of(), false));
        }
    }
}
