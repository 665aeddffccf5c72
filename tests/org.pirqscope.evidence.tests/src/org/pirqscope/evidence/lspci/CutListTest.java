package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A capability list that is cut is said to be cut, and never taken for a device without MSI. */
class CutListTest {

    private static final String MSIX = "\tCapabilities: [b0] MSI-X: Enable+ Count=13 Masked-";
    private static final String TABLE = "\t\tVector table: BAR=0 offset=00003000";
    private static final String PBA = "\t\tPBA: BAR=0 offset=00002000";

    private static void assertCut(String missing, LspciDevice device) {
        assertEquals(ListState.CUT, device.capabilities().state());
        assertEquals(missing, device.capabilities().missing());
        assertFalse(device.capabilities().knownToHaveNone());
    }

    @Test
    void withoutRootTheListIsDenied() {
        assertCut(
                "Line 4: lspci was denied access to the capabilities; run it as root.",
                Samples.with("\tCapabilities: <access denied>", "\tKernel driver in use: nvme"));
    }

    @Test
    void aPlainListShowsNothing() {
        CapabilityList list = Samples.only(Samples.PLAIN).capabilities();

        assertEquals(
                new CapabilityList(
                        ListState.NOT_SHOWN,
                        "No capabilities are shown: run lspci -vv as root.",
                        Optional.empty(),
                        Optional.empty()),
                list);
    }

    @Test
    void oneVNamesTheCapabilityButNotItsTable() {
        LspciDevice device =
                Samples.only(Samples.PLAIN + "\tFlags: bus master, fast devsel, latency 0, IRQ 16\n" + MSIX + "\n\n");

        assertCut("Line 3, MSI-X at b0: the table location is not shown by lspci -v; run lspci -vv.", device);
        assertEquals(OptionalInt.of(13), device.msix().orElseThrow().vectors());
        assertEquals(Optional.empty(), device.msix().orElseThrow().table());
        assertEquals(OptionalInt.of(16), device.irq());
        assertEquals(Flag.NOT_SHOWN, device.intx());
    }

    @Test
    void oneVNamesMsiButNotItsMessage() {
        assertCut(
                "Line 3, MSI at 50: the address and data are not shown by lspci -v; run lspci -vv.",
                Samples.only(Samples.PLAIN
                        + "\tFlags: fast devsel\n\tCapabilities: [50] MSI: Enable- Count=1/1 Maskable- 64bit+\n\n"));
    }

    @Test
    void oneVOfADeviceWithoutEitherIsComplete() {
        LspciDevice device = Samples.only(
                Samples.PLAIN + "\tFlags: fast devsel\n\tCapabilities: [40] Power Management version 3\n\n");

        assertTrue(device.capabilities().knownToHaveNone());
    }

    @Test
    void aDeviceWhoseStatusHasNoListIsComplete() {
        LspciDevice device = Samples.only(Samples.PLAIN + "\tControl: I/O- Mem+\n\tStatus: Cap- 66MHz-\n\n");

        assertTrue(device.capabilities().knownToHaveNone());
    }

    @Test
    void aStatusThatPromisesAListWithoutOneIsCut() {
        assertCut(
                "The status says that there are capabilities (Cap+), but none is shown.", Samples.with("\tLatency: 0"));
    }

    @Test
    void aTextThatEndsInTheDeviceIsCut() {
        LspciDevice device =
                Samples.only(Samples.PLAIN + "\tControl: I/O-\n\tCapabilities: [40] Power Management version 3\n");

        assertCut("The device breaks off after line 3, so capabilities may be missing.", device);
    }

    @Test
    void aDeviceThatRunsIntoTheNextOneIsCut() {
        LspciListing listing = Samples.read(Samples.PLAIN + "\tControl: I/O-\n" + Samples.NVME);

        assertCut(
                "The device breaks off after line 2, so capabilities may be missing.",
                listing.devices().get(0));
        assertEquals(ListState.COMPLETE, listing.devices().get(1).capabilities().state());
    }

    @Test
    void aDeviceThatRunsIntoProseIsCutAndTheProseIsNotRead() {
        LspciDevice device = Samples.only(
                Samples.PLAIN + "\tControl: I/O-\nthe rest:\n" + MSIX + "\n" + TABLE + "\n" + PBA + "\n\n");

        assertCut("The device breaks off after line 2, so capabilities may be missing.", device);
        assertEquals(Optional.empty(), device.msix());
    }

    @Test
    void aCommandEndsADevice() {
        for (String prompt :
                new String[] {"# ", "$ ", "[root@host 0000:04:00.0]# ", "user@host:~$ ", "root@host:/sys# "}) {
            LspciDevice device = Samples.only(Samples.PLAIN + "\tControl: I/O-\n" + prompt
                    + "lspci -vvv -s 05: | grep -A2 MSI-X\n" + MSIX + "\n" + TABLE + "\n" + PBA + "\n\n");
            assertEquals(Optional.empty(), device.msix(), prompt);
            assertCut("The device breaks off after line 2, so capabilities may be missing.", device);
        }
    }

    @Test
    void anIrqThatIsNoNumberIsNotShown() {
        assertEquals(
                OptionalInt.of(0),
                Samples.only(Samples.PLAIN + "\tInterrupt: pin A routed to IRQ 0\n")
                        .irq());
        for (String irq : new String[] {"-2147483648", "99999999999", "", "x"}) {
            assertEquals(
                    OptionalInt.empty(),
                    Samples.only(Samples.PLAIN + "\tInterrupt: pin A routed to IRQ " + irq + "\n")
                            .irq(),
                    irq);
        }
        assertEquals(
                Flag.CLEAR,
                Samples.with("\tInterrupt: pin ? routed to IRQ 11", "\tCapabilities: [40] Power Management version 3")
                        .intx());
    }

