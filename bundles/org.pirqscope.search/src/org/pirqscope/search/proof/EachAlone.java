package org.pirqscope.search.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.proof.LoneController.Peak;

/**
 * Proves that a scenario never fails by looking at each controller alone, in atomic steps, where get_free_pirq is
 * answered both ways: with a pirq, and with -ENOSPC, as if others held all the rest. That is an over-approximation of
 * what the others can do, exact for "never fails", if all that they share are names: pirqs, Xen irqs, ports and Linux
 * irqs that one of them holds are touched by no other, and no number decides anything. It is exact where, in every
 * state of each controller alone,
 *
 * <ul>
 *   <li>the kernel never reads a stored message, takes no pirq that Xen did not reserve, and no event is guest-wide;
 *   <li>a message is written to an entry without a pirq, so that QEMU compares it with nothing (filter-needs-pirq);
 *   <li>the device is not in MSI mode, whose register keeps its pirq;
 *   <li>each step uses pirqs only that the controller holds, and a free pirq or Xen irq has nothing left of its past;
 *   <li>the most Xen irqs, ports and Linux irqs of all controllers together are there;
 *   <li>each GSI has a pirq of its own, and none of MSI's.
 * </ul>
 *
 * Where a refusal loses something, the same is tried without one: if the most pirqs of all controllers together are in
 * the pool, leaked ones too, nothing is ever refused. Where neither is so, nothing is said.
 */
public final class EachAlone {

    private final Scenario scenario;
    private final Deadline deadline;
    private final LayerTables tables;

    /**
     * What was proved.
     *
     * @param states of all controllers, each alone; equal ones are looked at once
     * @param depth most atomic steps of one
     * @param demand the most pirqs of all together where the proof needs that they are in the pool; 0 where it does not
     * @param most so many controllers like these suffice the pool for, if they are equal and {@code demand} is not 0;
     *        else 0
     */
    public record Proof(long states, long moves, int depth, int demand, int most) {}

    private EachAlone(Scenario scenario, Deadline deadline) {
        this.scenario = scenario;
        this.deadline = deadline;
        this.tables = new LayerTables(new Machine(scenario).wiring());
    }

    /** The proof that the scenario never fails, if there is one of this kind. */
    public static Optional<Proof> of(Scenario scenario, Deadline deadline) {
        boolean eligible = scenario.events().isEmpty()
                && scenario.versions().linuxRules().reuse() == Reuse.NEVER
                && !scenario.versions().linuxRules().unreservedFallback()
                && !scenario.versions().xenRules().uncheckedFreePirq()
                && scenario.versions().xenRules().hvmPirq()
                && scenario.versions().qemuRules().filterNeedsPirq()
                && scenario.pool().nrIrqsGsi() > 0;
        EachAlone proof = new EachAlone(scenario, deadline);
        return eligible && proof.intxIsPrivate() ? proof.proof() : Optional.empty();
    }

    /** Whether no GSI has a pirq that MSI could have, and no two GSIs have one. */
    private boolean intxIsPrivate() {
        List<GsiLine> lines = tables.guest().lines();
        return !tables.xen().gsisTakeMsiPirqs()
                && lines.stream().mapToInt(GsiLine::pirq).distinct().count() == lines.size();
    }

    private Optional<Proof> proof() {
        return proof(LoneController::refused, false).or(() -> proof(LoneController::unrefused, true));
    }

    private Optional<Proof> proof(Function<LoneController, Optional<Peak>> looks, boolean poolSuffices) {
        int[] kinds = Renaming.kinds(scenario);
        Peak[] peaks = new Peak[kinds.length];
        Peak all = Peak.NONE;
        for (int c = 0; c < kinds.length; c++) {
            boolean known = kinds[c] != c;
            Optional<Peak> peak = known ? Optional.of(peaks[kinds[c]]) : looks.apply(alone(c));
            if (peak.isEmpty()) {
                return Optional.empty();
            }
            peaks[c] = peak.get();
            all = sum(all, peaks[c], known);
        }
        int pool = scenario.pool().extraGuestIrqs();
        boolean equal = Arrays.stream(kinds).allMatch(kind -> kind == 0);
        int most = poolSuffices && equal && peaks[0].pirqs() > 0 ? pool / peaks[0].pirqs() : 0;
        return fits(all) && (!poolSuffices || all.pirqs() <= pool)
                ? Optional.of(new Proof(all.states(), all.moves(), all.depth(), poolSuffices ? all.pirqs() : 0, most))
                : Optional.empty();
    }

    private LoneController alone(int c) {
        return new LoneController(
                new Scenario(
                        scenario.name(),
                        "",
                        scenario.versions(),
                        scenario.pool(),
                        List.of(scenario.controllers().get(c)),
                        List.of(),
                        List.of()),
                deadline);
    }

    private static Peak sum(Peak all, Peak one, boolean known) {
        return new Peak(
                all.states() + (known ? 0 : one.states()),
                all.moves() + (known ? 0 : one.moves()),
                Math.max(all.depth(), one.depth()),
                all.pirqs() + one.pirqs(),
                all.xenIrqs() + one.xenIrqs(),
                all.ports() + one.ports(),
                all.guestIrqs() + one.guestIrqs());
    }

    /** Each Xen irq is named by a pirq of its own, so that there are no more of them than pirqs. */
    private boolean fits(Peak all) {
        return Math.min(all.xenIrqs(), scenario.pool().extraGuestIrqs())
                        <= tables.xen().xenIrqs()
                && all.ports() <= tables.xen().ports()
                && all.guestIrqs() <= tables.guest().irqs();
    }
}
