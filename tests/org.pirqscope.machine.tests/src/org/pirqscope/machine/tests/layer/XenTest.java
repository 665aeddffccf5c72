package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.explore.WindowExceeded;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.machine.xen.Xen;
import org.pirqscope.machine.xen.XenCells;

/** The hypercalls of domain.md 2.4 and 3.3, in every version row. Pirqs 24 to 27, Xen irqs 24 to 26, ports 10 and 11. */
class XenTest {

    private static final int A = 0;
    private static final int B = 1;

    private final Lines lines = new Lines();
    private Xen xen;
    private XenCells cells;
    private short[] s;

    private XenTest on(String version) {
        Layout layout = new Layout();
        cells = new XenCells(layout, new XenCells.Numbers(24, 28, 4, 3, 3, 10, 2, 2, true));
        xen = new Xen(XenRules.of(XenRules.TABLE.row(version)), cells);
        s = new short[layout.size() + 1 & ~1];
        return this;
    }

    private int free() {
        return xen.getFreePirq(s, A, lines);
    }

    private int map(int device, int entry, int pirq) {
        return xen.mapPirq(s, device, entry, pirq, lines);
    }

    private int bind(int pirq) {
        return xen.bindPtIrq(s, pirq, 0, 0x3000 | pirq, lines);
    }

    private void assertRow(int pirq, int irq, int emuirq, int evtchn) {
        assertArrayEquals(new int[] {irq, emuirq, evtchn}, new int[] {cells.irq(s, pirq), cells.emuirq(s, pirq), cells.evtchn(s, pirq)});
    }

