package org.pirqscope.diagram.mail.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** A story while it is put together: what matters how much, what is said beside it, and what goes with what. */
final class StoryBuilder {

    private final History history;
    private final TreeMap<Integer, Integer> weights = new TreeMap<>();
    private final Map<Integer, Remark> remarks = new HashMap<>();
    private final Map<Integer, Set<Integer>> together = new HashMap<>();

    StoryBuilder(History history) {
        this.history = history;
    }

    History history() {
        return history;
    }

    /** The step of a number, which counts from 1. */
    Step step(int number) {
        return history.step(number);
    }

    /** Where the call of a step was entered: its row. */
    int row(int number) {
        return History.entry(step(number));
    }

    /** Makes the row of a step matter at least that much. Step 0 is none. */
    void keep(int number, int weight) {
        if (number > 0) {
            weights.merge(row(number), weight, Math::min);
        }
    }

    /** The same, with a remark in place of any other. */
    void setRemark(int number, int weight, Remark remark) {
        if (number > 0) {
            keep(number, weight);
            remarks.put(row(number), remark);
        }
    }

    /** The same, with a remark unless something is said there already. */
    void addRemark(int number, int weight, Remark remark) {
        if (number > 0) {
            keep(number, weight);
            remarks.putIfAbsent(row(number), remark);
        }
    }

    /** When the first row goes for want of room, the second goes, too. */
    void pair(int first, int second) {
        together.computeIfAbsent(first, key -> new TreeSet<>()).add(second);
    }

    /** How much the row of a step matters; {@code none} if it does not. */
    int weight(int number, int none) {
        return weights.getOrDefault(row(number), none);
    }

    /** Whether the row of a step belongs to the story. */
    boolean has(int number) {
        return weights.containsKey(row(number));
    }

    Story build(String title, String caption) {
        return new Story(weights, remarks, title, caption, together, false);
    }
}
