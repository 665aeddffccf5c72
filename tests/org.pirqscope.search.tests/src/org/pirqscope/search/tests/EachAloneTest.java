package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.proof.Certificate.Kind;

/** What is proved by looking at each controller alone is what the unreduced search of all of them together finds. */
class EachAloneTest {

    private static Result explore(Scenario scenario, boolean reduce) {
        return Exploration.explore(
                scenario,
                new Options(false, reduce, 1, new Limits(1 << 20, Long.MAX_VALUE, () -> false)),
                Progress.NONE);
    }

    private static Scenario on(String name, String linux, String qemu) {
        return BuiltIn.named(name).withVersions(Versions.of(linux, qemu, "4.7"));
    }

    private static Scenario pool(Scenario scenario, int pirqs) {
        return new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                new Pool(24, pirqs, 64, 10, 64),
                scenario.controllers(),
                scenario.events(),
                scenario.schedule());
    }

    /** Answers whether it was proved and the unreduced search came to its end. */
    private static boolean agrees(Scenario scenario, String about) {
        Result alone = explore(scenario, true);
        if (alone.certificate().kind() != Kind.EACH_ALONE) {
            return false;
        }
        Result together = explore(scenario, false);
        assertNotEquals(Verdict.FAILS, together.verdict(), about);
        assertTrue(
                together.endings().stream()
                        .flatMap(ending -> ending.outcomes().stream())
                        .allMatch(Outcome::ok),
                about);
        AgreementTest.agrees(alone, about);
        return together.complete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4x2", "8x1", "8x2", "8x8", "8x16", "i3.16xlarge"})
    void theSizesOfRealMachinesAreDecidedOnTheFixedKernel(String name) {
        Result result = explore(on(name, "4.11", "2.5"), true);

        assertEquals(Verdict.NEVER_FAILS, result.verdict());
        assertEquals(Kind.EACH_ALONE, result.certificate().kind());
        assertEquals(1, result.endings().size());
    }

    @ParameterizedTest
    @CsvSource({"2x1,4.10,2.5", "2x2,4.11,2.0", "2x1,2.6.37-rc4,2.5", "msi-reuse,4.11,2.5"})
    void whereNumbersDecideOrMsiKeepsThemNothingIsSaidAlone(String name, String linux, String qemu) {
        assertNotEquals(
                Kind.EACH_ALONE,
                explore(on(name, linux, qemu), true).certificate().kind());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aPoolOfAnySizeIsCovered(int pirqs) {
        for (String linux : new String[] {"4.11", "5.14", "6.1"}) {
            assertTrue(agrees(pool(on("2x1", linux, "2.5"), pirqs), linux + ", " + pirqs + " pirqs"));
        }
    }

    /** Without INTx a refusal is a loss: then the pool decides. */
    @ParameterizedTest
    @CsvSource({"2, 1, 2, 2", "2, 2, 4, 2", "2, 2, 7, 3", "3, 1, 3, 3", "8, 4, 32, 8", "4, 4, 31, 7"})
    void thePoolSufficesForSoMany(int controllers, int vectors, int pirqs, int most) {
        Scenario scenario = withoutIntx(pool(on(controllers + "x" + vectors, "4.11", "2.5"), pirqs));
        Result result = explore(scenario, true);

        assertEquals(Verdict.NEVER_FAILS, result.verdict());
        assertEquals(Kind.EACH_ALONE, result.certificate().kind());
        assertEquals(most, result.certificate().most());
        if (most < 8) {
            Scenario more = withoutIntx(pool(on((most + 1) + "x" + vectors, "4.11", "2.5"), pirqs));
            Result fails = explore(more, true);
            assertNotEquals(Kind.EACH_ALONE, fails.certificate().kind());
            assertNotEquals(Verdict.NEVER_FAILS, fails.verdict());
        }
        if (controllers < 3) {
            assertTrue(agrees(scenario, controllers + "x" + vectors));
        }
    }

    private static Scenario withoutIntx(Scenario scenario) {
        return new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                scenario.pool(),
                scenario.controllers().stream()
                        .map(c -> new Controller(
                                c.name(), c.bdf(), c.msixTableSize(), c.msi(), false, c.vectors(), c.script()))
                        .toList(),
                scenario.events(),
                List.of());
    }

    /** Every second one as it comes but for the kernel, the others with MSI-X alone, which are proved more often. */
    @Test
    void inAnyScenarioWhatIsProvedIsSo() {
        int compared = 0;
        for (long seed = 1; seed <= 160; seed++) {
            Scenario wild = RandomScenario.wild(seed);
            Scenario scenario = wild.withVersions(wild.versions().with("Linux", "reuse", "never"));
            compared += agrees(
                            seed % 2 == 0 ? scenario : seed % 4 == 1 ? msix(scenario) : withoutIntx(msix(scenario)),
                            "seed " + seed)
                    ? 1
                    : 0;
        }
        assertTrue(compared > 20, "only " + compared + " were proved and small enough");
    }

    private static Scenario msix(Scenario scenario) {
        return new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                scenario.pool(),
                scenario.controllers().stream()
                        .map(c -> new Controller(
                                c.name(),
                                c.bdf(),
                                Math.max(1, c.msixTableSize()),
                                Controller.Msi.NONE,
                                true,
                                Math.min(2, c.vectors()),
                                c.script()))
                        .toList(),
                List.of(),
                List.of());
    }

    /** A GSI of the guest takes a pirq of MSI, so that one of two drives gets none. */
    @Test
    void whereAGsiTakesAPirqOfMsiNothingIsSaid() {
        Scenario two = on("2x1", "4.11", "2.5");
        for (List<Integer> gsis : List.of(List.<Integer>of(), List.of(9))) {
            Scenario scenario = new Scenario(
                    two.name(),
                    "",
                    two.versions(),
                    new Pool(16, 2, 64, 10, 64, 16, gsis),
                    two.controllers().stream().map(EachAloneTest::withoutIntx).toList(),
                    List.of(),
                    List.of());
            Result alone = explore(scenario, true);
            assertEquals(gsis.isEmpty(), alone.certificate().kind() == Kind.EACH_ALONE);
            assertEquals(gsis.isEmpty() ? Verdict.NEVER_FAILS : Verdict.FAILS, alone.verdict());
            assertEquals(alone.verdict(), explore(scenario, false).verdict());
        }
    }

    private static Controller withoutIntx(Controller controller) {
        return new Controller(
                controller.name(),
                controller.bdf(),
                controller.msixTableSize(),
                controller.msi(),
                false,
                controller.vectors(),
                controller.script());
    }

    /** Each alone never fails, and of two slots that share an irq of the machine one does. */
    @Test
    void whereSlotsShareAMachineIrqNothingIsSaid() {
        for (int irq : new int[] {0, 20}) {
            Scenario two = on("2x1", "4.11", "2.5");
            Scenario scenario = two.withControllers(two.controllers().stream()
                    .map(each -> new Controller(each.name(), each.bdf(), 0, Controller.Msi.NONE, true, 1, each.script())
                            .withDriver(Drivers.ONCE)
                            .withMachineIrq(irq))
                    .toList());
            Result alone = explore(scenario, true);
            assertEquals(irq == 0 ? Verdict.NEVER_FAILS : Verdict.FAILS, alone.verdict());
            assertEquals(alone.verdict(), explore(scenario, false).verdict());
        }
    }
}
