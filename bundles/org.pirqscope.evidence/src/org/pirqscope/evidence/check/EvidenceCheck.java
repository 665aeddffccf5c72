package org.pirqscope.evidence.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.evidence.check.Check.Impossible;
import org.pirqscope.evidence.check.Check.Possible;
import org.pirqscope.evidence.check.Check.Unknown;
import org.pirqscope.evidence.check.Check.Why;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.path.Deadline;

/**
 * Whether a run of the stack that some logs tell of logs the same.
 *
 * @param check the answer
 * @param scenario whose runs were searched: of the answer, or where several were and none fits, of the one whose runs
 * fit longest; empty where no log names a device
 * @param scenarios how many were searched: with what no log tells in one way and another
 * @param left lines of the model's kinds that were not compared
 * @param asExcerpt where no run logs the same, one that does if lines are missing from the texts
 */
public record EvidenceCheck(
        Check check, Optional<Scenario> scenario, int scenarios, int left, Optional<Possible> asExcerpt) {

    /** Any line may be missing of an excerpt, so that most runs fit for long: a look, no search to the end. */
    private static final long EXCERPT_BYTES = 8L << 20;

    /** What of the time the search without missing lines may take, where one with missing lines may follow. */
    private static final double WHOLE_SHARE = 0.8;

    /**
     * Searches the runs of a scenario with what is not told in the ways that are modelled: scripts, vectors, drivers, a
     * kexec, and the versions that no log names.
     *
     * @param told versions, pool and devices; empty where no log names a device
     */
    public static EvidenceCheck of(
            List<Fact> facts,
            List<KnownDevice> devices,
            Optional<Scenario> told,
            StackFacts stack,
            boolean excerpt,
            Limits limits) {
        if (told.isEmpty()) {
            return new EvidenceCheck(new Unknown(Why.NO_DEVICE, 0, 0), told, 0, 0, Optional.empty());
        }
        Deadline deadline = new Deadline(limits);
        ObservedLogs logs = ObservedLogs.of(facts, new HashSet<>(ModelCheck.addresses(told.get())));
        Set<String> driven = devices.stream()
                .filter(device -> !device.driver().isEmpty())
                .map(KnownDevice::virtualBdf)
                .collect(Collectors.toSet());
        List<Scenario> all = new CheckedScenarios(told.get(), logs, driven, stack).all();
        ModelCheck.Reading reading = new ModelCheck.Reading(stack.debugBuild(), excerpt, false);
        EvidenceCheck found = search(all, logs, reading, deadline, excerpt ? 1 : WHOLE_SHARE);
        return found.check() instanceof Impossible && !excerpt ? found.beside(logs, stack, deadline.until(1)) : found;
    }

    private EvidenceCheck beside(ObservedLogs logs, StackFacts stack, Limits limits) {
        Check looser = ModelCheck.of(
                scenario.orElseThrow(),
                logs,
                new ModelCheck.Reading(stack.debugBuild(), true, false),
                new Limits(Math.min(EXCERPT_BYTES, limits.bytes()), limits.millis(), limits.cancelled()));
        return new EvidenceCheck(
                check,
                scenario,
                scenarios,
                left,
                looser instanceof Possible possible ? Optional.of(possible) : Optional.empty());
    }

    private static EvidenceCheck search(
            List<Scenario> all, ObservedLogs logs, ModelCheck.Reading reading, Deadline deadline, double share) {
        EvidenceCheck best = null;
        int searched = 0;
        for (Scenario scenario : all) {
            if (best != null && deadline.over(share)) {
                Check cut = best.check() instanceof Unknown ? best.check() : new Unknown(Why.LIMIT, logs.lines(), 0);
                return new EvidenceCheck(cut, best.scenario(), searched, logs.left(), Optional.empty());
            }
            Limits some = deadline.until(searched == 0 ? share / 2 : share);
            Check check = ModelCheck.of(scenario, logs, reading, some);
            searched++;
            EvidenceCheck found =
                    new EvidenceCheck(check, Optional.of(scenario), searched, logs.left(), Optional.empty());
            if (check instanceof Possible || check instanceof Unknown unknown && unknown.why() != Why.LIMIT) {
                return found;
            }
            best = best == null || better(check, best.check()) ? found : best;
        }
        return new EvidenceCheck(best.check(), best.scenario(), searched, logs.left(), Optional.empty());
    }

    // one that is not decided leaves all undecided
    private static boolean better(Check check, Check before) {
        if (before instanceof Unknown || check instanceof Unknown) {
            return check instanceof Unknown && !(before instanceof Unknown);
        }
        return check instanceof Impossible now && before instanceof Impossible old && now.agreed() > old.agreed();
    }
}
