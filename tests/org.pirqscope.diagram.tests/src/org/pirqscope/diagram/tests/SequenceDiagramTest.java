package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Activations;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SearchHits;
import org.pirqscope.diagram.SequenceDiagram;

class SequenceDiagramTest {

    private final SequenceDiagram whole = diagram(Scope.ALL);

    private static SequenceDiagram diagram(Scope scope) {
        ScriptedSteps script = ScriptedRuns.stale();
        return SequenceDiagram.of(script.steps(), script.names(), scope);
    }

    private static List<String> drawn(SequenceDiagram diagram) {
        return IntStream.range(0, diagram.rows())
                .mapToObj(diagram::row)
                .map(row -> text(diagram, row))
                .toList();
    }

    private static String text(SequenceDiagram diagram, Row row) {
        String arrow = diagram.lanes().get(row.from()).id() + ">"
                + diagram.lanes().get(row.to()).id();
        return switch (row.kind()) {
            case NOTE ->
                "NOTE "
                        + row.note()
                                .map(note -> note.title() + note.lines().get(0))
                                .orElse("");
            case GAP -> "GAP " + row.text();
            case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT, ANSWER -> row.kind() + " " + arrow + " " + row.text();
        };
    }

    @Test
    void everyLayerHasItsLaneAndVoidAnswersHaveNoRow() {
        assertEquals(
                List.of(
                        "SELF nvme0>nvme0 nvme_reset_work(nvme0)",
                        "CALL nvme0>guest pci_free_irq_vectors(nvme0)",
                        "SELF guest>guest pci_write_config_word(0)",
                        "TRAP guest>qemu xen_pt_msixctrl_reg_write(0)",
                        "HYPERCALL qemu>xen PHYSDEVOP_unmap_pirq(55)",
                        "ANSWER xen>qemu 0",
                        "NOTE 55 free"),
                drawn(whole).subList(0, 7));
    }

    @Test
    void theNewOwnerStandsOnXensLane() {
        assertTrue(drawn(whole).contains("NOTE 55 -> nvme1 entry 0"), drawn(whole)::toString);
    }

    @Test
    void aLeafCallAndItsAnswerAreOneRow() {
        assertTrue(drawn(whole).contains("SELF guest>guest xen_irq_from_pirq(55) = 64"));
    }

    /**
     * A leaf call into another lane has two arrows and in {@code run} one line; every number that is drawn is one that
     * is printed.
     */
    @Test
    void bothArrowsOfALeafCallHaveTheNumberOfItsLine() {
        SequenceDiagram stale = Runs.diagram(Runs.stale());
        int call = Runs.step(Runs.stale(), "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)");
        int row = stale.rowOf(call);
        assertEquals(
                List.of(call + 1, call + 1),
                List.of(stale.row(row).step(), stale.row(row + 1).step()));
        assertEquals(List.of(call, call + 1), List.of(stale.ownStep(row), stale.ownStep(row + 1)));
        for (int i = 0; i < stale.rows(); i++) {
            assertEquals(stale.step(i).shown(), stale.row(i).step());
        }
    }

    @Test
    void theStaleHitIsMarkedAndTold() {
        int row = whole.next(Query.finding(), -1);
        assertEquals(Mark.STALE_HIT, whole.mark(row));
        assertEquals(List.of(row), IntStream.of(whole.alarmRows()).boxed().toList());
        assertEquals(
                "STALE PIRQ 55 RE-USED", whole.row(row + 1).note().orElseThrow().title());
        assertEquals(row, whole.rowOf(whole.stepNumber(row)));
    }

    @Test
    void aFoldedLaneKeepsItsMessagesInsideTheCaller() {
        List<String> rows = drawn(diagram(Scope.ALL.lane("qemu", LaneMode.FOLDED)));
        assertTrue(rows.contains("TRAP guest>guest xen_pt_msixctrl_reg_write(0)"), rows::toString);
        assertTrue(rows.contains("HYPERCALL guest>xen PHYSDEVOP_unmap_pirq(55)"), rows::toString);
    }

    @Test
    void aHiddenLaneHasNoMessagesButWhatItCallsStays() {
        List<String> rows = drawn(diagram(Scope.ALL.lane("qemu", LaneMode.HIDDEN)));
        assertFalse(rows.toString().contains("xen_pt_msixctrl_reg_write"), rows::toString);
        assertTrue(rows.contains("HYPERCALL guest>xen PHYSDEVOP_unmap_pirq(55)"), rows::toString);
    }

    @Test
    void aRangeSaysHowManyRowsItLeavesOut() {
        List<String> rows = drawn(diagram(Scope.ALL.range(11, 13)));
        assertEquals("GAP 7 rows left out", rows.get(0));
        assertEquals("GAP 5 rows left out", rows.get(rows.size() - 1));
    }

