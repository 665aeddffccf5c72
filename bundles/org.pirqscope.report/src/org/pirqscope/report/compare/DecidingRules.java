package org.pirqscope.report.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/**
 * Finds out which rule makes the difference: the left run is carried out once more with each column changed alone that
 * differs. Nothing is looked up in words, and nothing is guessed.
 */
final class DecidingRules {

    /** A call that somebody makes. */
    private record Made(String actor, Function function) {
        static Made of(Step step) {
            return new Made(step.actorName(), step.call().function());
        }
    }

    private final Run left;
    private final Run right;
    private final List<Setting> settings;
    private final Map<Setting, Alignment> changed = new HashMap<>();
    private final Map<Setting, Set<Made>> lone = new HashMap<>();

    DecidingRules(Run left, Run right) {
        this.left = left;
        this.right = right;
        this.settings = settings(left.scenario().versions(), right.scenario().versions());
    }

    /** The columns in which versions differ, those of wording left out: no call depends on them. */
    static List<Setting> settings(Versions left, Versions right) {
        return Stream.of(
                        settings(left.linuxRow(), right.linuxRow()),
                        settings(left.qemuRow(), right.qemuRow()),
                        settings(left.xenRow(), right.xenRow()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Setting> settings(VersionRow left, VersionRow right) {
        List<Setting> settings = new ArrayList<>();
        left.table().columns().stream().filter(column -> !column.wording()).forEach(column -> {
            String value = right.value(column.name());
            if (!left.value(column.name()).equals(value)) {
                settings.add(new Setting(left.table(), column, left.value(column.name()), value));
            }
        });
        return settings;
    }

    private Alignment changed(Setting setting) {
        return changed.computeIfAbsent(setting, one -> {
            Versions versions = one.applied(left.scenario().versions());
            return Alignment.of(
                    left.history(),
                    Run.of(left.scenario().withVersions(versions)).history());
        });
    }

    /** The rule behind a divergence. */
    DifferenceRule of(Divergence divergence) {
        return one(divergence, true)
                .or(() -> one(divergence, false))
                .map(setting -> (DifferenceRule) new DifferenceRule.OneColumn(setting))
                .or(() -> all(divergence))
                .orElseGet(() -> sameSetup() ? new DifferenceRule.Order() : new DifferenceRule.Setup());
    }

    private Optional<Setting> one(Divergence divergence, boolean exactly) {
        return settings.stream()
                .filter(setting -> changed(setting)
                        .first()
                        .filter(other -> exactly ? other.equal(divergence) : other.at(divergence))
                        .isPresent())
                .findFirst();
    }

    private Optional<DifferenceRule> all(Divergence divergence) {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Run other = Run.of(left.scenario().withVersions(right.scenario().versions()));
        return Alignment.of(left.history(), other.history())
                .first()
                .filter(together -> together.at(divergence))
                .map(together -> new DifferenceRule.SeveralColumns(settings));
    }

    private boolean sameSetup() {
        Scenario one = left.scenario();
        Scenario other = right.scenario();
        return one.controllers().equals(other.controllers())
                && one.pool().equals(other.pool())
                && one.events().equals(other.events());
    }

    /** The column that makes a call be there in one of the runs alone, if one does so alone. */
    Optional<Setting> of(Step call) {
        return settings.stream()
                .filter(setting -> lone.computeIfAbsent(setting, this::calls).contains(Made.of(call)))
                .findFirst();
    }

    private Set<Made> calls(Setting setting) {
        Set<Made> calls = new HashSet<>();
        changed(setting).lone(true).forEach(step -> calls.add(Made.of(step)));
        changed(setting).lone(false).forEach(step -> calls.add(Made.of(step)));
        return calls;
    }
}
