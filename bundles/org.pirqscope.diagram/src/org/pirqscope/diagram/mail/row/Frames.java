package org.pirqscope.diagram.mail.row;

import java.util.TreeMap;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.run.History;

/** The calls that a driver's author knows by name: they stand around what is told, without their answer. */
public final class Frames {

    private Frames() {}

    /** Whether it is one of them. */
    public static boolean known(Call call) {
        Function function = call.function();
        return direct(call)
                || function instanceof GuestFunction guest && (guest.holdsAttempts() || guest.freesVectors())
                || function == GuestFunction.REQUEST_IRQ
                || function == GuestFunction.FREE_IRQ
                || function.kind() == CallKind.COMMAND;
    }

    /** The same, and the function that the whole trouble is about. */
    static boolean around(Call call) {
        return known(call) || call.function() == GuestFunction.XEN_HVM_SETUP_MSI_IRQS;
    }

    /** Before 4.8 drivers call what has two underscores since. */
    private static boolean direct(Call call) {
        boolean enables =
                call.function() == GuestFunction.PCI_ENABLE_MSIX || call.function() == GuestFunction.PCI_ENABLE_MSI;
        return enables && !call.name().startsWith("__");
    }

    /** The steps of a story with those of the calls around them that a reader knows, and how much each matters. */
    public static TreeMap<Integer, Integer> with(History history, Story story) {
        TreeMap<Integer, Integer> wanted = new TreeMap<>(story.weights());
        story.weights().forEach((step, weight) -> {
            for (int outer = history.caller(step); outer > 0; outer = history.caller(outer)) {
                Call call = history.step(outer).call();
                if (known(call) || around(call) && history.alarmed(outer)) {
                    wanted.merge(outer, weight, Math::min);
                }
            }
        });
        return wanted;
    }

    /** Where the innermost of them around a call was entered, 0 for none. */
    public static int of(History history, int enter) {
        int at = history.caller(enter);
        while (at > 0 && !known(history.step(at).call())) {
            at = history.caller(at);
        }
        return at;
    }
}
