package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Scenario.Event;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.XenIrqRow;

/** The end of a domain: what Xen frees, what is left on the host, what the next domain finds (docs/domain.md 2.8). */
class DomainEndTest {

    private static Scenario ends(Scenario base, Event.Kind kind, List<Turn> before) {
        return new Scenario(
                "end",
                "",
                base.versions(),
                base.pool(),
                base.controllers(),
                List.of(new Event("end", kind)),
                java.util.stream.Stream.concat(before.stream(), java.util.stream.Stream.of(new Turn("end", 1)))
                        .toList());
    }

    private static Scenario afterOneLoad(String linux, String qemu, String xen, Event.Kind kind) {
        Scenario base = BuiltIn.named("one-controller");
        return ends(
                base.withVersions(
                        base.versions().withLinux(linux).withQemu(qemu).withXen(xen)),
                kind,
                List.of(new Turn("nvme0", new Turn.Act())));
    }

    private static int end(Run run) {
        return run.steps().stream()
                .filter(step -> step.actorName().equals("end"))
                .mapToInt(Step::number)
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3", "4.2", "4.7", "4.18.3"})
    void portsAreClosedThenBoundPirqsUnboundThenMappedOnesUnmapped(String xen) {
        RunStory story = RunStory.of(afterOneLoad("4.11", "2.5", xen, Event.Kind.DESTROY));
        assertEquals("""
                XEN_DOMCTL_destroydomain() = 0
                  evtchn_destroy()
                    evtchn_close(10)
                    evtchn_close(11)
                  pci_release_devices() = 0
                    pirq_guest_unbind(54)
                    pirq_guest_unbind(55)
                  free_domain_pirqs()
                    unmap_domain_pirq(54) = 0
                    unmap_domain_pirq(55) = 0
                """, story.transcript("end", "XEN_DOMCTL_destroydomain()"));
        assertTrue(story.lines().stream().noneMatch(line -> line.contains("forcing unbind")));
        assertTrue(
                story.run().steps().stream()
                        .filter(step -> step.actorName().equals("end"))
                        .allMatch(step -> step.log().isEmpty()),
                "QEMU is killed: it says nothing");
    }

    @ParameterizedTest
    @EnumSource(
            value = Event.Kind.class,
            names = {"DESTROY", "REBOOT"})
    void theNextDomainFindsAFreePoolAndEmptyTables(Event.Kind kind) {
        Run run = Run.of(afterOneLoad("4.10", "2.5", "4.7", kind));
        World world = run.at(end(run));
        assertEquals(32, world.pool().free());
        assertTrue(world.eventChannels().isEmpty());
        assertTrue(world.xenIrqs().isEmpty());
        assertTrue(world.guestIrqs().isEmpty());
        assertTrue(world.devices().getFirst().entries().stream()
                .allMatch(entry -> entry.pirq() == -1 && entry.message().data() == 0));
        assertEquals("ok", run.outcomes().getFirst().text());
    }

    @Test
    void whatAForcedUnbindHasLeftGoesWithTheDomain() {
        Scenario base = BuiltIn.named("one-controller");
        Scenario old = base.withVersions(base.versions().withLinux("4.11").withQemu("2.0"));
        Run before = Run.of(old);
        assertTrue(before.at(before.length()).xenIrqs().stream().anyMatch(row -> row.pirq() < 0));
        Run run = Run.of(ends(old, Event.Kind.DESTROY, List.of(new Turn("nvme0", new Turn.Act()))));
        assertEquals(List.of(), run.at(end(run)).xenIrqs());
        assertEquals(32, run.at(end(run)).pool().free());
        List<Step> next = run.steps().subList(end(run), run.length());
        for (int i = 0; i < next.size(); i++) {
            assertEquals(before.steps().get(i).text(), next.get(i).text(), "the next domain is as the first");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Event.Kind.class,
            names = {"DESTROY", "REBOOT"})
    void anIrqThatNoPirqNamesStaysInUse(Event.Kind kind) {
        Scenario base = BuiltIn.named("destroy");
        Run run = Run.of(
                ends(base, kind, base.schedule().subList(0, base.schedule().size() - 1)));
        List<XenIrqRow> left = run.at(end(run)).xenIrqs();
        assertEquals(1, left.size());
        assertTrue(left.getFirst().leaked());
        assertEquals(32, run.at(end(run)).pool().free());
        assertTrue(run.steps().subList(end(run), run.length()).stream()
                .filter(step -> step.call().name().equals("create_irq") && !step.entering())
                .noneMatch(step -> step.answer()
                        .text()
                        .equals(Integer.toString(left.getFirst().irq()))));
    }

    /** Whatever irqs the host has taken for itself, and however few it has left. */
    @ParameterizedTest
    @CsvSource({"24, 64", "31, 64", "88, 64", "4000, 64", "4000, 5", "24, 5"})
    void theIrqThatIsLeftIsOneOfThoseThatTheHostCouldGive(int first, int count) {
        Scenario story = BuiltIn.named("destroy");
        Pool pool = story.pool();
        Run run = Run.of(new Scenario(
                "host",
                "",
                story.versions(),
                new Pool(pool.nrIrqsGsi(), pool.extraGuestIrqs(), pool.firstGuestIrq(), pool.firstPort(), count, first),
                story.controllers(),
                List.of(new Event("end", Event.Kind.DESTROY)),
                java.util.stream.Stream.concat(
                                story.schedule().subList(0, story.schedule().size() - 1).stream(),
                                java.util.stream.Stream.of(new Turn("end", 1)))
                        .toList()));
        int end = end(run);
        List<Integer> before = run.at(end - 1).xenIrqs().stream()
                .filter(XenIrqRow::leaked)
                .map(XenIrqRow::irq)
                .toList();
        assertEquals(1, before.size());
        assertTrue(before.getFirst() >= first && before.getFirst() < first + count, "" + before);
        assertEquals(before, run.at(end).xenIrqs().stream().map(XenIrqRow::irq).toList());
    }

    @Test
    void eachEndOfTheStoryCostsTheHostOneIrqMore() {
        Scenario story = BuiltIn.named("destroy");
        List<Turn> twice = java.util.stream.Stream.concat(
                        story.schedule().stream(),
                        story.schedule().stream()
                                .map(turn -> turn.actor().equals("destroy") ? new Turn("again", 1) : turn))
                .toList();
        Run run = Run.of(new Scenario(
                "twice",
                "",
                story.versions(),
                story.pool(),
                story.controllers(),
                List.of(new Event("destroy", Event.Kind.DESTROY), new Event("again", Event.Kind.DESTROY)),
                twice));
        int second = run.steps().stream()
                .filter(step ->
                        step.atomic() == AtomicStep.DESTROY && step.actorName().equals("again"))
                .mapToInt(Step::number)
                .max()
                .orElseThrow();
        assertEquals(
                2, run.at(second).xenIrqs().stream().filter(XenIrqRow::leaked).count());
    }
}
