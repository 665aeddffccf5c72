package org.pirqscope.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;

/** Debug keys to press at a moment. @param waiting who is held meanwhile, if somebody is */
record KeyCommand(int step, Optional<String> waiting, String command) {

    private static final String HELD = "xl debug-keys i; xl debug-keys M; xl debug-keys e; xl dmesg";
    private static final String LAST = "xl debug-keys i; xl debug-keys M; xl debug-keys Q; xl debug-keys e; xl dmesg";

    /** Those for a run: at each hold, and after the failure or at the end. */
    static List<KeyCommand> of(Reproduction reproduction) {
        List<KeyCommand> commands = new ArrayList<>();
        for (Hold hold : reproduction.holds()) {
            commands.add(new KeyCommand(hold.until().shown(), Optional.of(hold.actor()), HELD));
        }
        int last = reproduction
                .failure()
                .map(Step::shown)
                .orElse(reproduction.run().length());
        commands.add(new KeyCommand(last, Optional.empty(), LAST));
        return List.copyOf(commands);
    }
}
