package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.state.BoundsExceeded;
import org.pirqscope.machine.xen.XenCells;

/** Pirqs and Xen irqs: the hypercalls of docs/domain.md 2.4 and 3.3, in every version row. */
class XenTest extends SmallXen {

    @Test
    void getFreePirqReservesTheHighestFreeNumberAndSaysNothingWhenThereIsNone() {
        on("4.7");
        assertEquals(List.of(27, 26, 25, 24, -28), List.of(free(), free(), free(), free(), free()));
        assertRow(27, -1, -1, 0);
        assertEquals(0, cells.allocator(s, 24));
        assertEquals(List.of(), lines.logs());
        assertEquals("PHYSDEVOP_get_free_pirq = -28", lines.calls().getLast());
    }

    @ParameterizedTest
    @CsvSource({"4.1.3, false", "4.1.4, true", "4.2, true", "4.3, true", "4.7, true", "4.19, true"})
    void onlyXen413TakesTheErrorForTheNumber(String version, boolean failed) {
        assertEquals(failed, on(version).xen.freePirqFailed(-28));
        assertFalse(xen.freePirqFailed(27));
    }

    @Test
    void aPirqWithABoundPortButWithoutAnIrqCountsAsFree() {
        on("4.19");
        boundPirq27();
        assertEquals(10, xen.evtchnBindPirq(s, 27, lines));
        assertEquals(0, xen.unbindPtIrq(s, 27, lines));
        assertEquals(0, xen.unmapPirq(s, 27, lines));
        assertRow(27, 0, -1, 10);
        assertEquals(27, free());
        assertEquals(-17, xen.evtchnBindPirq(s, 27, lines));
    }

    @Test
    void mappingAnAllocatedPirqTakesTheLowestXenIrq() {
        on("4.7");
        free();
        assertEquals(27, map(B, 3, 27));
        assertRow(27, 24, -1, 0);
        assertEquals(27, cells.slot(s, 24));
        assertEquals(XenCells.owner(B, 3), cells.owner(s, 24));
        assertEquals(-1, cells.allocator(s, 27));
        assertTrue(cells.used(s, 24));
        assertFalse(cells.guestBound(s, 24));
        assertEquals(-1, cells.irqOf(s, B, 3));
        assertEquals(
                List.of(
                        "PHYSDEVOP_get_free_pirq 0",
                        "PHYSDEVOP_get_free_pirq = 27",
                        "PHYSDEVOP_map_pirq 1 3 27",
                        "create_irq",
                        "create_irq = 24",
                        "map_domain_pirq 27 24",
                        "map_domain_pirq = 0",
                        "PHYSDEVOP_map_pirq = 27"),
                lines.calls());
    }

    @Test
    void aPirqThatNobodyAllocatedIsMappedAllTheSame() {
        assertEquals(26, on("4.7").map(A, 0, 26));
        assertRow(26, 24, -1, 0);
    }

    @Test
    void mappingAMappedPirqAnswersItAndLeaksTheNewXenIrq() {
        on("4.7");
        boundPirq27();
        assertEquals(27, map(B, 0, 27));
        assertRow(27, 24, -1, 0);
        assertTrue(cells.used(s, 25));
        assertEquals(0, cells.slot(s, 25));
        assertEquals(-1, cells.owner(s, 25));
        assertEquals(List.of("XEN_ALREADY_MAPPED 27 25 0 24"), lines.logs());
        assertEquals("map_domain_pirq = 0", lines.calls().get(4));
    }

    @Test
    void withoutARequestXenChoosesAPirq() {
        on("4.7");
        free();
        assertEquals(26, map(A, 0, -1));
        assertRow(26, 24, -1, 0);
        free();
        free();
        assertEquals(-28, map(A, 1, -1));
        assertEquals(List.of("XEN_NO_FREE_PIRQ 0 0 0 0"), lines.logs());
        assertFalse(cells.used(s, 25));
    }

    @ParameterizedTest
    @ValueSource(ints = {-7, 28, 1000})
    void aPirqThatTheDomainDoesNotHaveIsInvalid(int pirq) {
        on("4.7");
        if (pirq < 0) {
            assertEquals(-22, xen.evtchnBindPirq(s, pirq, lines));
            assertEquals(List.of(), lines.logs());
        } else {
            assertEquals(-22, map(A, 0, pirq));
            assertEquals(List.of("XEN_INVALID_PIRQ " + pirq + " 24 0 0"), lines.logs());
            assertFalse(cells.used(s, 24));
        }
    }

    @Test
    void aHostWithoutFreeIrqsAnswersEinval() {
        on("4.7");
        map(A, 0, 27);
        map(A, 1, 26);
        map(A, 2, 25);
        lines.calls();
        assertEquals(-22, map(A, 3, 24));
        assertEquals(
                List.of("PHYSDEVOP_map_pirq 0 3 24", "create_irq", "create_irq = -28", "PHYSDEVOP_map_pirq = -22"),
                lines.calls());
        assertEquals(List.of("XEN_CANT_CREATE_IRQ 0 0 0 0"), lines.logs());
        assertRow(24, 0, -1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.3, -22, true",
        "4.1.6, -22, true",
        "4.2, -22, true",
        "4.3, -1, false",
        "4.5, -1, false",
        "4.7, -1, false",
        "4.10, -1, false",
        "4.18.3, -1, false",
        "4.19, -1, false"
    })
    void bindingAPirqThatIsNotMapped(String version, int answer, boolean logged) {
        on(version);
        assertEquals(answer, bind(26));
        free();
        assertEquals(answer, bind(27));
        assertEquals(answer, bind(5));
        assertEquals(
                logged
                        ? List.of("XEN_BIND_FAILED -22 0 0 0", "XEN_BIND_FAILED -22 0 0 0", "XEN_BIND_FAILED -22 0 0 0")
                        : List.of(),
                lines.logs());
        assertFalse(cells.bound(s, 27));
    }

