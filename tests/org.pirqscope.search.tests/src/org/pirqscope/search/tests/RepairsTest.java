package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.repair.Repairs;

/** Repairs and what reopens a bug are those of an unreduced search of every changed scenario. */
class RepairsTest {

    private static Options options(boolean reduce) {
        return new Options(false, reduce, 1, Limits.ofHeap());
    }

    private static Repairs repairs(Scenario scenario) {
        Verdict verdict = Exploration.verdict(scenario, options(true), Progress.NONE);
        return Repairs.of(scenario, verdict, options(true), Progress.NONE);
    }

    private static List<String> texts(List<Repairs.Change> changes) {
        return changes.stream()
                .map(change -> String.join(
                        " ", change.set().stream().map(Setting::text).toList()))
                .toList();
    }

    /** By the tables, not by {@link Setting}; whole searches without reductions. */
    private static List<String> unreduced(Scenario scenario, Verdict wanted) {
        List<String> found = new ArrayList<>();
        Versions versions = scenario.versions();
        for (VersionRow row : List.of(versions.linuxRow(), versions.qemuRow(), versions.xenRow())) {
            String product = row.table().product();
            for (Column column : row.table().columns()) {
                if (column.nature() == Column.Nature.ASSUMPTION) {
                    continue;
                }
                for (String value : column.allowed()) {
                    Scenario changed = scenario.withVersions(versions.with(product, column.name(), value));
                    Verdict verdict = Exploration.explore(changed, options(false), Progress.NONE)
                            .verdict();
                    if (!row.value(column.name()).equals(value) && verdict == wanted) {
                        found.add(product.toLowerCase(java.util.Locale.ROOT) + "." + column.name() + "=" + value);
                    }
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"4.10,2.5", "4.10,2.0", "4.11,2.5"})
    void everySingleChangeIsTried(String linux, String qemu) {
        Scenario scenario = BuiltIn.named("2x1").withVersions(Versions.of(linux, qemu, "4.7"));
        Repairs repairs = repairs(scenario);

        assertTrue(repairs.complete());
        if (repairs.repairs().isEmpty()) {
            assertEquals(unreduced(scenario, Verdict.FAILS), texts(repairs.reopens()));
        } else {
            assertTrue(repairs.reopens().isEmpty());
            assertEquals(unreduced(scenario, Verdict.NEVER_FAILS), texts(repairs.repairs()));
        }
    }

    /** The run of two of them is carried out among all eight. */
    @ParameterizedTest
    @CsvSource({"3x1,4.10,FAILS", "8x8,4.10,FAILS", "3x1,4.11,NEVER_FAILS", "8x8,4.11,NEVER_FAILS"})
    void manyControllersAreDecidedInLittleMemory(String name, String linux, Verdict verdict) {
        Scenario scenario = BuiltIn.named(name).withVersions(Versions.of(linux, "2.5", "4.7"));
        Options little = new Options(false, true, 1, new Limits(4 << 20, Long.MAX_VALUE, () -> false));

        assertEquals(verdict, Exploration.verdict(scenario, little, Progress.NONE));
    }

    @Test
    void theFixIsNamedWithItsCommit() {
        Repairs repairs = repairs(BuiltIn.named("stale-pirq"));
        Setting fix = repairs.repairs().getFirst().set().getFirst();

        assertEquals("linux.reuse: list -> never", fix.difference());
        assertEquals("c74fd80f2f41", fix.commit().orElseThrow());
        assertEquals(new Repairs.Cost(0, 0), repairs.repairs().getFirst().cost());
    }

    /** Nothing that a version does gives it an interrupt. */
    @Test
    void pairsAreTriedWhereNoSingleChangeRepairs() {
        Scenario scenario = BuiltIn.named("1x1");
        Controller one = scenario.controllers().getFirst();
        Scenario without = new Scenario(
                "without",
                "",
                scenario.versions(),
                scenario.pool(),
                List.of(new Controller(one.name(), one.bdf(), 0, Controller.Msi.NONE, false, 1, one.script())),
                List.of(),
                List.of());
        List<Setting> settings = Setting.ofCode(without.versions());
        int pairs = 0;
        for (int i = 0; i < settings.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs += settings.get(i).name().equals(settings.get(j).name()) ? 0 : 1;
            }
        }
        Repairs repairs = repairs(without);

        assertTrue(repairs.complete());
        assertEquals(settings.size() + pairs, repairs.tried());
        assertTrue(repairs.repairs().isEmpty());
    }

    @Test
    void withoutTimeNothingIsClaimed() {
        Repairs repairs = Repairs.of(
                BuiltIn.named("2x1"),
                Verdict.FAILS,
                new Options(false, true, 1, new Limits(1 << 30, 0, () -> false)),
                Progress.NONE);

        assertFalse(repairs.complete());
        assertTrue(repairs.repairs().isEmpty());
    }
}
