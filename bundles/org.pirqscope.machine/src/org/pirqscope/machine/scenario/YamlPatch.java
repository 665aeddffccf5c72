package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Changes a YAML text in place. Three trees of nodes are walked side by side: the text's own, what it means now,
 * written in full, and what it is to mean, written in full. Where the latter two differ the text is replaced, inserted
 * or removed; no comment goes.
 */
final class YamlPatch {

    private static final String PLAIN = "[A-Za-z0-9][A-Za-z0-9._+*-]*";

    private final String text;
    private final List<YamlComment> comments;
    private final String wanted;
    private final String newline;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int start, int end, String replacement) {}

    /** @param wanted the text of the tree that the text is to mean */
    YamlPatch(String text, List<YamlComment> comments, String wanted) {
        this.text = text;
        this.comments = comments;
        this.wanted = wanted;
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The text with all edits. */
    String result() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        for (Edit edit : edits) {
            out.append(text, at, Math.max(at, edit.start())).append(edit.replacement());
            at = Math.max(at, edit.end());
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Makes the mapping mean what {@code next} means; {@code now} is what it means. */
    void map(MappingNode own, MappingNode now, MappingNode next) {
        Map<String, Node> have = values(own);
        Map<String, Node> before = values(now);
        Map<String, Node> after = values(next);
        String previous = "";
        for (Map.Entry<String, Node> entry : after.entrySet()) {
            String key = entry.getKey();
            if (have.containsKey(key)) {
                value(have.get(key), before.getOrDefault(key, have.get(key)), entry.getValue());
                previous = key;
            } else if (!alike(before.get(key), entry.getValue())) {
                insert(own, previous, key + ": " + inOneLine(entry.getValue()));
            }
        }
        have.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> remove(own, key));
    }

    private static Map<String, Node> values(MappingNode map) {
        Map<String, Node> values = new LinkedHashMap<>();
        map.getValue().forEach(tuple -> values.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode()));
        return values;
    }

    private void value(Node own, Node now, Node next) {
        if (alike(now, next)) {
            return;
        }
        if (own instanceof MappingNode map && now instanceof MappingNode before && next instanceof MappingNode after) {
            map(map, before, after);
        } else if (own instanceof SequenceNode list
                && !list.getValue().isEmpty()
                && now instanceof SequenceNode before
                && next instanceof SequenceNode after) {
            list(list, before, after);
        } else if (own instanceof ScalarNode old && next instanceof ScalarNode scalar) {
            replace(own, spelled(old, scalar));
        } else {
            replace(own, inOneLine(next));
        }
    }

    /** Equal beginnings and ends of the lists stay; what lies between is replaced item by item. */
    private void list(SequenceNode own, SequenceNode now, SequenceNode next) {
        List<Node> have = own.getValue();
        List<Node> before = now.getValue();
        List<Node> after = next.getValue();
        boolean itemwise = have.size() == before.size();
        int first = 0;
        while (itemwise
                && first < Math.min(before.size(), after.size())
                && alike(before.get(first), after.get(first))) {
            first++;
        }
        int last = 0;
        while (itemwise
                && last < Math.min(before.size(), after.size()) - first
                && alike(before.get(before.size() - 1 - last), after.get(after.size() - 1 - last))) {
            last++;
        }
        int end = have.size() - last;
        int nextEnd = after.size() - last;
        for (int i = first; i < Math.min(end, nextEnd); i++) {
            if (itemwise) {
                value(have.get(i), before.get(i), after.get(i));
            } else {
                replace(have.get(i), inOneLine(after.get(i)));
            }
        }
        for (int i = nextEnd; i < end; i++) {
            removeItem(own, i, Math.max(first, nextEnd));
        }
        for (int i = end; i < nextEnd; i++) {
            insertItem(own, end, inOneLine(after.get(i)));
        }
    }

    private void insertItem(SequenceNode own, int behind, String item) {
        List<Node> have = own.getValue();
        if (flow(own)) {
            boolean front = behind == 0;
            int at = front ? start(have.getFirst()) : end(have.get(behind - 1));
            edits.add(new Edit(at, at, front ? item + ", " : ", " + item));
        } else if (behind == 0) {
            int at = lineStart(start(have.getFirst()));
            edits.add(new Edit(at, at, indent(dash(have.getFirst())) + "- " + item + newline));
        } else {
            insertLine(end(have.get(behind - 1)), indent(dash(have.get(behind - 1))) + "- " + item);
        }
    }

    private int dash(Node item) {
        int at = start(item) - 1;
        while (at > 0 && text.charAt(at) != '-') {
            at--;
        }
        return at;
    }

    private void removeItem(SequenceNode own, int index, int firstRemoved) {
        List<Node> have = own.getValue();
        if (flow(own)) {
            removeFromFlow(
                    start(have.get(index)),
                    end(have.get(index)),
                    index == 0 ? -1 : end(have.get(index - 1)),
                    index + 1 < have.size() && firstRemoved == 0 ? start(have.get(index + 1)) : -1);
        } else {
            removeLines(dash(have.get(index)), end(have.get(index)));
        }
    }

    private void insert(MappingNode own, String previous, String entry) {
        List<NodeTuple> tuples = own.getValue();
        NodeTuple behind = tuples.stream()
                .filter(tuple -> ((ScalarNode) tuple.getKeyNode()).getValue().equals(previous))
                .findFirst()
                .orElse(tuples.isEmpty() ? null : tuples.getLast());
        if (behind == null) {
            edits.add(new Edit(start(own) + 1, start(own) + 1, entry));
        } else if (flow(own)) {
            edits.add(new Edit(end(behind.getValueNode()), end(behind.getValueNode()), ", " + entry));
        } else {
            insertLine(
                    end(behind.getValueNode()), indent(start(tuples.getFirst().getKeyNode())) + entry);
        }
    }

    private void insertLine(int behind, String line) {
        int at = lineEnd(behind);
        boolean last = at == text.length() && !text.endsWith("\n");
        edits.add(new Edit(at, at, last ? newline + line : line + newline));
    }

    private void remove(MappingNode own, String key) {
        List<NodeTuple> tuples = own.getValue();
        int index = 0;
        while (!((ScalarNode) tuples.get(index).getKeyNode()).getValue().equals(key)) {
            index++;
        }
        int start = start(tuples.get(index).getKeyNode());
        int end = end(tuples.get(index).getValueNode());
        boolean alone = text.substring(lineStart(start), start).isBlank();
        if (!flow(own) && alone) {
            removeLines(start, end);
        } else {
            removeFromFlow(
                    start,
                    end,
                    index == 0 || !flow(own) ? -1 : end(tuples.get(index - 1).getValueNode()),
                    index + 1 < tuples.size() ? start(tuples.get(index + 1).getKeyNode()) : -1);
        }
    }

    private void removeFromFlow(int start, int end, int previousEnd, int nextStart) {
        int from = previousEnd >= 0 ? previousEnd : start;
        int to = previousEnd < 0 && nextStart >= 0 ? nextStart : end;
        keepComments(from, to, start);
        edits.add(new Edit(from, to, ""));
    }

    /** Whole lines go; their comments stay, each in a line of its own. */
    private void removeLines(int start, int end) {
        int from = lineStart(start);
        int to = lineEnd(end);
        String kept = inside(from, to).stream()
                .map(comment -> indent(start) + comment.text() + newline)
                .collect(Collectors.joining());
        edits.add(new Edit(from, to, kept));
    }

    private void replace(Node own, String next) {
        keepComments(start(own), end(own), start(own));
        edits.add(new Edit(start(own), end(own), next));
    }

    private void keepComments(int from, int to, int before) {
        int at = lineStart(before);
        inside(from, to)
                .forEach(comment ->
                        edits.add(new Edit(at, at, indent(lineStart(before) + blanks(at)) + comment.text() + newline)));
    }

    private int blanks(int at) {
        int count = 0;
        while (at + count < text.length() && text.charAt(at + count) == ' ') {
            count++;
        }
        return count;
    }

    private List<YamlComment> inside(int from, int to) {
        return comments.stream()
                .filter(comment -> comment.at() >= from && comment.at() < to)
                .toList();
    }

    /** As many spaces as there are columns before that place in its line, whatever stands there. */
    private String indent(int at) {
        return " ".repeat(at - lineStart(at));
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Behind the line break. */
    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
    }

    /** Behind its last letter: the marks of a block count what follows it as well. */
    private int end(Node node) {
        if (node instanceof MappingNode map && !flow(map)) {
            return end(map.getValue().getLast().getValueNode());
        }
        if (node instanceof SequenceNode list && !flow(list)) {
            return end(list.getValue().getLast());
        }
        int end = text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
        while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean flow(CollectionNode<?> node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    /** In one line, as it is spelled in the text that is wanted. */
    private String inOneLine(Node node) {
        return switch (node) {
            case MappingNode map ->
                map.getValue().stream()
                        .map(tuple -> inOneLine(tuple.getKeyNode()) + ": " + inOneLine(tuple.getValueNode()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case SequenceNode list ->
                list.getValue().stream().map(this::inOneLine).collect(Collectors.joining(", ", "[", "]"));
            default ->
                wanted.substring(
                                node.getStartMark().orElseThrow().getIndex(),
                                node.getEndMark().orElseThrow().getIndex())
                        .strip();
        };
    }

    /** In the quotes of the old value where they can hold it. */
    private String spelled(ScalarNode old, ScalarNode next) {
        String value = next.getValue();
        if (!value.matches(PLAIN)) {
            return inOneLine(next);
        }
        return old.getScalarStyle() == ScalarStyle.PLAIN
                ? value
                : old.getScalarStyle() == ScalarStyle.SINGLE_QUOTED ? "'" + value + "'" : inOneLine(next);
    }

    private static boolean alike(Node one, Node other) {
        return one instanceof ScalarNode a
                        && other instanceof ScalarNode b
                        && a.getValue().equals(b.getValue())
                || one instanceof SequenceNode list
                        && other instanceof SequenceNode others
                        && allAlike(list.getValue(), others.getValue())
                || one instanceof MappingNode map
                        && other instanceof MappingNode maps
                        && mapsAlike(values(map), values(maps));
    }

    private static boolean allAlike(List<Node> one, List<Node> other) {
        boolean alike = one.size() == other.size();
        for (int i = 0; alike && i < one.size(); i++) {
            alike = alike(one.get(i), other.get(i));
        }
        return alike;
    }

    private static boolean mapsAlike(Map<String, Node> one, Map<String, Node> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> alike(one.get(key), other.get(key)));
    }
}
