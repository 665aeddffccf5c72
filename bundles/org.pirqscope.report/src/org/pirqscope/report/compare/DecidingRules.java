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

    /** How a divergence of two runs is found. */
    interface Kind {
        /** The first one of theirs. */
        Optional<Divergence> in(Alignment alignment);
    }

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
        return left.rows().stream()
                .flatMap(row -> settings(row, right.row(row.table())))
                .toList();
    }

    private static Stream<Setting> settings(VersionRow left, VersionRow right) {
        return left.table().columns().stream()
                .filter(column -> !column.wording())
                .map(column -> new Setting(left.table(), column, left.value(column.name()), right.value(column.name())))
                .filter(setting -> !setting.from().equals(setting.value()));
    }

    private Alignment changed(Setting setting) {
        return changed.computeIfAbsent(setting, one -> changed(List.of(one)));
    }

    private Alignment changed(List<Setting> together) {
        Versions versions = left.scenario().versions();
        for (Setting setting : together) {
            versions = setting.applied(versions);
        }
        return Alignment.of(
                left.history(), Run.of(left.scenario().withVersions(versions)).history());
    }

    /** The rule behind a divergence. @param kind how the divergence of two runs was found */
    DifferenceRule of(Divergence divergence, Kind kind) {
        return one(divergence, kind, true)
                .or(() -> one(divergence, kind, false))
                .map(setting -> (DifferenceRule) new DifferenceRule.OneColumn(setting))
                .or(() -> several(divergence, kind))
                .orElseGet(() -> sameSetup() ? new DifferenceRule.Order() : new DifferenceRule.Setup());
    }

    private Optional<Setting> one(Divergence divergence, Kind kind, boolean exactly) {
        return settings.stream()
                .filter(setting -> kind.in(changed(setting))
                        .filter(other -> exactly ? other.equal(divergence) : other.at(divergence))
                        .isPresent())
                .findFirst();
    }

    // those that are needed for it: each column that can stay as it was is left out
    private Optional<DifferenceRule> several(Divergence divergence, Kind kind) {
        List<Setting> needed = new ArrayList<>(settings);
        if (needed.isEmpty() || !part(needed, divergence, kind)) {
            return Optional.empty();
        }
        for (Setting setting : settings) {
            List<Setting> fewer = new ArrayList<>(needed);
            fewer.remove(setting);
            if (part(fewer, divergence, kind)) {
                needed = fewer;
            }
        }
        return Optional.of(new DifferenceRule.SeveralColumns(List.copyOf(needed)));
    }

    private boolean part(List<Setting> together, Divergence divergence, Kind kind) {
        return kind.in(changed(together)).filter(other -> other.at(divergence)).isPresent();
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
