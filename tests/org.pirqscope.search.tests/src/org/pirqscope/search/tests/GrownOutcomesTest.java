package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.FewSwitches;
import org.pirqscope.search.GrownOutcomes;

/** The outcomes of one controller among few are those of the unreduced searches, and more controllers add none. */
class GrownOutcomesTest {

    private static Options options(boolean reduce, long bytes) {
        return new Options(false, reduce, 1, new Limits(bytes, Long.MAX_VALUE, () -> false));
    }

    private static Scenario on(String name, String linux, String qemu) {
        Scenario scenario = BuiltIn.named(name);
        return scenario.withVersions(scenario.versions().withLinux(linux).withQemu(qemu));
    }

    private static Set<String> texts(GrownOutcomes.Size size) {
        Set<String> texts = new TreeSet<>();
        size.each().values().forEach(each -> each.forEach(outcome -> texts.add(outcome.text())));
        return texts;
    }

    /** Independent of the class: by the names in the texts. */
    private static Set<String> plain(Scenario scenario) {
        Result result = Exploration.explore(scenario, options(false, 512 << 20), Progress.NONE);
        assertTrue(result.complete());
        Set<String> texts = new TreeSet<>();
        for (Exploration.Ending ending : result.endings()) {
            List<Outcome> outcomes = ending.outcomes();
            for (int c = 0; c < outcomes.size(); c++) {
                texts.add(outcomes.get(c)
                        .text()
                        .replace("goes to nvme" + c + " ", "goes to its own ")
                        .replaceAll("goes to nvme\\d ", "goes to another one's "));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"2x1,4.10,2.5", "2x1,2.6.37,2.5", "2x1,4.10,2.0", "2x2,4.10,2.5", "2x2,4.9.30,2.6"})
    void amongTwoTheyAreThoseOfTheUnreducedSearch(String name, String linux, String qemu) {
        Scenario two = on(name, linux, qemu);
        Scenario eight = on("8x" + name.charAt(2), linux, qemu);
        GrownOutcomes grown = GrownOutcomes.of(eight, options(true, 4 << 20)).orElseThrow();

        assertEquals(8, grown.of());
        assertEquals(2, grown.sizes().getFirst().controllers());
        assertEquals(plain(two), texts(grown.sizes().getFirst()));
    }

    @Test
    void amongThreeTheyAreThoseOfTheUnreducedSearchToo() {
        GrownOutcomes grown = GrownOutcomes.of(on("8x1", "4.10", "2.5"), options(true, 64 << 20))
                .orElseThrow();

        assertEquals(
                List.of(2, 3, 4),
                grown.sizes().stream().map(GrownOutcomes.Size::controllers).toList());
        assertEquals(plain(on("3x1", "4.10", "2.5")), texts(grown.sizes().get(1)));
        assertEquals(Optional.of(List.of(2)), grown.sameFrom().map(GrownOutcomes.Size::counts));
        assertEquals(List.of(0), grown.kinds());
        assertTrue(grown.enough());
        assertFalse(grown.all());
    }

    @Test
    void whatCannotBeCoveredIsNotSaturated() {
        GrownOutcomes grown = GrownOutcomes.of(on("8x4", "4.10", "2.5"), options(true, 1 << 20))
                .orElseThrow();

        assertTrue(grown.sizes().size() < 2, "" + grown);
        assertEquals(Optional.empty(), grown.sameFrom());
        assertEquals(grown.sizes().isEmpty(), grown.enough());
    }

    private static Scenario unequal() {
        Scenario four = BuiltIn.named("4x1");
        return new Scenario(
                "",
                "",
                four.versions(),
                four.pool(),
                List.of(
                        four.controllers().get(0),
                        four.controllers().get(1).withScript(Act.LOAD, Act.UNLOAD),
                        four.controllers().get(2),
                        four.controllers().get(3)),
                List.of(),
                List.of());
    }

    /** One of each group, then one more of each group that has one. */
    @Test
    void eachGroupOfEqualControllersIsGrown() {
        Scenario four = unequal();
        GrownOutcomes grown = GrownOutcomes.of(four, options(true, 64 << 20)).orElseThrow();
        Scenario two = new Scenario(
                "", "", four.versions(), four.pool(), four.controllers().subList(0, 2), List.of(), List.of());

        assertEquals(List.of(0, 1), grown.kinds());
        assertEquals(
                List.of(List.of(1, 1), List.of(2, 1)),
                grown.sizes().stream().map(GrownOutcomes.Size::counts).limit(2).toList());
        assertEquals(plain(two), texts(grown.sizes().getFirst()));
        assertEquals(Optional.empty(), GrownOutcomes.of(BuiltIn.named("2x1"), options(true, 1 << 20)));
    }

    /** Where two have too many orders, those with few switches are covered: their outcomes are some of all. */
    @ParameterizedTest
    @CsvSource({"2x3,4.10,2.5", "2x4,4.10,2.5", "2x3,4.9.30,2.6"})
    void theOutcomesOfFewSwitchesAreSomeOfAll(String name, String linux, String qemu) {
        Scenario two = on(name, linux, qemu);
        Set<String> all = plain(two);
        int before = 0;
        for (int bytes = 1 << 20; bytes <= 32 << 20; bytes *= 2) {
            FewSwitches few = FewSwitches.of(two, options(true, bytes)).orElseThrow();
            Set<String> texts = new TreeSet<>();
            few.each().forEach(outcome -> texts.add(outcome.text()));

            assertEquals(2, few.controllers());
            assertTrue(few.most() >= before, "" + few);
            assertTrue(all.containsAll(texts), "" + few);
            assertTrue(!few.complete() || all.equals(texts), "" + few);
            before = few.most();
        }
        assertTrue(before > 2, "" + before);
    }
}
