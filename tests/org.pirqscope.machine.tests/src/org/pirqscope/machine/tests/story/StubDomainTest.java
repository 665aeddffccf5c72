package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/** A device model in a stub domain (docs/domain.md 2.11). */
class StubDomainTest {

    private static Run run(String builtIn, String xen, String stub) {
        Scenario scenario = BuiltIn.named(builtIn);
        Versions versions = scenario.versions().withXen(xen).with("Xen", "stub-domain", stub);
        return Run.of(scenario.withVersions(versions));
    }

    private static List<Integer> answers(Run run, XenFunction function) {
        return run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() == function)
                .map(step -> ((Answer.Value) step.answer()).value())
                .toList();
    }

    private static Set<String> lines(Run run) {
        return run.steps().stream()
                .flatMap(step -> step.log().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** Each map of an MSI is -EPERM without a line of Xen; nothing of it stays in use, and nothing is delivered. */
    @ParameterizedTest
    @ValueSource(strings = {"4.1.3", "4.1.5", "4.2.0", "4.2.2", "4.4.0", "4.7", "4.12"})
    void until412NoMsiIsMapped(String xen) {
        Run run = run("stale-pirq", xen, "yes");
        List<Integer> maps = answers(run, XenFunction.MAP_DOMAIN_PIRQ);
        assertFalse(maps.isEmpty());
        assertEquals(Set.of(-1), Set.copyOf(maps));
        assertEquals(Set.of(-1), Set.copyOf(answers(run, XenFunction.MAP_PIRQ)));
        assertEquals(List.of(), answers(run, XenFunction.BIND_PT_IRQ));
        assertEquals(List.of(), run.at(run.length()).xenIrqs());
        assertTrue(
                run.outcomes().stream().noneMatch(Outcome::ok), run.outcomes().toString());
        assertFalse(run.steps().stream()
                .map(Step::findings)
                .flatMap(List::stream)
                .anyMatch(Finding.XenIrqLeaked.class::isInstance));
    }

    /** From 4.13 its calls are those of a device model in dom0, as they are for INTx before. */
    @ParameterizedTest
    @ValueSource(strings = {"4.13", "4.17", "4.18.3"})
    void from413ItIsAsInDom0(String xen) {
        Run stub = run("stale-pirq", xen, "yes");
        Run dom0 = run("stale-pirq", xen, "no");
        assertEquals(lines(dom0), lines(stub));
        assertEquals(dom0.outcomes(), stub.outcomes());
        assertEquals(
                dom0.steps().stream().map(Step::text).toList(),
                stub.steps().stream().map(Step::text).toList());
    }
}