    @Test
    void aRangeThatBeginsWithTheAnswerOfALeafCallShowsIt() {
        int answer = (int) whole.steps().stream()
                        .takeWhile(
                                step -> step.entering() || !step.call().name().equals("xen_irq_from_pirq"))
                        .count()
                + 1;
        assertEquals(
                "xen_irq_from_pirq(55) = 64", whole.row(whole.rowOf(answer)).text());
        List<String> rows = drawn(diagram(Scope.ALL.range(answer, answer + 2)));
        assertEquals("ANSWER guest>guest xen_irq_from_pirq = 64", rows.get(1));
        assertTrue(rows.get(2).startsWith("NOTE STALE PIRQ 55 RE-USED"), rows::toString);
    }

    @Test
    void aSearchLooksIntoFoldedCalls() {
        SequenceDiagram folded = diagram(Scope.ALL.toggle(15).toggle(16));
        SearchHits open = SearchHits.of(whole, Query.call("xen_irq_from_pirq"));
        SearchHits hits = SearchHits.of(folded, Query.call("xen_irq_from_pirq"));
        assertEquals(1, open.count());
        assertEquals(open.count(), hits.count());
        int step = hits.next(0);
        assertEquals(open.next(0), step);
        assertEquals(step, hits.next(step), "it goes round");
        assertEquals(1, hits.number(step));
        assertEquals(0, hits.number(14));
        assertTrue(hits.rows().has(folded.rowOf(15)), "the folded call is marked");
        assertEquals(1, hits.rows().count());
        assertFalse(folded.showing(step).folds(15));
        assertEquals(folded.scope(), folded.showing(14));
        assertEquals(0, SearchHits.of(folded, Query.call("nothing of the kind")).next(3));
    }

    @Test
    void aCallAndItsAnswerAreOneHit() {
        SequenceDiagram run = Runs.diagram(Runs.stale());
        long calls = run.steps().stream()
                .filter(step -> step.entering() && step.call().name().equals("xen_hvm_setup_msi_irqs"))
                .count();
        SearchHits hits = SearchHits.of(run, Query.call("xen_hvm_setup_msi_irqs"));
        assertEquals(calls, hits.count());
        assertEquals(2 * calls, hits.rows().count(), "the answers are marked all the same");
        int step = 0;
        for (int i = 0; i < calls; i++) {
            step = hits.next(step);
            assertTrue(run.steps().get(step - 1).entering(), "goes to the call at step " + step);
            assertEquals(i + 1, hits.number(step));
        }
    }

    @Test
    void aFoldedCallIsOneRowThatIsAsLoudAsItsInside() {
        SequenceDiagram folded = diagram(Scope.ALL.toggle(15));
        Row row = folded.row(folded.rowOf(15));
        assertEquals("xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X) = 0", row.text());
        assertEquals(Mark.STALE_HIT, row.mark());
        assertTrue(row.folded());
        assertEquals(folded.rows() - 1, row.index());
    }

    @Test
    void aQueryKeepsTheCallsAround() {
        List<String> rows = drawn(diagram(Scope.ALL.only(Query.pirq(55)).withNotes(false)));
        assertEquals("SELF nvme0>nvme0 nvme_reset_work(nvme0)", rows.get(0));
        assertTrue(rows.contains("SELF guest>guest xen_bind_pirq_msi_to_irq(55) = 65"));
    }

    @Test
    void switchesAreMarked() {
        List<Integer> switches = IntStream.range(0, whole.rows())
                .filter(row -> whole.row(row).switched())
                .map(whole::stepNumber)
                .boxed()
                .toList();
        assertEquals(List.of(10, 15), switches);
    }

    @Test
    void searchGoesRound() {
        int row = whole.next(Query.call("UNMAP"), -1);
        assertEquals("PHYSDEVOP_unmap_pirq(55)", whole.row(row).text());
        assertEquals(row + 1, whole.next(Query.call("unmap"), row));
        assertEquals(row, whole.next(Query.call("unmap"), row + 1));
        assertEquals(row + 1, whole.previous(Query.call("unmap"), row));
        assertEquals(-1, whole.next(Query.call("nothing of the kind"), 0));
    }

    @Test
    void activationsOfEveryRangeAreFound() {
        List<Activations.Span> all = new ArrayList<>();
        whole.activations().starting(0, whole.rows(), all::add);
        for (int row = 0; row < whole.rows(); row++) {
            int at = row;
            List<Activations.Span> seen = new ArrayList<>();
            whole.activations().visible(row, row, seen::add);
            assertEquals(
                    all.stream()
                            .filter(span -> span.first() <= at && span.last() >= at)
                            .toList(),
                    seen);
        }
        assertEquals(8, all.size());
    }

