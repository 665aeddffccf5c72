package org.pirqscope.machine.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller.Act;

/** Which acts of a script may follow one another. */
public final class ScriptOrder {

    private ScriptOrder() {}

    /** Why a driver cannot carry the script out, in one sentence about {@code name}; empty where it can. */
    public static Optional<String> refusal(String name, Drivers driver, boolean emulated, List<Act> script) {
        Optional<Act> onEmulated =
                script.stream().filter(act -> emulated && live(act)).findFirst();
        if (onEmulated.isPresent()) {
            return Optional.of(name + " is emulated, and " + word(onEmulated.get())
                    + " is simulated of devices that are passed through only");
        }
        boolean loaded = false;
        for (int i = 0; i < script.size(); i++) {
            Act act = script.get(i);
            Act before = i == 0 ? null : script.get(i - 1);
            if (act == Act.SUSPEND && driver.suspend() == Drivers.Suspend.NOT_SIMULATED) {
                return Optional.of(name + " is suspended, and what " + driver.spelling()
                        + " does then is not simulated; suspended can be " + suspended());
            }
            if ((before == Act.SUSPEND) != (act == Act.RESUME)) {
                return Optional.of(name + " has " + word(act) + " after "
                        + (before == null ? "nothing" : word(before)) + "; resume follows suspend, and nothing "
                        + "else does");
            }
            if (act == Act.SUSPEND && !loaded) {
                return Optional.of(name + " is suspended where its driver is not loaded; expected load before suspend");
            }
            loaded = act == Act.LOAD || loaded && act != Act.UNLOAD && act != Act.UNPLUG && act != Act.REMOVE_DEAD;
        }
        return script.isEmpty() || script.getLast() != Act.SUSPEND
                ? Optional.empty()
                : Optional.of(name + " ends suspended; expected resume after suspend");
    }

    /** Whether the act is one of a device that stays set up. */
    public static boolean live(Act act) {
        return switch (act) {
            case RESET, MOVE_BAR, SUSPEND, RESUME, AFFINITY -> true;
            case LOAD, UNLOAD, REMOVE_DEAD, UNPLUG -> false;
        };
    }

    private static String suspended() {
        return Arrays.stream(Drivers.values())
                .filter(driver -> driver.suspend() != Drivers.Suspend.NOT_SIMULATED)
                .map(Drivers::spelling)
                .collect(Collectors.joining(", "));
    }

    private static String word(Act act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
