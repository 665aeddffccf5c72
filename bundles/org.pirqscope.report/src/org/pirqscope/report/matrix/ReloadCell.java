package org.pirqscope.report.matrix;

import java.util.Optional;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.version.Versions;

/**
 * One kernel with one QEMU: how the load went.
 *
 * @param loss the first lost interrupt, if any
 * @param numbers how it came by its pirqs
 * @param run the whole run as one pasteable line
 */
public record ReloadCell(Versions versions, Optional<FirstLoss> loss, PirqUse numbers, Leak leak, String run) {

    // The default pool has 32 pirqs, so a leak of one a cycle empties it within these.
    private static final int CYCLES = 40;

    /** Carries the load out. */
    public static ReloadCell of(Load load, Versions versions) {
        Run run = TurnByTurn.of(load.reload(versions), load.serial());
        return new ReloadCell(
                versions,
                FirstLoss.first(run),
                PirqUse.of(run),
                Leak.of(Run.of(load.loop(versions, CYCLES))),
                run.runString());
    }

    /** {@code works}, {@code DEAD on enable 2, leaks 1 a cycle}. */
    public String verdict() {
        return loss.map(ReloadCell::verdict).orElse("works") + (leak.word().isEmpty() ? "" : ", " + leak.word());
    }

    /** Why it works, or why not: one sentence. */
    public String reason() {
        return loss.map(FirstLoss::reason).orElseGet(numbers::sentence);
    }

    // Without a status the driver went on without that interrupt.
    private static String verdict(FirstLoss loss) {
        return (loss.outcome().status() == 0 ? "BROKEN" : "DEAD") + " on enable " + loss.enable()
                + (loss.load() > 1 ? " (load " + loss.load() + ")" : "");
    }
}
