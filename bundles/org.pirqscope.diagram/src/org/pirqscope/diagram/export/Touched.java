package org.pirqscope.diagram.export;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Query;
import org.pirqscope.machine.scenario.Run;

/** The one thing to which a diagram is narrowed: only calls that touch it are drawn, and the calls around them. */
public sealed interface Touched {

    /** Which steps touch it. */
    Query query();

    /** How a sentence names it: {@code pirq 55}, {@code nvme0 entry 1}. */
    String text();

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
    }

    /** What {@code 55}, {@code nvme0} and {@code nvme0/1} mean in a run. @throws ChoiceException if it has nothing of that name */
    static Touched typed(String text, Run run) {
        String wanted = text.strip();
        if (wanted.matches("\\d{1,9}")) {
            return new Pirq(Integer.parseInt(wanted));
        }
        List<Lane> devices = Lanes.of(run.scenario().controllers().stream().map(controller -> controller.name()).toList()).all().stream()
                .filter(lane -> lane.controller() >= 0).toList();
        for (Lane lane : devices) {
            Matcher place = Pattern.compile(Pattern.quote(lane.id()) + "(?:/(\\d{1,4}))?", Pattern.CASE_INSENSITIVE).matcher(wanted);
            if (place.matches()) {
                return place.group(1) == null ? new Device(lane.controller(), lane.name())
                        : new Entry(lane.controller(), lane.name(), Integer.parseInt(place.group(1)));
            }
        }
        throw new ChoiceException("a pirq such as 55, a device (" + devices.stream().map(Lane::id).collect(Collectors.joining(", "))
                + ") or an entry such as " + devices.getFirst().id() + "/0 is needed" + (wanted.isEmpty() ? "" : ", not \"" + Label.name(wanted) + "\""));
    }
}
