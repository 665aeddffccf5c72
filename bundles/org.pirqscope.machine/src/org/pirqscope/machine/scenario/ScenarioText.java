package org.pirqscope.machine.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** A scenario file's text with a change in it: what stays keeps its comments, its order and its spelling. */
public final class ScenarioText {

    private ScenarioText() {}

    /**
     * The text, changed where its scenario is another one. A text that cannot be changed in place, for instance one
     * with anchors, is written anew below all its comments.
     *
     * @param file what the text is or will be called
     * @throws ScenarioException if the text is not a scenario
     */
    public static String changed(String text, String file, Scenario target) {
        Scenario read = ScenarioReader.read(text, file);
        if (read.equals(target)) {
            return text;
        }
        List<YamlComment> comments = YamlComment.all(text);
        String wanted = ScenarioWriter.write(target);
        YamlPatch patch = new YamlPatch(text, comments, wanted);
        patch.map(map(text), map(ScenarioWriter.write(read)), map(wanted));
        String patched = patch.result();
        return is(patched, file, target, comments)
                ? patched
                : comments.stream().map(comment -> comment.text() + "\n").collect(Collectors.joining()) + wanted;
    }

    private static MappingNode map(String text) {
        Optional<Node> node = new Compose(LoadSettings.builder().build()).composeString(text);
        return (MappingNode) node.orElseThrow();
    }

    private static boolean is(String text, String file, Scenario target, List<YamlComment> comments) {
        try {
            return ScenarioReader.read(text, file).equals(target)
                    && texts(YamlComment.all(text)).equals(texts(comments));
        } catch (ScenarioException | YamlEngineException broken) {
            return false;
        }
    }

    private static List<String> texts(List<YamlComment> comments) {
        return comments.stream().map(YamlComment::text).toList();
    }
}
