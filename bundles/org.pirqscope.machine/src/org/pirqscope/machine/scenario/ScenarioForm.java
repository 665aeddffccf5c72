package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.machine.version.Versions;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A scenario as a form to fill in: what stands at each place of its file, and which scenario it is with something else
 * typed there. {@link ScenarioReader} reads what is typed, so that a form refuses what a file would be refused for, in
 * the same words.
 */
public final class ScenarioForm {

    private static final Set<String> LISTS = Set.of("script", "schedule", "boot_gsis");
    private static final String NAME = "name";
    private static final String DRIVER = "driver";
    private static final String SCHEDULE = "schedule";

    private final Scenario scenario;
    private final MappingNode top;

    private ScenarioForm(Scenario scenario) {
        this.scenario = scenario;
        this.top = tree(scenario);
    }

    /** The form of that scenario. */
    public static ScenarioForm of(Scenario scenario) {
        return new ScenarioForm(scenario);
    }

    private static MappingNode tree(Scenario scenario) {
        MappingNode top = (MappingNode) new Compose(LoadSettings.builder().build())
                .composeString(ScenarioWriter.write(scenario))
                .orElseThrow();
        for (int i = 0; i < scenario.controllers().size(); i++) {
            Controller controller = scenario.controllers().get(i);
            put(
                    top,
                    List.of("controllers", i, DRIVER),
                    scalar(controller.driver().spelling()));
        }
        return top;
    }

    /**
     * What stands there; items of a list have commas between them. Of a column that the scenario doesn't set, the value
     * of its release; of a mapping, whether there is one; else empty where nothing stands.
     */
    public String text(ScenarioPlace place) {
        Optional<Node> found = find(top, place.path());
        if (place.in("what-if")) {
            return scenario.versions()
                    .row(Versions.table((String) place.path().get(1)))
                    .value((String) place.last());
        }
        return hasMsi(place)
                ? Boolean.toString(found.isPresent())
                : found.map(ScenarioForm::text).orElse("");
    }

    private static String text(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list ->
                list.getValue().stream().map(ScenarioForm::text).collect(Collectors.joining(", "));
            default -> "";
        };
    }

    /**
     * The scenario with that typed there. What is blank takes the value out of the file; an actor with another name
     * keeps its turns, and another driver takes the vectors that it has use for.
     *
     * @throws ScenarioException with the reader's sentence and no place, if the scenario cannot be read with it
     */
    public Scenario with(ScenarioPlace place, String typed) {
        if (hasMsi(place) && typed.strip().equals(text(place))) {
            return scenario;
        }
        try {
            MappingNode changed = tree(scenario);
            boolean actor = place.last().equals(NAME) && place.path().size() == 3;
            if (actor) {
                rename(changed, text(place), typed.strip());
            }
            Scenario next =
                    place.last().equals(DRIVER) ? withDriver(changed, place, typed) : read(changed, place, typed);
            return actor ? renamed(next, text(place), typed.strip()) : next;
        } catch (ScenarioException refused) {
            throw refused.withoutPlace();
        }
    }

    private Scenario withDriver(MappingNode changed, ScenarioPlace place, String typed) {
        List<Object> controller = place.path().subList(0, 2);
        remove((MappingNode) find(changed, controller).orElseThrow(), "vectors");
        int index = (Integer) place.path().get(1);
        return scenario.withDriver(
                index, read(changed, place, typed).controllers().get(index).driver());
    }

    private static Scenario read(MappingNode changed, ScenarioPlace place, String typed) {
        boolean nothing = typed.isBlank() || hasMsi(place) && typed.strip().equals("false");
        if (nothing && !place.equals(ScenarioPlace.of(NAME))) {
            find(changed, place.path().subList(0, place.path().size() - 1))
                    .ifPresent(around -> remove(around, place.last()));
        } else {
            put(changed, place.path(), typed(place, typed.strip()));
        }
        return ScenarioReader.read(changed, "");
    }

    private static Node typed(ScenarioPlace place, String typed) {
        if (LISTS.contains(place.last().toString())) {
            return new SequenceNode(
                    Tag.SEQ,
                    Arrays.stream(typed.split(","))
                            .map(String::strip)
                            .filter(item -> !item.isEmpty())
                            .map(ScenarioForm::scalar)
                            .collect(Collectors.toCollection(ArrayList::new)),
                    FlowStyle.FLOW);
        }
        return hasMsi(place) && typed.equals("true") ? map() : scalar(typed);
    }

    private static boolean hasMsi(ScenarioPlace place) {
        return place.last().equals("msi") && place.path().size() == 3;
    }

    private static Scenario renamed(Scenario next, String from, String to) {
        return next.withBookmarks(next.bookmarks().stream()
                .map(each -> new Bookmark(each.name(), each.at().renamed(from, to), each.note()))
                .toList());
    }

    private static void rename(MappingNode top, String from, String to) {
        find(top, List.of(SCHEDULE))
                .map(SequenceNode.class::cast)
                .ifPresent(turns -> turns.getValue().replaceAll(turn -> scalar(renamed(text(turn), from, to))));
    }

    private static String renamed(String turn, String from, String to) {
        String[] halves = turn.split("\\*", 2);
        return halves[0].equals(from) ? to + "*" + halves[1] : turn;
    }

    /** Another tree than the file's: what stands at the path is replaced, and what is missing on the way is made. */
    private static void put(Node around, List<Object> path, Node value) {
        Object step = path.getFirst();
        if (path.size() == 1) {
            set(around, step, value);
            return;
        }
        Node next = find(around, List.of(step)).orElseGet(() -> {
            Node made = map();
            set(around, step, made);
            return made;
        });
        put(next, path.subList(1, path.size()), value);
    }

    private static void set(Node around, Object step, Node value) {
        if (around instanceof SequenceNode list) {
            list.getValue().set((Integer) step, value);
        } else if (around instanceof MappingNode map) {
            NodeTuple entry = new NodeTuple(scalar((String) step), value);
            List<NodeTuple> entries = new ArrayList<>(map.getValue());
            entries.replaceAll(old -> text(old.getKeyNode()).equals(step) ? entry : old);
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
            map.setValue(entries);
        }
    }

    private static void remove(Node around, Object step) {
        if (around instanceof SequenceNode list) {
            list.getValue().remove((int) (Integer) step);
        } else if (around instanceof MappingNode map) {
            List<NodeTuple> entries = new ArrayList<>(map.getValue());
            entries.removeIf(entry -> text(entry.getKeyNode()).equals(step));
            map.setValue(entries);
        }
    }

    private static Optional<Node> find(Node around, List<Object> path) {
        if (path.isEmpty()) {
            return Optional.of(around);
        }
        Object step = path.getFirst();
        Optional<Node> next = switch (around) {
            case SequenceNode list -> Optional.of(list.getValue().get((Integer) step));
            case MappingNode map ->
                map.getValue().stream()
                        .filter(tuple -> text(tuple.getKeyNode()).equals(step))
                        .map(NodeTuple::getValueNode)
                        .findFirst();
            default -> Optional.empty();
        };
        return next.flatMap(node -> find(node, path.subList(1, path.size())));
    }

    private static Node scalar(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.SINGLE_QUOTED);
    }

    private static Node map() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.FLOW);
    }
}
