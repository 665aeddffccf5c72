package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Mentions;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;

/** What touches one entry or one device, followed through a run. */
class TouchedTest {

    /** Calls that touch an entry, without those around them: {@code nvme1 PHYSDEVOP_unmap_pirq(55)}. */
    private static List<String> calls(Run run, int controller, int entry) {
        Query touched = Query.entry(controller, entry).over(run.history());
        return run.steps().stream()
                .filter(step -> step.entering() && (touched.matches(step) || touched.matches(left(run, step))))
                .map(step -> step.actorName() + " " + step.call().text())
                .toList();
    }

    private static Step left(Run run, Step step) {
        return step.partner() > 0 ? run.steps().get(step.partner() - 1) : step;
    }

    private static void assertStory(List<String> calls, String... wanted) {
        List<String> left = new ArrayList<>(List.of(wanted));
        for (String call : calls) {
            if (!left.isEmpty() && left.getFirst().equals(call)) {
                left.removeFirst();
            }
        }
        assertEquals(List.of(), left, () -> String.join("\n", calls));
    }

    private static void assertNone(List<String> calls, String pattern) {
        assertEquals(
                List.of(), calls.stream().filter(call -> call.matches(pattern)).toList());
    }

    @Test
    void anEntryIsFollowedFromItsPirqToTheFailingBind() {
        List<String> calls = calls(Runs.stale(), 0, 0);
        assertStory(
                calls,
                "nvme0 PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)",
                "nvme0 xen_msi_compose_msg(55)",
                "nvme0 xen_bind_pirq_msi_to_irq(55)",
                "nvme0 PHYSDEVOP_map_pirq(nvme0, 0, 55)",
                "nvme0 create_irq()",
                "nvme0 XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037)",
                "nvme0 request_irq(64)",
                "nvme0 EVTCHNOP_bind_pirq(55)",
                "nvme0 set_evtchn_to_irq(10, 64)",
                "nvme0 xen_evtchn_do_upcall(10, 64)",
                "nvme0 free_irq(64)",
                "nvme0 EVTCHNOP_close(10)",
                "nvme0 msi_msix_disable(55)",
                "nvme0 XEN_DOMCTL_unbind_pt_irq(55)",
                "nvme0 PHYSDEVOP_unmap_pirq(55)",
                "nvme0 xen_destroy_irq(64)",
                "nvme1 PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)",
                "nvme1 map_domain_pirq(55, 24)",
                "nvme0 __pci_read_msi_msg(0)",
                "nvme0 xen_irq_from_pirq(55)",
                "nvme0 xen_bind_pirq_msi_to_irq(55)",
                "nvme0 request_irq(65)",
                "nvme0 EVTCHNOP_bind_pirq(55)",
                "nvme1 PHYSDEVOP_unmap_pirq(55)");
    }

    /**
     * Another device's calls are drawn only where they change who has the number that the entry's message still names.
     */
    @Test
    void ofAnotherDeviceOnlyTheFateOfThePirqIsDrawn() {
        List<String> calls = calls(Runs.stale(), 0, 0);
        assertNone(
                calls,
                "nvme1 (pci_msix_.*|__pci_.*|xen_msi_compose.*|create_irq.*|set_evtchn.*"
                        + "|xen_evtchn.*|nvme_irq.*|msixtbl.*)");
        assertNone(calls, "nvme0 .*\\((nvme0, )?1,.*");
        assertNone(calls(Runs.stale(), 0, 1), "(nvme1 .*|.*\\(55.*)");
        assertStory(
                calls(Runs.stale(), 0, 1),
                "nvme0 xen_allocate_pirq_msi(1)",
                "nvme0 PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)",
                "nvme0 PHYSDEVOP_map_pirq(nvme0, 1, 54)",
                "nvme0 XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036)");
    }

