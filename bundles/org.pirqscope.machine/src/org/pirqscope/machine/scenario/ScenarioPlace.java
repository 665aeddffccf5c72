package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a value stands in a scenario file: keys of mappings, and numbers in lists, which count from 0.
 *
 * @param path from the top down: {@code controllers}, {@code 1}, {@code vectors}; each a String or an Integer
 */
public record ScenarioPlace(List<Object> path) {

    public ScenarioPlace {
        path = List.copyOf(path);
    }

    /** The place with that path. */
    public static ScenarioPlace of(Object... path) {
        return new ScenarioPlace(List.of(path));
    }

    /** The place below this one. */
    public ScenarioPlace at(Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return new ScenarioPlace(longer);
    }

    /** The last step of the path. */
    Object last() {
        return path.getLast();
    }

    /** Whether it is the list of that key, or in it. */
    boolean in(String key) {
        return path.getFirst().equals(key);
    }

    /** {@code controllers/1/vectors}. */
    @Override
    public String toString() {
        return path.stream().map(Object::toString).collect(Collectors.joining("/"));
    }
}
