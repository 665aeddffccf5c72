package org.pirqscope.machine.scenario;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The one YAML document of a file; whatever is wrong with it is said at its place. */
record YamlDocument(String text, String file) {

    private static final int MOST_CHARACTERS = 3_000_000;

    /**
     * Its top node, none for a file without content. @throws ScenarioException if it is not YAML, more than one
     * document, or too much
     */
    Optional<Node> top() {
        if (text.length() > MOST_CHARACTERS) {
            throw new ScenarioException(file, 0, 0, "longer than 3,000,000 characters, the limit");
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setAllowNonScalarKeys(true)
                    .setCodePointLimit(MOST_CHARACTERS)
                    .build();
            return only(new Compose(settings).composeAllFromString(text).iterator());
        } catch (MarkedYamlEngineException e) {
            throw at(e.getProblemMark(), "not YAML: " + firstLine(e.getProblem()));
        } catch (ReaderException e) {
            throw unprintable(e.getCodePoint());
        } catch (YamlVersionException e) {
            throw new ScenarioException(
                    file, 0, 0, "is YAML " + e.getSpecVersion().getRepresentation() + "; expected YAML 1.2");
        } catch (YamlEngineException e) {
            throw new ScenarioException(file, 0, 0, "not YAML: " + firstLine(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new ScenarioException(file, 0, 0, "not a scenario: it is nested too deeply");
        }
    }

    private Optional<Node> only(Iterator<Node> documents) {
        Optional<Node> first = documents.hasNext() ? Optional.of(documents.next()) : Optional.empty();
        if (documents.hasNext()) {
            throw at(documents.next().getStartMark(), "a second document begins here; a file has one scenario");
        }
        return first;
    }

    private ScenarioException at(Optional<Mark> mark, String sentence) {
        return new ScenarioException(
                file,
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0),
                sentence);
    }

    private ScenarioException unprintable(int point) {
        String before = text.substring(0, Math.max(0, text.indexOf(Character.toString(point))));
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return new ScenarioException(
                file,
                (int) before.chars().filter(c -> c == '\n').count() + 1,
                line.codePointCount(0, line.length()) + 1,
                "not YAML: the character U+%04X; expected printable text".formatted(point));
    }

    private static String firstLine(String message) {
        return message == null
                ? "damaged"
                : message.lines().findFirst().orElse("damaged").strip();
    }
}
