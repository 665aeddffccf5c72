package org.pirqscope.ui.desk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * What is open and where the reviewer stands in it, to come back to after the desktop has ended in whatever way.
 *
 * @param file the document's, if it has one
 * @param saved the scenario as it was saved or opened last
 * @param scenario the scenario with the changes that are not saved
 */
public record DeskState(Optional<Path> file, String title, int position, Scenario saved, Scenario scenario) {

    private static final String FIRST = "pirqscope desk 1";
    private static final String FILE = "file ";
    private static final String TITLE = "title ";
    private static final String POSITION = "position ";
    private static final String BETWEEN = "\n---\n";
    private static final String RESTORED = "Changes Before the Restart";
    private static final int HEAD = 4;

    /** Of the desk as it is now. */
    public static DeskState of(Desk desk) {
        ScenarioDocument document = desk.document();
        return new DeskState(
                document.file(),
                document.name(),
                desk.session().now().position(),
                document.saved(),
                document.scenario());
    }

    /** The same without the changes that are not saved. */
    DeskState withoutChanges() {
        return new DeskState(file, title, position, saved, saved);
    }

    /**
     * The document, with the changes as one that can be undone. @param found what its file holds now, if it is there
     */
    public ScenarioDocument document(Optional<String> found) {
        ScenarioDocument document = file.isPresent() && found.isPresent()
                ? ScenarioDocument.read(file.get(), found.get())
                : ScenarioDocument.unnamed(title, saved);
        document.change(RESTORED, scenario, 0, position);
        return document;
    }

    /** As text, to keep it. */
    public String text() {
        return String.join(
                        "\n",
                        FIRST,
                        FILE + file.map(Path::toString).map(DeskState::line).orElse(""),
                        TITLE + line(title),
                        POSITION + position,
                        ScenarioWriter.write(saved))
                + BETWEEN
                + ScenarioWriter.write(scenario);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Of such a text; nothing for one that is damaged. */
    public static Optional<DeskState> read(String text) {
        List<String> lines = text.lines().limit(HEAD).toList();
        int between = text.indexOf(BETWEEN);
        if (lines.size() < HEAD
                || between < 0
                || !lines.get(0).equals(FIRST)
                || !lines.get(1).startsWith(FILE)
                || !lines.get(2).startsWith(TITLE)
                || !lines.get(3).matches(POSITION + "\\d{1,9}")) {
            return Optional.empty();
        }
        String head = String.join("\n", lines) + "\n";
        String path = lines.get(1).substring(FILE.length());
        try {
            return Optional.of(new DeskState(
                    path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)),
                    lines.get(2).substring(TITLE.length()),
                    Integer.parseInt(lines.get(3).substring(POSITION.length())),
                    ScenarioReader.read(text.substring(Math.min(head.length(), between), between), "kept"),
                    ScenarioReader.read(text.substring(between + BETWEEN.length()), "kept")));
        } catch (ScenarioException | InvalidPathException damaged) {
            return Optional.empty();
        }
    }
}
