package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Event channels, what unmasks an entry, and the MSI-X shadow: docs/domain.md 2.1, 2.4 and 3.3, in every version row.
 */
class XenPortTest extends SmallXen {

    @ParameterizedTest
    @CsvSource({"4.1.4, false", "4.2, false", "4.5, false", "4.6, true", "4.10, true", "4.18.3, true"})
    void from46TheEntryIsUnmaskedByTheEventChannelBindOnly(String version, boolean masked) {
        on(version);
        boundPirq27();
        assertEquals(masked, cells.masked(s, 24));
        assertEquals(10, xen.evtchnBindPirq(s, 27, lines));
        assertFalse(cells.masked(s, 24));
    }

    /** A pirq that was unbound by force and mapped onto another irq: its flag says bound, the irq has no action. */
    @ParameterizedTest
    @CsvSource({"4.3", "4.7", "4.14", "4.22"})
    void anIrqWithoutAGuestHasNoActionToUnbind(String version) {
        on(version);
        map(A, 1, 26);
        map(A, 0, 27);
        xen.bindPtIrq(s, 27, 0, 0x301b, true, lines);
        xen.unmapPirq(s, 27, lines);
        xen.unmapPirq(s, 26, lines);
        assertEquals(27, map(A, 0, 27));
        assertEquals(0, xen.unbindPtIrq(s, 27, lines));
        assertEquals("XEN_NO_ACTION 27 0 0 0", lines.logs().getLast());
        assertFalse(cells.bound(s, 27));
    }

    @Test
    void anMsiIsNotMaskedAtTheBind() {
        on("4.7");
        xen.mapPirq(s, A, 0, -1, false, lines);
        xen.bindPtIrq(s, 27, 0x40, 0, false, lines);
        assertFalse(cells.masked(s, 24));
    }

