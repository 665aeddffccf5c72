package org.pirqscope.diagram.export;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Mentions;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;

/** The one thing to which a diagram is narrowed: only calls that touch it are drawn, and the calls around them. */
public sealed interface Touched extends Query {

    /** Which steps touch it. */
    Query query();

    /** How a sentence names it: {@code pirq 55}, {@code nvme0 entry 1}. */
    String text();

    /** What {@link #typed(String, Run)} reads as the same. */
    String word();

    @Override
    default boolean matches(Step step) {
        return query().matches(step);
    }

    @Override
    default Query over(History history) {
        return query().over(history);
    }

    /** All that a row of a diagram is about: the pirqs and entries that its steps name, then the device. */
    static List<Touched> at(SequenceDiagram diagram, int row) {
        Step step = diagram.step(row);
        Mentions mentions = Mentions.of(step);
        if (diagram.lastStep(row) != step.number()) {
            mentions = mentions.and(Mentions.of(diagram.steps().get(diagram.lastStep(row) - 1)));
        }
        List<Touched> all = new ArrayList<>();
        mentions.pirqs().forEach(pirq -> all.add(new Pirq(pirq)));
        List<Lane> drivers = diagram.lanes().all().subList(0, diagram.lanes().controllers());
        mentions.entries().stream()
                .filter(place -> place.controller() < drivers.size())
                .forEach(place -> all.add(new Entry(
                        place.controller(), drivers.get(place.controller()).name(), place.entry())));
        if (step.actor() >= 0 && step.actor() < drivers.size()) {
            all.add(new Device(step.actor(), drivers.get(step.actor()).name()));
        }
        return all;
    }

    /** A pirq. */
    record Pirq(int pirq) implements Touched {
        @Override
        public Query query() {
            return Query.pirq(pirq);
        }

        @Override
        public String text() {
            return "pirq " + pirq;
        }

        @Override
        public String word() {
            return Integer.toString(pirq);
        }

        @Override
        public String instead(Run run) {
            SortedSet<Integer> named = new TreeSet<>();
            run.steps().forEach(step -> named.addAll(Mentions.of(step).pirqs()));
            return named.isEmpty()
                    ? ""
                    : "; the run has " + (named.size() == 1 ? "pirq " : "pirqs ") + NumberList.of(List.copyOf(named));
        }
    }

    /** A device, by its controller's index. */
    record Device(int controller, String name) implements Touched {
        @Override
        public Query query() {
            return Query.device(controller);
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public String word() {
            return name;
        }
    }

    /** An entry of a device's MSI-X table. */
    record Entry(int controller, String name, int entry) implements Touched {
        @Override
        public Query query() {
            return Query.entry(controller, entry);
        }

        @Override
        public String text() {
            return name + " entry " + entry;
        }

        @Override
        public String word() {
            return name + "/" + entry;
        }

        @Override
        public String instead(Run run) {
            SortedSet<Integer> named = new TreeSet<>();
            run.steps()
                    .forEach(step -> Mentions.of(step).entries().stream()
                            .filter(place -> place.controller() == controller)
                            .forEach(place -> named.add(place.entry())));
            return named.isEmpty()
                    ? ""
                    : "; the run has " + (named.size() == 1 ? "entry " : "entries ") + NumberList.of(List.copyOf(named))
                            + " of " + name;
        }
    }

    /**
     * What {@code 55}, {@code nvme0} and {@code nvme0/1} mean in a run. @throws ChoiceException if it has nothing of
     * that name
     */
    static Touched typed(String text, Run run) {
        String wanted = text.strip();
        if (wanted.matches("\\d{1,9}")) {
            return new Pirq(Integer.parseInt(wanted));
        }
        List<Lane> devices = Lanes.of(run).all().stream()
                .filter(lane -> lane.controller() >= 0)
                .toList();
        for (Lane lane : devices) {
            Matcher place = Pattern.compile(Pattern.quote(lane.id()) + "(?:/(\\d{1,4}))?", Pattern.CASE_INSENSITIVE)
                    .matcher(wanted);
            if (place.matches()) {
                return place.group(1) == null
                        ? new Device(lane.controller(), lane.name())
                        : new Entry(lane.controller(), lane.name(), Integer.parseInt(place.group(1)));
            }
        }
        throw new ChoiceException(
                "a pirq such as 55, a device (" + devices.stream().map(Lane::id).collect(Collectors.joining(", "))
                        + ") or an entry such as " + devices.getFirst().id() + "/0 is needed"
                        + (wanted.isEmpty() ? "" : ", not \"" + Label.name(wanted) + "\""));
    }

    /**
     * What of its kind the run has instead, to end the sentence that nothing touches it; nothing where that helps
     * nobody.
     */
    default String instead(Run run) {
        return "";
    }
}
