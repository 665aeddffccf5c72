package org.pirqscope.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.search.spin.SpinAnswer;
import org.pirqscope.search.spin.SpinModel;

/** A folder that takes a model to SPIN and brings its answer back. */
public record SpinFolder(String name) {

    private static final String SCRIPT = "swarm.sh";

    /**
     * Writes the model of a scenario.
     *
     * @throws Refusal naming what it does not cover, or a file that is there already
     */
    public void write(Scenario scenario) {
        SpinModel model = new SpinModel(scenario);
        List<String> uncovered = model.uncovered();
        if (!uncovered.isEmpty()) {
            throw new Refusal("the SPIN model does not cover: " + String.join("; ", uncovered));
        }
        if (Files.exists(TextFile.path(name)) && !Files.isDirectory(TextFile.path(name))) {
            throw new Refusal(TypedText.file(name) + ": is a file; expected a folder, or a new name for one");
        }
        try {
            Files.createDirectories(TextFile.path(name));
        } catch (IOException failed) {
            throw new Refusal(TypedText.file(name) + ": cannot be made: " + TextFile.reason(failed));
        }
        for (String file : model.files().keySet()) {
            if (Files.exists(TextFile.path(path(file)))) {
                throw new Refusal(TypedText.file(path(file)) + ": exists already; expected a new folder");
            }
        }
        for (Map.Entry<String, String> file : model.files().entrySet()) {
            new ResultFile(path(file.getKey()), false).write(file.getValue());
        }
        TextFile.path(path(SCRIPT)).toFile().setExecutable(true);
    }

    /** The scenario that the model was written for. */
    public Scenario scenario() {
        return ScenarioReader.read(TextFile.read(path("scenario.yaml")), path("scenario.yaml"));
    }

    /** What the jobs have found. @throws Refusal if there is none that came to its end */
    public SpinAnswer read() {
        List<String> names =
                scenario().controllers().stream().map(Controller::name).toList();
        List<String> outputs = outputs();
        if (outputs.isEmpty()) {
            throw new Refusal(TypedText.file(name) + ": no job-*.out; " + SCRIPT + " writes them");
        }
        try {
            return SpinAnswer.of(
                    outputs.stream().map(file -> TextFile.read(path(file))).toList(), names);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(TypedText.file(name) + ": job-*.out: " + wrong.getMessage());
        }
    }

    private List<String> outputs() {
        try (Stream<Path> files = Files.list(TextFile.path(name))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("job-\\d+\\.out"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new Refusal(TypedText.file(name) + ": cannot be read: " + TextFile.reason(failed));
        }
    }

    private String path(String file) {
        return name + "/" + file;
    }
}