    /** free_irq names no device; inside of kexec the descriptor that has the irq tells whose it is. */
    @Test
    void kexecFreesTheIrqsOfEachDevice() {
        Run run = Run.of(BuiltIn.named("kexec"));
        Query touched = Query.device(0).over(run.history());
        List<String> calls = run.steps().stream()
                .filter(step -> step.entering() && step.actorName().equals("kexec") && touched.matches(step))
                .map(step -> step.call().text())
                .toList();
        assertStory(
                calls,
                "free_irq(65)",
                "EVTCHNOP_close(11)",
                "free_irq(64)",
                "shutdown_pirq(64)",
                "EVTCHNOP_close(10)",
                "pci_free_irq_vectors(nvme0)");
        Scenario one = BuiltIn.named("kexec");
        List<Turn> order =
                List.of(new Turn("nvme0", new Turn.Act()), new Turn("nvme1", new Turn.Act()), new Turn("kexec", 1));
        Run two = Run.of(new Scenario(
                "two", "", one.versions(), one.pool(), BuiltIn.equal(2, 1).controllers(), one.events(), order));
        for (int device = 0; device < 2; device++) {
            Query its = Query.device(device).over(two.history());
            List<String> freed = two.steps().stream()
                    .filter(step -> step.entering() && step.actorName().equals("kexec") && its.matches(step))
                    .map(step -> step.call().text())
                    .filter(text -> text.startsWith("free_irq"))
                    .toList();
            assertEquals(1, freed.size(), freed::toString);
        }
    }

    /** With vectors the pirq is QEMU's alone and is named by no message. */
    @Test
    void anEntryWithAVectorIsFollowedThroughQemusPirqs() {
        List<String> calls = calls(Run.of(BuiltIn.named("hvm-pirq-off")), 0, 0);
        assertStory(
                calls,
                "nvme0 assign_irq_vector(64)",
                "nvme0 PHYSDEVOP_map_pirq(nvme0, 0, -1)",
                "nvme0 map_domain_pirq(55, 24)",
                "nvme0 request_irq(64)",
                "nvme0 free_irq(64)",
                "nvme0 msi_msix_disable(55)",
                "nvme0 PHYSDEVOP_unmap_pirq(55)",
                "nvme0 native_teardown_msi_irq(64)",
                "nvme0 assign_irq_vector(65)",
                "nvme0 map_domain_pirq(54, 25)",
                "nvme0 request_irq(65)");
        assertNone(calls, "nvme1 .*");
    }

    @Test
    void anMsiMessageIsFollowedWithoutTheNumberOfAnEntry() {
        List<String> calls = calls(Run.of(BuiltIn.named("msi-reuse")), 0, 0);
        assertStory(
                calls,
                "nvme0 xen_pt_msi_setup()",
                "nvme0 create_irq()",
                "nvme0 xen_pt_msi_update()",
                "nvme0 xen_pt_msi_disable()",
                "nvme0 PHYSDEVOP_unmap_pirq(55)",
                "nvme1 PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)",
                "nvme0 xen_pt_pci_read_config(0x4)",
                "nvme0 PHYSDEVOP_map_pirq(nvme0, 0, 55)",
                "nvme1 PHYSDEVOP_unmap_pirq(55)");
    }

    @Test
    void kexecGivesBackWhatTheEntryHas() {
        Run run = Run.of(BuiltIn.named("kexec"));
        assertStory(
                calls(run, 0, 0),
                "kexec free_irq(64)",
                "kexec EVTCHNOP_close(10)",
                "kexec msi_msix_disable(55)",
                "kexec PHYSDEVOP_unmap_pirq(55)",
                "kexec xen_destroy_irq(64)",
                "nvme0 __pci_read_msi_msg(0)");
        Query device = Query.device(0).over(run.history());
        assertTrue(run.steps().stream()
                .filter(step -> step.call().text().equals("msi_msix_disable(55)"))
                .allMatch(device::matches));
    }

