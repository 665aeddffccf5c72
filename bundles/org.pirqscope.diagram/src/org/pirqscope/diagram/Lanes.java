package org.pirqscope.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;

/**
 * All lifelines of a cast, from left to right: one for each controller's driver, then guest kernel, QEMU, Xen.
 *
 * @param strange names of controllers that cannot be shown as they are, long ones first
 */
public record Lanes(List<Lane> all, List<String> strange) {

    /** The lanes of a run. */
    public static Lanes of(Run run) {
        return of(run.scenario().controllers().stream().map(Controller::name).toList());
    }

    /** The lanes for these controllers, in the scenario's order. */
    public static Lanes of(List<String> controllers) {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < controllers.size(); i++) {
            String name = Label.name(controllers.get(i));
            lanes.add(new Lane(i, name, name, Layer.DRIVER, i));
        }
        lanes.add(shared(lanes.size(), "guest", Layer.GUEST));
        lanes.add(shared(lanes.size(), "qemu", Layer.QEMU));
        lanes.add(shared(lanes.size(), "xen", Layer.XEN));
        List<String> strange = controllers.stream()
                .filter(name -> !name.isEmpty() && !name.equals(Label.name(name)))
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
        return new Lanes(List.copyOf(lanes), strange);
    }

    /** A text of the machine with every strange name in it made harmless, and short. */
    public String clean(String text) {
        if (strange.isEmpty()) {
            return text;
        }
        String out = text;
        for (String name : strange) {
            out = out.replace(name, Label.name(name));
        }
        return Label.plain(out);
    }

    private static Lane shared(int index, String id, Layer layer) {
        return new Lane(index, id, layer.label(), layer, -1);
    }

    public int size() {
        return all.size();
    }

    public Lane get(int index) {
        return all.get(index);
    }

    /** How many of the lanes are drivers. */
    public int controllers() {
        return all.size() - 3;
    }

    /** The lane with that id or name, whatever the case. */
    public Optional<Lane> named(String text) {
        return all.stream()
                .filter(l -> l.id().equalsIgnoreCase(text) || l.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /**
     * The lane that executes the step's call. A handler runs in the driver of the device it serves, whoever is the
     * actor.
     */
    public int of(Step step) {
        return switch (step.layer()) {
            case DRIVER -> driver(step);
            case GUEST -> controllers();
            case QEMU -> controllers() + 1;
            case XEN -> controllers() + 2;
        };
    }

    private int driver(Step step) {
        List<Call.Argument> arguments = step.call().arguments();
        boolean names = !arguments.isEmpty() && arguments.get(0).name().equals("dev");
        int device = names ? arguments.get(0).value() : step.actor();
        return device >= 0 && device < controllers() ? device : controllers();
    }
}