    @Test
    void callsThatAreOpenWhereARangeBeginsKeepTheirLaneBusy() {
        SequenceDiagram part = diagram(Scope.ALL.range(11, 13));
        List<Activations.Span> seen = new ArrayList<>();
        part.activations().visible(1, part.rows() - 2, seen::add);
        assertEquals(
                List.of(0, 1, 2, 4),
                seen.stream().map(Activations.Span::lane).sorted().toList());
    }

    @Test
    void anEmptyRunIsAnEmptyDiagram() {
        SequenceDiagram empty = SequenceDiagram.of(List.of(), List.of("nvme0"), Scope.ALL);
        assertEquals(0, empty.rows());
        assertEquals(-1, empty.rowOf(1));
        assertEquals(-1, empty.next(Query.finding(), -1));
    }

    @Test
    void onlyMessagesAreCounted() {
        long messages = IntStream.range(0, whole.rows())
                .filter(row -> whole.kind(row).message())
                .count();
        assertEquals(messages, whole.messages());
        assertEquals(
                0,
                IntStream.range(0, whole.rows())
                        .filter(row -> whole.kind(row) == RowKind.GAP)
                        .count());
    }

    private static int found(SequenceDiagram diagram, String typed) {
        return Matches.of(diagram, Query.typed(typed, diagram.lanes())).count();
    }

    @Test
    void whatIsTypedIsAPirqADeviceAFindingOrACall() {
        assertEquals(Matches.of(whole, Query.pirq(55)).count(), found(whole, " pirq 55"));
        assertEquals(found(whole, "55"), found(whole, "PIRQ=55"));
        assertEquals(Matches.of(whole, Query.device(1)).count(), found(whole, "NVME1"));
        assertEquals(Matches.of(whole, Query.entry(0, 0)).count(), found(whole, "nvme0 entry 0"));
        assertTrue(
                found(whole, "nvme0/0") > 0 && found(whole, "nvme0/0") < found(whole, "nvme0"),
                "an entry is a part of its device");
        assertEquals(Matches.of(whole, Query.finding()).count(), found(whole, "finding"));
        assertEquals(Matches.of(whole, Query.call("unmap_pirq")).count(), found(whole, "Unmap_Pirq"));
        assertEquals(1, found(whole, "re-used"));
        assertEquals(0, found(whole, "99"));
        assertTrue(found(whole, "55") > found(whole, "re-used"));
    }

    @Test
    void matchesGoRoundAndAreInOrder() {
        Matches matches = Matches.of(whole, Query.call("unmap"));
        int first = matches.next(-1);
        int last = matches.previous(0);
        assertEquals(last, matches.rows()[matches.count() - 1]);
        assertEquals(first, matches.rows()[0]);
        assertEquals(first, matches.next(last));
        assertEquals(last, matches.previous(first));
        assertFalse(matches.has(first - 1));
        assertEquals(-1, Matches.NONE.next(3));
    }

    @Test
    void aRowFoldsItsCallOrTheOneAroundIt() {
        int row = whole.next(Query.call("xen_irq_from_pirq"), -1);
        assertEquals(0, whole.foldable(row));
        int call = whole.callAt(row);
        assertTrue(
                whole.steps().get(call - 1).call().text().startsWith("xen_hvm_setup_msi_irqs"),
                whole.steps().get(call - 1).text());
        SequenceDiagram folded = whole.with(Scope.ALL.toggle(call));
        int stands = folded.rowOf(call);
        assertEquals(call, folded.foldable(stands));
        assertTrue(folded.row(stands).folded());
        assertEquals(Mark.STALE_HIT, folded.mark(stands));
        assertEquals(-1, folded.next(Query.call("xen_irq_from_pirq"), -1));
        assertEquals(whole.steps().get(call - 1).partner(), folded.lastStep(stands));
        assertTrue(folded.outer(stands) > 0 && folded.outer(stands) < call);
    }

    @Test
    void hiddenLanesStayInAnotherRunUnlessNoneWouldBeLeft() {
        Scope scope = Scope.ALL.lane("qemu", LaneMode.FOLDED).toggle(3).range(2, 9);
        assertEquals(Scope.ALL.lane("qemu", LaneMode.FOLDED), scope.elsewhere(whole.lanes()));
        Scope only = scope.lane("guest", LaneMode.FOLDED)
                .lane("xen", LaneMode.FOLDED)
                .lane("nvme0", LaneMode.FOLDED)
                .lane("nvme1", LaneMode.FOLDED);
        assertEquals(Scope.ALL, only.elsewhere(whole.lanes()));
    }
}
