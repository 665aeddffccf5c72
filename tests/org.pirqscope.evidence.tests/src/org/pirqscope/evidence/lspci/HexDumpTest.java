package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Config space printed with -x, -xxx, -xxxx, where no capability text stands above it. */
class HexDumpTest {

    private static final String DUMPED = Samples.PLAIN + Samples.NVME_BYTES;

    private static LspciDevice changed(String... beforeAndAfter) {
        String text = DUMPED;
        for (int i = 0; i < beforeAndAfter.length; i += 2) {
            assertTrue(text.contains(beforeAndAfter[i]), beforeAndAfter[i]);
            text = text.replace(beforeAndAfter[i], beforeAndAfter[i + 1]);
        }
        return Samples.only(text);
    }

    private static void assertCut(String missing, LspciDevice device) {
        assertEquals(ListState.CUT, device.capabilities().state());
        assertEquals(missing, device.capabilities().missing());
    }

    @Test
    void theBytesTellWhatTheTextWouldHave() {
        LspciDevice text = Samples.only(Samples.NVME);
        LspciDevice dump = Samples.only(DUMPED);

        assertEquals(text.capabilities(), dump.capabilities());
        assertEquals(text.ids(), dump.ids());
        assertEquals(text.deviceClass(), dump.deviceClass());
        assertEquals(text.intx(), dump.intx());
    }

    @Test
    void a32BitMsiHasItsRegistersFourBytesEarlier() {
        LspciDevice device = changed(
                "50: 05 b0 ab 01 00 c0 e2 fe 00 01 00 00 00 43 00 00",
                "50: 05 b0 2b 01 00 70 e3 fe 00 43 00 00 0f 00 00 00",
                "60: 0f",
                "60: 02");

        assertEquals(
                new MsiCapability(
                        0x50,
                        Flag.SET,
                        OptionalInt.of(4),
                        OptionalInt.of(32),
                        Flag.SET,
                        Flag.CLEAR,
                        Optional.of(new PrintedHex(0xfee37000L, 8)),
                        Optional.of(new PrintedHex(0x4300, 4)),
                        Optional.of(new PrintedHex(0xf, 8)),
                        Optional.of(new PrintedHex(2, 8))),
                device.msi().orElseThrow());
    }

    @Test
    void anMsiWithoutMaskBitsHasNone() {
        LspciDevice device = changed("50: 05 b0 ab 01", "50: 05 b0 81 00");

        assertEquals(Optional.empty(), device.msi().orElseThrow().masking());
        assertEquals(ListState.COMPLETE, device.capabilities().state());
    }

    @Test
    void theLargestTableHas2048Entries() {
        MsixCapability msix =
                changed("b0: 11 00 20 40", "b0: 11 00 ff 87").msix().orElseThrow();

        assertEquals(OptionalInt.of(2048), msix.vectors());
        assertEquals(Flag.SET, msix.enabled());
        assertEquals(Flag.CLEAR, msix.masked());
    }

    @Test
    void reservedNumbersAreNotBelieved() {
        for (String control : new String[] {"ad 01", "af 01", "eb 01"}) {
            LspciDevice device = changed("50: 05 b0 ab 01", "50: 05 b0 " + control);
            assertCut(
                    "The MSI capability at 50 of the hex dump has a reserved number of vectors; MSI has at most 32.",
                    device);
            assertEquals(OptionalInt.of(33), device.msix().orElseThrow().vectors());
        }
        for (String bar : new String[] {"06", "07"}) {
            LspciDevice device = changed("b0: 11 00 20 40 00 30", "b0: 11 00 20 40 " + bar + " 30");
            assertCut(
                    "The MSI-X capability at b0 of the hex dump has a reserved BAR number; a device has BAR 0 to 5.",
                    device);
            assertEquals(Optional.empty(), device.msix().orElseThrow().table());
        }
    }

    @Test
    void aSecondCapabilityOfAKindIsSaid() {
        assertCut(
                "The hex dump has a second MSI-X capability at c0, not used.",
                changed("b0: 11 00", "b0: 11 c0", "c0: 00 00", "c0: 11 00"));
    }

    @Test
    void aChainThatBitesItsTailEnds() {
        assertCut("The capability list is a loop: it comes back to 40.", changed("b0: 11 00", "b0: 11 40"));
        assertCut("The capability list is a loop: it comes back to 50.", changed("50: 05 b0", "50: 05 50"));
    }