    /** guest_masked of the msi_desc: 1 at each bind of MSI-X (startup_msi_irq), 0 from the event channel's bind on. */
    @ParameterizedTest
    @CsvSource({
        "4.5, bind, false",
        "4.6, bind, true",
        "4.6, event bind, true",
        "4.6, bind event, false",
        "4.6, event close bind, true",
        "4.6, bind event unbind bind, true",
        "4.10, event bind unbind bind, true",
        "4.11, event bind unbind bind, true",
        "4.22, event bind unbind bind, true",
        "4.22, event bind unbind bind-unmasked, false",
        "4.22, bind unbind event bind, true",
        "4.22, event unbind bind, true"
    })
    void anEntryIsMaskedAsItsDescriptorSays(String version, String calls, boolean masked) {
        on(version);
        map(A, 0, -1);
        for (String call : calls.split(" ")) {
            switch (call) {
                case "bind" -> xen.bindPtIrq(s, 27, 0, 0x301b, true, lines);
                case "bind-unmasked" -> xen.bindPtIrq(s, 27, 0, 0x1301b, true, lines);
                case "unbind" -> xen.unbindPtIrq(s, 27, lines);
                case "event" -> xen.evtchnBindPirq(s, 27, lines);
                default -> xen.evtchnClose(s, 10, lines);
            }
        }
        assertEquals(masked, cells.masked(s, 24));
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
        assertEquals(
                List.of(10, 11, -28),
                List.of(
                        xen.evtchnBindPirq(s, 27, lines),
                        xen.evtchnBindPirq(s, 26, lines),
                        xen.evtchnBindPirq(s, 25, lines)));
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
    @CsvSource({
        "4.1.4, false",
        "4.2, true",
        "4.3, true",
        "4.5, true",
        "4.7, true",
        "4.10, true",
        "4.17.4, true",
        "4.17.5, false",
        "4.18.2, true",
        "4.18.3, false",
        "4.19, false"
    })
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
        boundPirq27();
        xen.unbindPtIrq(s, 27, lines);
        xen.unmapPirq(s, 27, lines);
        lines.logs();
        free();
        assertEquals(answer, xen.unbindPtIrq(s, 27, lines));
        assertEquals(List.of(), lines.logs());
        assertFalse(cells.bound(s, 27));
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
    @CsvSource({
        "4.1.4, true, true",
        "4.2, true, true",
        "4.3, true, true",
        "4.5, true, true",
        "4.6, false, true",
        "4.7, false, true",
        "4.19, false, true"
    })
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

    /** 4.1 and 4.2 take a bind of what was unbound by force as an update, and an unbind repairs it. */
    @ParameterizedTest
    @CsvSource({"4.1.4, true", "4.2.3, true", "4.2.4, true", "4.3, false", "4.7, false"})
    void whatWasUnboundByForceIsBoundAndRepaired(String version, boolean repairs) {
        on(version).boundPirq27();
        assertEquals(0, xen.unmapPirq(s, 27, lines));
        assertRow(27, -24, -1, 0);
        lines.logs();
        assertEquals(repairs ? 0 : -1, xen.bindPtIrq(s, 27, 0x63, 0, true, lines));
        assertEquals(List.of(), lines.logs());
        assertEquals(repairs ? 0 : -1, xen.unbindPtIrq(s, 27, lines));
        assertRow(27, repairs ? 0 : -24, -1, 0);
        assertEquals(repairs ? 0 : -27, cells.slot(s, 24));
    }

    /** 4.2's inverted check deletes the struct of a pirq that only has a port when its bind fails. */
    @ParameterizedTest
    @CsvSource({"4.1.4, 10", "4.2, 0", "4.3, 10"})
    void aFailedBindOfAPirqWithAPort(String version, int port) {
        on(version);
        assertEquals(10, xen.evtchnBindPirq(s, 27, lines));
        assertTrue(bind(27) < 0);
        assertEquals(port, cells.evtchn(s, 27));
    }

    @Test
    void beforeTheFirstBindNothingCanBeUnbound() {
        on("4.7");
        free();
        map(A, 0, 27);
        assertEquals(-22, xen.unbindPtIrq(s, 27, lines));
        assertEquals(List.of("XEN_UNBIND_FAILED -22 0 0 0"), lines.logs());
        bind(27);
        assertEquals(26, free());
        map(A, 1, 26);
        assertEquals(0, xen.unbindPtIrq(s, 26, lines));
    }

    @ParameterizedTest
    @CsvSource({"-1", "23", "28", "4711"})
    void aPirqOutOfRangeIsRefusedWithoutALine(int pirq) {
        on("4.7").boundPirq27();
        assertEquals(-22, xen.unmapPirq(s, pirq, lines));
        assertEquals(-1, xen.unbindPtIrq(s, pirq, lines));
        assertEquals(-22, xen.irqStatusQuery(s, pirq, lines));
        assertEquals(List.of(), lines.logs());
    }

    /** Bit 16 is stripped from 4.10 on. */
    @ParameterizedTest
    @CsvSource({"4.9, 0x1301b", "4.10, 0x301b"})
    void bit16OfGflags(String version, String stored) {
        on(version);
        free();
        map(A, 0, 27);
        xen.bindPtIrq(s, 27, 0, 0x1301b, true, lines);
        assertEquals(Integer.decode(stored), cells.gflags(s, 27));
    }

    @ParameterizedTest
    @CsvSource({"4.2.0, DISCARDED", "4.2.4, HARDWARE", "4.5, HARDWARE", "4.6.0, TRACKED"})
    void whatBecomesOfTheGuestsMask(String version, String how) {
        on(version).boundPirq27();
        boolean before = cells.masked(s, 24);
        xen.shadow().mask(s, 24, true);
        assertEquals(how.equals("DISCARDED") ? before : true, cells.masked(s, 24));
        xen.shadow().mask(s, 24, false);
        assertEquals(how.equals("DISCARDED") && before, cells.masked(s, 24));
    }
}