    /** 27 allocated, mapped to irq 24 and bound for A's entry 0. */
    private void boundPirq27() {
        assertEquals(27, free());
        assertEquals(27, map(A, 0, 27));
        assertEquals(0, bind(27));
        lines.calls();
        lines.logs();
    }

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
        assertEquals(List.of("PHYSDEVOP_get_free_pirq 0", "PHYSDEVOP_get_free_pirq = 27", "PHYSDEVOP_map_pirq 1 3 27", "create_irq", "create_irq = 24",
                "map_domain_pirq 27 24", "map_domain_pirq = 0", "PHYSDEVOP_map_pirq = 27"), lines.calls());
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
        assertEquals(List.of("PHYSDEVOP_map_pirq 0 3 24", "create_irq", "create_irq = -28", "PHYSDEVOP_map_pirq = -22"), lines.calls());
        assertEquals(List.of("XEN_CANT_CREATE_IRQ 0 0 0 0"), lines.logs());
        assertRow(24, 0, -1, 0);
    }

    @ParameterizedTest
    @CsvSource({"4.1.3, -22, true", "4.1.6, -22, true", "4.2, -22, true", "4.3, -1, false", "4.5, -1, false", "4.7, -1, false", "4.10, -1, false",
            "4.18.3, -1, false", "4.19, -1, false"})
    void bindingAPirqThatIsNotMapped(String version, int answer, boolean logged) {
        on(version);
        assertEquals(answer, bind(26));
        free();
        assertEquals(answer, bind(27));
        assertEquals(answer, bind(5));
        assertEquals(logged ? List.of("XEN_BIND_FAILED -22 0 0 0", "XEN_BIND_FAILED -22 0 0 0", "XEN_BIND_FAILED -22 0 0 0") : List.of(), lines.logs());
        assertFalse(cells.bound(s, 27));
    }

    @Test
    void theFirstBindBindsTheIrqTheSecondOnlyChangesTheVector() {
        on("4.7");
        boundPirq27();
        assertTrue(cells.bound(s, 27));
        assertTrue(cells.guestBound(s, 24));
        assertEquals(24, cells.irqOf(s, A, 0));
        assertEquals(0, xen.bindPtIrq(s, 27, 0x31, 0x1002, lines));
        assertEquals(0x31, cells.gvec(s, 27));
        assertEquals(0x1002, cells.gflags(s, 27));
        assertEquals(List.of("XEN_DOMCTL_bind_pt_irq 27 49 4098", "XEN_DOMCTL_bind_pt_irq = 0"), lines.calls());
    }

    @ParameterizedTest
    @CsvSource({"4.1.4, false", "4.2, false", "4.5, false", "4.6, true", "4.10, true", "4.18.3, true"})
    void from46TheEntryIsUnmaskedByTheEventChannelBindOnly(String version, boolean masked) {
        on(version);
        boundPirq27();
        assertEquals(masked, cells.masked(s, 24));
        assertEquals(10, xen.evtchnBindPirq(s, 27, lines));
        assertFalse(cells.masked(s, 24));
    }

    @Test
    void aVectorMessageIsNotMaskedAtTheBind() {
        on("4.7");
        map(A, 0, -1);
        xen.bindPtIrq(s, 27, 0x40, 0, lines);
        assertFalse(cells.masked(s, 24));
    }

    @Test
    void theEventChannelOfAMappedPirqMakesItsInterruptsGoThere() {
        on("4.7");
        boundPirq27();
        assertEquals(10, xen.evtchnBindPirq(s, 27, lines));
        assertRow(27, 24, -2, 10);
        assertEquals(27, cells.portPirq(s, 10));
        assertEquals(-17, xen.evtchnBindPirq(s, 27, lines));
        assertEquals(List.of("XEN_EVTCHN_FAILURE -17 0 0 0"), lines.logs());
    }

    @Test
    void theEventChannelOfAPirqThatIsOnlyAllocatedLeavesEmuirqUnbound() {
        on("4.7");
        free();
        assertEquals(10, xen.evtchnBindPirq(s, 27, lines));
        assertRow(27, -1, -1, 10);
        assertEquals(27, map(A, 0, 27));
        assertEquals(0, bind(27));
        assertRow(27, 24, -1, 10);
        assertTrue(cells.masked(s, 24));
    }

    @Test
    void aNumberWithoutAStructGetsAnEventChannelToo() {
        assertEquals(10, on("4.7").xen.evtchnBindPirq(s, 25, lines));
        assertRow(25, 0, -1, 10);
    }

    @Test
    void withoutAFreePortTheBindAnswersEnospc() {
        on("4.7");
        assertEquals(List.of(10, 11, -28), List.of(xen.evtchnBindPirq(s, 27, lines), xen.evtchnBindPirq(s, 26, lines), xen.evtchnBindPirq(s, 25, lines)));
        assertEquals(List.of("XEN_EVTCHN_FAILURE -28 0 0 0"), lines.logs());
        assertRow(25, 0, -1, 0);
        assertEquals(0, xen.evtchnClose(s, 10, lines));
        assertEquals(10, xen.evtchnBindPirq(s, 25, lines));
    }

    @Test
    void aPirqOutOfRangeGetsEinvalWithoutALine() {
        on("4.7");
        assertEquals(-22, xen.evtchnBindPirq(s, 28, lines));
        assertEquals(-22, xen.evtchnBindPirq(s, -1, lines));
        assertEquals(List.of(), lines.logs());
    }

    @Test
    void closingUnbindsThePirqAndOfAMappedOneEmuirq() {
        on("4.7");
        boundPirq27();
        xen.evtchnBindPirq(s, 27, lines);
        assertEquals(0, xen.evtchnClose(s, 10, lines));
        assertRow(27, 24, -1, 0);
        assertEquals(-1, cells.portPirq(s, 10));
        assertEquals(-22, xen.evtchnClose(s, 10, lines));
        assertEquals(-22, xen.evtchnClose(s, 99, lines));
    }

    @ParameterizedTest
    @CsvSource({"4.1.4, false", "4.2, true", "4.3, true", "4.5, true", "4.7, true", "4.10, true", "4.17.4, true", "4.17.5, false", "4.18.2, true",
            "4.18.3, false", "4.19, false"})
    void theInvertedCleanupCheckForgetsThePortOfAnUnmappedPirq(String version, boolean inverted) {
        on(version);
        boundPirq27();
        xen.evtchnBindPirq(s, 27, lines);
        xen.unbindPtIrq(s, 27, lines);
        xen.unmapPirq(s, 27, lines);
        assertRow(27, 0, -1, inverted ? 0 : 10);
        assertEquals(27, cells.portPirq(s, 10));
        assertEquals(inverted ? 11 : -17, xen.evtchnBindPirq(s, 27, lines));
    }

    @Test
    void closingAStalePortZeroesAnEvtchnThatNamesANewerOne() {
        theInvertedCleanupCheckForgetsThePortOfAnUnmappedPirq("4.7", true);
        assertRow(27, 0, -1, 11);
        assertEquals(0, xen.evtchnClose(s, 10, lines));
        assertRow(27, 0, -1, 0);
        assertEquals(27, cells.portPirq(s, 11));
    }

    @ParameterizedTest
    @CsvSource({"4.1.4, 0", "4.2, 0", "4.3, -1", "4.7, -1", "4.19, -1"})
    void unbindingAPirqThatIsNotMapped(String version, int answer) {
        on(version);
        free();
        assertEquals(answer, xen.unbindPtIrq(s, 27, lines));
        assertEquals(List.of(), lines.logs());
        assertFalse(cells.bound(s, 27));
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

    @Test
    void theStatusOfAPirqIsUnknownUntilItIsMapped() {
        on("4.7");
        free();
        assertEquals(-22, xen.irqStatusQuery(s, 27, lines));
        map(A, 0, 27);
        assertEquals(0, xen.irqStatusQuery(s, 27, lines));
        assertEquals(-22, xen.irqStatusQuery(s, 26, lines));
        assertEquals("PHYSDEVOP_irq_status_query = -22", lines.calls().getLast());
    }

    @ParameterizedTest
    @CsvSource({"4.1.4, true, true", "4.2, true, true", "4.3, true, true", "4.5, true, true", "4.6, false, true", "4.7, false, true", "4.19, false, true"})
    void theMsixShadowAnswersWhileTheTableIsRegistered(String version, boolean zero, boolean written) {
        on(version);
        assertFalse(xen.shadow().answers(s, A, 0, 2));
        xen.shadow().wrote(s, A, 0, 2);
        boundPirq27();
        assertFalse(xen.shadow().written(s, A, 0, 2));
        assertEquals(zero, xen.shadow().answers(s, A, 0, 2));
        assertEquals(zero, xen.shadow().answers(s, A, 2, 0));
        assertFalse(xen.shadow().answers(s, A, 3, 0));
        assertFalse(xen.shadow().answers(s, B, 0, 0));
        xen.shadow().wrote(s, A, 0, 2);
        xen.shadow().wrote(s, A, 3, 2);
        assertEquals(written, xen.shadow().answers(s, A, 0, 2));
        assertTrue(xen.shadow().written(s, A, 0, 2));
        assertFalse(xen.shadow().written(s, A, 0, 1));
        assertFalse(xen.shadow().written(s, A, 1, 2));
        assertFalse(xen.shadow().answers(s, A, 3, 2));
    }

    @Test
    void theShadowForgetsWhatWasWrittenWithItsLastPirq() {
        on("4.7");
        boundPirq27();
        map(A, 1, 26);
        bind(26);
        xen.shadow().wrote(s, A, 1, 0);
        xen.unbindPtIrq(s, 26, lines);
        assertTrue(xen.shadow().answers(s, A, 1, 0));
        xen.unbindPtIrq(s, 27, lines);
        assertFalse(xen.shadow().answers(s, A, 1, 0));
        bind(27);
        assertFalse(xen.shadow().answers(s, A, 1, 0));
    }

    @Test
    void theShadowBelongsToTheDeviceWhoseIrqIsBound() {
        on("4.5");
        boundPirq27();
        assertTrue(xen.shadow().answers(s, A, 0, 0));
        xen.unbindPtIrq(s, 27, lines);
        assertFalse(xen.shadow().answers(s, A, 0, 0));
        map(B, 0, 26);
        bind(26);
        assertTrue(xen.shadow().answers(s, B, 0, 0));
        assertFalse(xen.shadow().answers(s, A, 0, 0));
    }

    /** An explorer models as little of Xen's tables as suffices, and must hear when it does not. */
    @Test
    void aWindowThatIsTooSmallIsToldNotAnswered() {
        Layout layout = new Layout();
        cells = new XenCells(layout, new XenCells.Numbers(24, 28, 1, 1, 3, 10, 2, 2, true));
        xen = new Xen(XenRules.of(XenRules.TABLE.row("4.7")), cells);
        s = new short[layout.size() + 1 & ~1];
        assertEquals(27, cells.firstRow());
        assertEquals(27, free());
        assertThrows(WindowExceeded.class, this::free);
        assertThrows(WindowExceeded.class, () -> bind(26));
        assertEquals(27, map(A, 0, 27));
        assertThrows(WindowExceeded.class, () -> map(B, 0, 27));
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
