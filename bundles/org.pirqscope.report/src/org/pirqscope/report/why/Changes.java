package org.pirqscope.report.why;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** All changes of a run, by what they change: an index made in one pass. */
public final class Changes {

    private final Map<Quantity, TreeMap<Integer, Change>> all = new HashMap<>();
    private final Map<Field, TreeMap<Integer, List<Change>>> fields = new EnumMap<>(Field.class);
    private final Map<Subject, LinkedHashSet<Quantity>> subjects = new HashMap<>();

    /** A value that changed at a step. */
    public record Change(Step step, Effect effect) {}

    private Changes() {}

    /** Of these steps. */
    public static Changes of(List<Step> steps) {
        Changes changes = new Changes();
        steps.forEach(step -> step.effects().forEach(effect -> changes.add(step, effect)));
        return changes;
    }

    private void add(Step step, Effect effect) {
        Quantity quantity = new Quantity(effect.subject(), effect.field());
        all.computeIfAbsent(quantity, each -> new TreeMap<>()).put(step.number(), new Change(step, effect));
        fields.computeIfAbsent(effect.field(), each -> new TreeMap<>())
                .computeIfAbsent(step.number(), each -> new ArrayList<>())
                .add(new Change(step, effect));
        subjects.computeIfAbsent(effect.subject(), each -> new LinkedHashSet<>())
                .add(quantity);
    }

    /**
     * What the run changes of a subject, what it is first asked for at the front; empty for one that it never changes.
     */
    public List<Quantity> of(Subject subject) {
        return subjects.getOrDefault(subject, new LinkedHashSet<>()).stream()
                .sorted(Quantity.BY_FIELD)
                .toList();
    }

    /** Each value that the run changes, with its changes: by kind of subject, number and field. */
    public List<ValueRow> rows() {
        return all.entrySet().stream()
                .map(entry -> new ValueRow(
                        entry.getKey(), List.copyOf(entry.getValue().values())))
                .sorted(ValueRow.ORDER)
                .toList();
    }

    /** The last change up to a step, that included. */
    public Optional<Change> last(Quantity quantity, int step) {
        return Optional.ofNullable(all.getOrDefault(quantity, new TreeMap<>()).floorEntry(step))
                .map(Map.Entry::getValue);
    }

    /** The last change up to a step that fits. */
    Optional<Change> last(Quantity quantity, int step, Predicate<Effect> wanted) {
        return all.getOrDefault(quantity, new TreeMap<>()).headMap(step, true).descendingMap().values().stream()
                .filter(change -> wanted.test(change.effect()))
                .findFirst();
    }

    /** The last change of a field up to a step, of any subject that fits. */
    Optional<Change> last(Field field, Predicate<Subject> wanted, int step) {
        return all(field, step)
                .filter(change -> wanted.test(change.effect().subject()))
                .findFirst();
    }

    /** Each change of a field up to a step, of whatever subject, the last one first. */
    Stream<Change> all(Field field, int step) {
        return fields.getOrDefault(field, new TreeMap<>()).headMap(step, true).descendingMap().values().stream()
                .flatMap(List::stream);
    }
}