    @Test
    void aChainThatLeadsNowhereIsCutAndKeepsWhatWasFound() {
        LspciDevice device = changed("50: 05 b0", "50: 05 20");

        assertCut("The capability list leads to 20, where none can be.", device);
        assertTrue(device.msi().isPresent());
        assertEquals(Optional.empty(), device.msix());
    }

    @Test
    void theTwoReservedBitsOfAPointerAreIgnored() {
        assertEquals(
                Samples.only(DUMPED).capabilities(),
                changed("50: 05 b0", "50: 05 b3").capabilities());
    }

    @Test
    void aDumpOf64BytesEndsBeforeTheChain() {
        String header = DUMPED.substring(0, DUMPED.indexOf("40: ")) + "\n";

        assertCut("The hex dump does not show byte 40, which the capability list needs.", Samples.only(header));
    }

    @Test
    void aDumpThatEndsInsideACapabilityIsCut() {
        assertCut(
                "The hex dump ends inside the MSI-X capability at b0.",
                Samples.only(DUMPED.substring(0, DUMPED.indexOf("b0: ") + 4 + 3 * 11)));
        LspciDevice whole = Samples.only(DUMPED.substring(0, DUMPED.indexOf("b0: ") + 4 + 3 * 12));
        assertEquals(Samples.only(DUMPED).capabilities(), whole.capabilities());
    }

    @Test
    void aCapabilityThatRunsOverTheEndOfItsSpaceIsCut() {
        assertCut(
                "The hex dump ends inside the MSI capability at fc.",
                changed(
                        "50: 05 b0",
                        "50: 01 fc",
                        "f0: 00 00 00 00 00 00 00 00 00 00 00 00 00",
                        "f0: 00 00 00 00 00 00 00 00 00 00 00 00 05"));
    }

    @Test
    void aStatusWithoutAListNeedsNoChain() {
        assertTrue(changed("06 04 10 00", "06 04 00 00").capabilities().knownToHaveNone());
    }

    @Test
    void aCardbusBridgeHasItsPointerElsewhere() {
        LspciDevice device = changed(
                "02 02 08 01 10 00 00 00", "02 02 08 01 10 00 02 00", "10: 04 00 01 f3 00", "10: 04 00 01 f3 b0");

        assertTrue(device.msix().isPresent());
        assertEquals(Optional.empty(), device.msi());
    }

    @Test
    void aDeviceThatIsGoneReadsAllOnes() {
        String ones = "00: " + "ff ".repeat(16).strip() + "\n";

        assertCut("The hex dump reads all ones: the device did not answer.", Samples.only(Samples.PLAIN + ones + "\n"));
        assertEquals(Optional.empty(), Samples.only(Samples.PLAIN + ones + "\n").ids());
    }

    @Test
    void aWholeDumpFillsWhatDeniedOrBriefTextLacks() {
        String denied = Samples.PLAIN + "\tFlags: fast devsel\n\tCapabilities: <access denied>\n" + Samples.NVME_BYTES;
        String brief = Samples.PLAIN + "\tFlags: fast devsel\n\tCapabilities: [b0] MSI-X: Enable- Count=33 Masked+\n"
                + Samples.NVME_BYTES;

        assertEquals(Samples.only(DUMPED).capabilities(), Samples.only(denied).capabilities());
        assertEquals(Samples.only(DUMPED).capabilities(), Samples.only(brief).capabilities());
    }

    @Test
    void aShortDumpDoesNotTakeAwayWhatTheTextHas() {
        String header = Samples.NVME_BYTES.substring(0, Samples.NVME_BYTES.indexOf("40: ")) + "\n";
        String brief = Samples.PLAIN + "\tFlags: fast devsel\n\tCapabilities: [b0] MSI-X: Enable- Count=33 Masked+\n";

        assertEquals(
                OptionalInt.of(33),
                Samples.only(brief + header).msix().orElseThrow().vectors());
        assertEquals(ListState.CUT, Samples.only(brief + header).capabilities().state());
    }

    @Test
    void extendedRowsDoNotDisturb() {
        String extended =
                DUMPED.stripTrailing() + "\n100: 11 00 01 14 00 00 00 00 00 00 00 00 11 20 06 00\nff0: 05 00 00 00\n\n";

        assertEquals(Samples.only(DUMPED).capabilities(), Samples.only(extended).capabilities());
    }

    @Test
    void theDumpBelongsToTheDeviceAboveIt() {
        List<LspciDevice> devices =
                Samples.read("01:00.0 0200: 8086:10c9\n" + DUMPED).devices();

        assertEquals(
                List.of(ListState.NOT_SHOWN, ListState.COMPLETE),
                devices.stream().map(d -> d.capabilities().state()).toList());
    }
}