    @Test
    void theFirstBindBindsTheIrqTheSecondOnlyChangesTheVector() {
        on("4.7");
        boundPirq27();
        assertTrue(cells.bound(s, 27));
        assertTrue(cells.guestBound(s, 24));
        assertEquals(24, cells.irqOf(s, A, 0));
        assertEquals(0, xen.bindPtIrq(s, 27, 0x31, 0x1002, true, lines));
        assertEquals(0x31, cells.gvec(s, 27));
        assertEquals(0x1002, cells.gflags(s, 27));
        assertEquals(List.of("XEN_DOMCTL_bind_pt_irq 27 49 4098", "XEN_DOMCTL_bind_pt_irq = 0"), lines.calls());
    }

    @Test
    void unbindAndUnmapGiveThePirqBack() {
        on("4.7");
        boundPirq27();
        assertEquals(0, xen.unbindPtIrq(s, 27, lines));
        assertFalse(cells.bound(s, 27));
        assertEquals(0, cells.gflags(s, 27));
        assertFalse(cells.guestBound(s, 24));
        assertEquals(0, xen.unbindPtIrq(s, 27, lines));
        assertEquals(0, xen.unmapPirq(s, 27, lines));
        assertRow(27, 0, -1, 0);
        assertEquals(0, cells.slot(s, 24));
        assertFalse(cells.used(s, 24));
        assertEquals(27, free());
    }

    @Test
    void unmappingAPirqThatIsNotMappedIsInvalidAndKeepsItAllocated() {
        on("4.7");
        free();
        assertEquals(-22, xen.unmapPirq(s, 27, lines));
        assertEquals(List.of("XEN_NOT_MAPPED 27 0 0 0"), lines.logs());
        assertRow(27, -1, -1, 0);
        assertEquals(-22, xen.unmapPirq(s, 26, lines));
    }

    @Test
    void aForcedUnbindOccupiesThePirqAndItsSlotAndPoisonsTheNextMapOfAnyDevice() {
        on("4.7");
        boundPirq27();
        assertEquals(0, xen.unmapPirq(s, 27, lines));
        assertEquals(List.of("XEN_FORCING_UNBIND 27 0 0 0"), lines.logs());
        assertRow(27, -24, -1, 0);
        assertEquals(-27, cells.slot(s, 24));
        assertFalse(cells.used(s, 24));
        assertEquals(26, free());
        assertEquals(-17, map(B, 0, 26));
        assertEquals(List.of("XEN_CONFLICTS 24 -27 26 0"), lines.logs());
        assertRow(26, -1, -1, 0);
        assertFalse(cells.used(s, 24));
        assertEquals(-16, map(B, 0, -1));
        assertEquals(List.of("XEN_AUTO_ALREADY_MAPPED -27 0 0 0"), lines.logs());
        assertEquals(-17, map(B, 0, 27));
        assertEquals(-22, xen.unmapPirq(s, 27, lines));
    }

    @Test
    void aPirqThatWasUnboundByForceIsMappedAgainElsewhereButNeverGuestBound() {
        on("4.7");
        map(B, 5, 26);
        free();
        map(A, 0, 27);
        bind(27);
        xen.unmapPirq(s, 26, lines);
        xen.unmapPirq(s, 27, lines);
        assertRow(27, -25, -1, 0);
        assertEquals(27, map(A, 0, 27));
        assertRow(27, 24, -1, 0);
        assertEquals(0, bind(27));
        assertFalse(cells.guestBound(s, 24));
        assertEquals(-1, cells.irqOf(s, A, 0));
        xen.evtchnBindPirq(s, 27, lines);
        assertEquals(0, xen.unmapPirq(s, 27, lines));
        assertRow(27, 0, -1, 10);
    }

    /** An explorer models as little of Xen's tables as suffices, and must hear when it does not. */
    @Test
    void aWindowThatIsTooSmallIsToldNotAnswered() {
        on("4.7", new XenCells.Sizes(24, 28, 1, 4, 1, 3, 10, 2, 24, new int[] {2, 2}, List.of(), true, true, true));
        assertEquals(27, cells.firstRow());
        assertEquals(27, free());
        assertThrows(BoundsExceeded.class, this::free);
        assertThrows(BoundsExceeded.class, () -> bind(26));
        assertEquals(27, map(A, 0, 27));
        assertThrows(BoundsExceeded.class, () -> map(B, 0, 27));
    }

    @Test
    void aNumberOutsideOfTheDomainsIsNotMappedBoundOrGivenAPort() {
        on("4.7");
        assertEquals(List.of(-22, -1, -22), List.of(map(A, 0, 28), bind(28), xen.evtchnBindPirq(s, 28, lines)));
        assertEquals(List.of(-1, -22), List.of(bind(23), xen.evtchnBindPirq(s, -28, lines)));
        assertEquals(-22, xen.evtchnClose(s, 12, lines));
        assertEquals(-22, xen.evtchnClose(s, 9, lines));
    }
}
