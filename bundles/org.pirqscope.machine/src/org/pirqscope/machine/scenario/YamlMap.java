package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.text.Quoted;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file with its place in the text: wrong keys and values are reported with file, line and column.
 */
final class YamlMap {

    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, Node node, String what, List<String> allowed, Map<String, String> refused) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, what + " must be a mapping with " + String.join(", ", allowed));
        }
        for (NodeTuple tuple : mapping.getValue()) {
            put(tuple, what, allowed, refused);
        }
    }

    /** @param allowed the only keys; empty allows any */
    static YamlMap of(String file, Node node, String what, List<String> allowed) {
        return of(file, node, what, allowed, Map.of());
    }

    /** @param refused keys that are refused with the reason why there is no such thing, not with a list of keys */
    static YamlMap of(String file, Node node, String what, List<String> allowed, Map<String, String> refused) {
        return new YamlMap(file, node, what, allowed, refused);
    }

    private void put(NodeTuple tuple, String what, List<String> allowed, Map<String, String> refused) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            throw error(tuple.getKeyNode(), "a key of " + what + " must be a word");
        }
        if (!allowed.isEmpty() && !allowed.contains(key.getValue())) {
            throw error(
                    key,
                    Quoted.of(key.getValue()) + " is not a key of " + what + "; "
                            + refused.getOrDefault(key.getValue(), "allowed: " + String.join(", ", allowed)));
        }
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            throw error(key, "key " + Quoted.of(key.getValue()) + " stands twice in " + what);
        }
    }

    ScenarioException error(Node at, String message) {
        Mark mark = at.getStartMark().orElse(null);
        return new ScenarioException(
                file, mark == null ? 0 : mark.getLine() + 1, mark == null ? 0 : mark.getColumn() + 1, message);
    }

    String file() {
        return file;
    }

    Node node() {
        return node;
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value's node, or the mapping's own where the key is missing: the place to blame. */
    Node at(String key) {
        return values.getOrDefault(key, node);
    }

    String text(String key, String otherwise) {
        return has(key) ? scalar(at(key), key) : otherwise;
    }

    String required(String key, String what) {
        if (!has(key)) {
            throw error(node, what + " has no " + key);
        }
        return scalar(at(key), key);
    }

    String scalar(Node value, String key) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(value, key + " must be a single value");
    }

    int number(String key, int least, int most, int otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        String text = text(key, "");
        int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw error(at(key), key + " is " + Quoted.of(text) + "; allowed: a number from " + least + " to " + most);
        }
        return value;
    }

    /** A hex number above 0, or 0 where the key is missing. */
    int hex(String key, int most) {
        if (!has(key)) {
            return 0;
        }
        String text = text(key, "");
        int value = text.matches("0x[0-9a-fA-F]{1,7}") ? Integer.parseInt(text.substring(2), 16) : -1;
        if (value < 1 || value > most) {
            throw error(at(key), "%s is \"%s\"; allowed: a hex number from 0x01 to 0x%02x".formatted(key, text, most));
        }
        return value;
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return switch (text(key, "")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error(at(key), key + " is " + Quoted.of(text(key, "")) + "; allowed: true, false");
        };
    }

    List<Node> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (at(key) instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        throw error(at(key), key + " must be a list");
    }
}