    static Stream<Run> runs() {
        List<String> linux = List.of("2.6.37", "2.6.39", "4.9.16", "4.10", "4.11", "5.14");
        Stream<Run> builtIn = BuiltIn.all().stream().map(Run::of);
        Stream<Run> random = IntStream.range(0, 24)
                .mapToObj(seed -> Runs.random(seed, linux.get(seed % linux.size()), "nvme0", "nvme1", "nvme2"));
        return Stream.of(builtIn, random).flatMap(all -> all);
    }

    /** What a device does with a pirq or an irq it does for one of its entries: no such call is lost. */
    @ParameterizedTest
    @MethodSource("runs")
    void everyCallAboutAPirqIsInTheStoryOfAnEntry(Run run) {
        BitSet told = new BitSet();
        for (int controller = 0; controller < run.scenario().controllers().size(); controller++) {
            for (int entry = 0; entry < 64; entry++) {
                Query touched = Query.entry(controller, entry).over(run.history());
                int device = controller;
                run.steps().stream()
                        .filter(step -> step.actor() == device && touched.matches(step))
                        .forEach(step -> told.set(step.number()));
            }
        }
        Set<Integer> irqs = run.steps().stream()
                .filter(step -> step.call().function() == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ
                        && step.answer() instanceof Answer.Value)
                .map(step -> ((Answer.Value) step.answer()).value())
                .collect(Collectors.toSet());
        List<String> lost = run.steps().stream()
                .filter(step -> step.actor() < run.scenario().controllers().size())
                .filter(step -> (names(step, "pirq")
                                || names(step, "entry")
                                || step.layer() == Layer.GUEST
                                        && names(step, "irq")
                                        && irqs.contains(step.call().argument("irq")))
                        && !isGsi(run, step)
                        && !told.get(step.number()))
                .map(Step::text)
                .toList();
        assertEquals(List.of(), lost);
    }

    /** The pirq of INTx is no entry's. */
    private static boolean isGsi(Run run, Step step) {
        return names(step, "pirq")
                && step.call().argument("pirq") < run.scenario().pool().nrIrqsGsi();
    }

    private static boolean names(Step step, String argument) {
        return step.call().arguments().stream().map(Call.Argument::name).anyMatch(argument::equals);
    }

    /** A menu offers what a step names, and nothing that would not show the step. */
    @ParameterizedTest
    @MethodSource("runs")
    void whatAStepMentionsShowsIt(Run run) {
        for (Step step : run.steps()) {
            Mentions mentions = Mentions.of(step);
            SortedSet<Integer> pirqs = IntStream.rangeClosed(1, 255)
                    .filter(pirq -> Query.pirq(pirq).matches(step))
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(pirqs, mentions.pirqs(), step::text);
            for (int entry = 0; entry < 4; entry++) {
                assertEquals(
                        Query.entry(0, entry).matches(step),
                        mentions.entries().contains(new Mentions.EntryPlace(0, entry)),
                        step::text);
            }
        }
    }

    /** The screen's search and the exports ask the same question. */
    @Test
    void searchAndDiagramFollowTheEntry() {
        SequenceDiagram whole = Runs.diagram(Runs.stale());
        Matches found = Matches.of(whole, Query.typed("nvme0/0", whole.lanes()));
        List<String> texts = IntStream.of(found.rows())
                .mapToObj(row -> whole.row(row).text())
                .toList();
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("PHYSDEVOP_unmap_pirq(55)")), texts::toString);
        SequenceDiagram drawn = whole.with(Scope.ALL.only(Query.entry(0, 0)));
        assertTrue(IntStream.range(0, drawn.rows())
                .mapToObj(row -> drawn.row(row).text())
                .anyMatch(text -> text.startsWith("EVTCHNOP_close(10)")));
        SequenceDiagram both = whole.with(Scope.ALL.only(Query.entry(0, 0).and(Query.actor(1))));
        assertTrue(IntStream.range(0, both.rows())
                .mapToObj(row -> both.row(row).text())
                .anyMatch(text -> text.startsWith("PHYSDEVOP_get_free_pirq")));
        assertFalse(IntStream.range(0, both.rows())
                .anyMatch(row -> both.row(row).text().startsWith("pci_msix_read(")));
    }
}