    @Test
    void theDriverLinesEndADeviceAsWellAsAnEmptyLine() {
        LspciDevice device = Samples.only(Samples.PLAIN + "\tControl: I/O-\n" + MSIX + "\n" + TABLE + "\n" + PBA
                + "\n\tKernel driver in use: nvme");

        assertEquals(ListState.COMPLETE, device.capabilities().state());
        assertEquals(Optional.of("nvme"), device.driver());
    }

    @Test
    void linesPickedOutByGrepDoNotMakeAWholeList() {
        LspciDevice device = Samples.only(Samples.PLAIN + MSIX + "\n" + TABLE + "\n" + PBA + "\n\n");

        assertCut("The lines above the capabilities are missing, so capabilities may be missing too.", device);
        assertEquals(OptionalInt.of(13), device.msix().orElseThrow().vectors());
    }

    @Test
    void aCapabilityLineThatBreaksOffIsUnfinished() {
        assertCut(
                "Line 4, MSI-X at b0: the capability is unfinished, Count cannot be read.",
                Samples.with("\tCapabilities: [b0] MSI-X: Enable+", TABLE, PBA));
        assertCut(
                "Line 4, MSI-X at b0: the capability is unfinished, Enable cannot be read.",
                Samples.with("\tCapabilities: [b0] MSI-X", TABLE, PBA));
        assertCut("Line 4: the capability is unfinished.", Samples.with("\tCapabilities: [b0", TABLE, PBA));
        assertCut("Line 4: the capability is unfinished.", Samples.with("\tCapabilities:", TABLE, PBA));
        assertCut("Line 4: the capability is unfinished.", Samples.with("\tCapabilities: [b0]"));
    }

    @Test
    void aCountThatIsNoNumberIsNotReadAsOne() {
        // an undecoded mail writes = as =3D
        LspciDevice device = Samples.with("\tCapabilities: [b0] MSI-X: Enable+ Count=3D13 Masked-", TABLE, PBA);

        assertCut("Line 4, MSI-X at b0: the capability is unfinished, Count cannot be read.", device);
        assertEquals(OptionalInt.empty(), device.msix().orElseThrow().vectors());
    }

    @Test
    void countsThatNoDeviceHasAreNotBelieved() {
        for (String count : new String[] {"0", "2049", "99999999999", "-1", "\u0661"}) {
            LspciDevice device =
                    Samples.with("\tCapabilities: [b0] MSI-X: Enable+ Count=" + count + " Masked-", TABLE, PBA);
            assertEquals(OptionalInt.empty(), device.msix().orElseThrow().vectors(), count);
        }
    }

    @Test
    void aNumberAtTheVeryEndOfATextMayBeCutAndIsLeft() {
        String text = Samples.PLAIN + "\tControl: I/O-\n\tCapabilities: [70] MSI-X: Enable+ Mask- TabSize=1";

        assertEquals(
                OptionalInt.empty(), Samples.only(text).msix().orElseThrow().vectors());
        assertEquals(
                OptionalInt.of(10),
                Samples.only(text + "0\n").msix().orElseThrow().vectors());
    }

    @Test
    void aRegisterWithTooFewDigitsIsLeft() {
        LspciDevice device = Samples.with(MSIX, "\t\tVector table: BAR=0 offset=0000300", PBA);

        assertCut("Line 4, MSI-X at b0: the table location is not shown.", device);
    }

    @Test
    void aHalfPrinted64BitAddressIsNotTakenForA32BitOne() {
        LspciDevice device =
                Samples.with("\tCapabilities: [50] MSI: Enable+ Count=1/1 Maskable- 64bit+", "\t\tAddress: 00000000");

        assertCut("Line 4, MSI at 50: the address and data are not shown.", device);
        assertEquals(Optional.empty(), device.msi().orElseThrow().address());
    }

    @Test
    void missingMaskBitsOfAMaskableMsiAreSaid() {
        assertCut(
                "Line 4, MSI at 50: the mask and pending bits are not shown.",
                Samples.with(
                        "\tCapabilities: [50] MSI: Enable+ Count=1/1 Maskable+ 64bit+",
                        "\t\tAddress: 00000000fee37000  Data: 4300"));
    }

    @Test
    void aMissingPbaIsSaid() {
        assertCut("Line 4, MSI-X at b0: the location of the pending bits is not shown.", Samples.with(MSIX, TABLE));
    }

    @Test
    void whatLspciCallsDamageIsDamage() {
        assertCut(
                "Line 4: lspci found the capability list damaged: <chain looped>.",
                Samples.with("\tCapabilities: [40] <chain looped>"));
        assertCut(
                "Line 2: lspci could not read the config space of the device.",
                Samples.only(Samples.PLAIN + "\t!!! Unknown header type 7f\n\tFlags: fast devsel\n\n"));
    }

    @Test
    void dotsBetweenDevicesLeaveTheDeviceAboveWhole() {
        LspciListing listing = Samples.read(Samples.NVME + "[...]\n\n" + Samples.NVME);

        assertEquals(ListState.COMPLETE, listing.devices().get(0).capabilities().state());
        assertEquals(ListState.COMPLETE, listing.devices().get(1).capabilities().state());
    }

    @Test
    void everyWayToSayThatLinesWereLeftOutIsSeen() {
        for (String dots : new String[] {
            "...",
            "\t...",
            "[...]",
            "\u2026",
            "[snip]",
            "<snip>",
            "[... snipped ...]",
            "(cut)",
            ". . ..",
            "--snip--",
            "[SNIP]",
            "{truncated}"
        }) {
            LspciDevice device = Samples.with("\tCapabilities: [40] Power Management version 3", dots);
            assertCut("Lines were left out (line 5), so capabilities may be missing.", device);
        }
    }
}
