package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.LspciScenario;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.version.Versions;

/** What people do to a listing: short texts after public reports, with the values that a reader of them finds. */
class CasesTest {

    private static final String BRIDGE =
            "00:1c.0 PCI bridge: Example Corp Port\n\tBus: primary=00, secondary=05, subordinate=06, sec-latency=0\n\n";
    private static final String BEHIND =
            "\tControl: I/O-\n\tCapabilities: [b0] MSI-X: Enable+ Count=9 Masked-\n\t\tVector table: BAR=0 "
                    + "offset=00003000\n"
                    + "\t\tPBA: BAR=0 offset=00002000\n\n";

    private static LspciListing listing(String name) {
        return LspciListing.read(Samples.text("cases/" + name), name);
    }

    private static LspciScenario scenario(LspciListing listing) {
        return LspciScenario.of(listing, DeviceChoice.ALL, OptionalInt.empty(), Versions.of("4.10", "2.5", "4.7"));
    }

    private static List<String> controllers(LspciListing listing) {
        return scenario(listing).scenario().controllers().stream()
                .map(one -> one.name() + " " + one.bdf() + " " + one.msixTableSize())
                .toList();
    }

    @Test
    void aPathLeadsToTheDeviceAtItsEnd() {
        assertEquals(List.of("audio0 00:1f.3 0", "nvme0 05:00.0 9"), controllers(listing("path-addresses.lspci")));
        assertEquals(
                List.of("nvme0 0001:05:00.0 9"),
                controllers(Samples.read(
                        "0001:00:1c.0/04:01.0/05:00.0 Non-Volatile memory controller: Example\n" + BEHIND)));
    }

    @Test
    void aPathWithoutBusesIsFollowedByTheBridges() {
        String second =
                "00:1c.0/03.0 PCI bridge: Example Corp Switch\n\tBus: primary=05, secondary=06, subordinate=06, "
                        + "sec-latency=0\n\n";
        String drive = "00:1c.0/03.0/1f.7 Non-Volatile memory controller: Example\n" + BEHIND;

        assertEquals(List.of("nvme0 06:1f.7 9"), controllers(Samples.read(BRIDGE + second + drive)));
    }

    @Test
    void aPathThatNobodyCanFollowIsSaidWithItsLine() {
        LspciListing listing =
                Samples.read(Samples.NVME + "00:1d.0/00.0 Non-Volatile memory controller: Example\n" + BEHIND);

        assertEquals(List.of("nvme0 04:00.0 33"), controllers(listing));
        assertTrue(
                scenario(listing)
                        .notes()
                        .containsAll(List.of(
                                "Line 23: a device is left out, because no line names the bus below its "
                                        + "bridge; lspci -PP prints it.",
                                "Lines 25 to 27: capabilities below other text, or of a device whose first "
                                        + "line is missing, are given to no device.")),
                scenario(listing).notes().toString());
    }

    @Test
    void aRemarkBetweenQuotedLinesIsNoEnd() {
        LspciListing listing = listing("comment-inside.lspci");

        assertEquals(List.of("bridge0 00:00.0 1", "net0 01:00.0 0"), controllers(listing));
        LspciDevice bridge = listing.devices().get(0);
        assertEquals(OptionalInt.of(32), bridge.msi().orElseThrow().vectorsMax());
        assertEquals(
                new MsixCapability(
                        0xb0,
                        Flag.CLEAR,
                        OptionalInt.of(1),
                        Flag.CLEAR,
                        Optional.of(new TableLocation(0, 0)),
                        Optional.of(new TableLocation(0, 8))),
                bridge.msix().orElseThrow());
        assertEquals(0xa0, listing.devices().get(1).msi().orElseThrow().offset());
        assertEquals(List.of(), listing.leftovers());
    }

    @Test
    void belowARemarkWithoutQuoteMarksTheCapabilitiesMayBeAnybodys() {
        String text = Samples.text("cases/comment-inside.lspci").replaceAll("(?m)^> ?", "");
        LspciScenario made = scenario(Samples.read(text));

        assertEquals(
                List.of("net0"),
                made.scenario().controllers().stream().map(Controller::name).toList());
        assertTrue(
                made.notes().stream().noneMatch(note -> note.contains("as root")),
                made.notes().toString());
        assertTrue(
                made.notes()
                        .contains("Lines 6 to 10: capabilities below other text, or of a device whose first line is "
                                + "missing, are given to no device."),
                made.notes().toString());
    }

    @Test
    void whatTheReviewerShowsOfHisOwnIsNotTheQuotedDevices() {
        String text = Samples.NVME.replaceAll("(?m)^", "> ")
                + "\nMine has this:\n\n\tCapabilities: [70] MSI-X: Enable+ Count=5 Masked-\n";
        LspciListing listing = Samples.read(text);

        assertEquals(
                OptionalInt.of(33),
                listing.devices().get(0).msix().orElseThrow().vectors());
        assertEquals(List.of(new Leftover(26, 26, Leftover.Fault.CUT_OFF)), listing.leftovers());
    }

    @Test
    void aFirstLineMayBeBrokenTwice() {
        LspciListing listing = listing("header-wrapped-twice.lspci");

        assertEquals(List.of("gpu0 04:00.0 0"), controllers(listing));
        assertEquals(
                OptionalInt.of(1), listing.devices().get(0).msi().orElseThrow().vectorsMax());
        assertEquals(0x68, listing.devices().get(0).msi().orElseThrow().offset());
    }

    @Test
    void aFirstLineMayBeBrokenWithinItsClass() {
        LspciDevice device = Samples.only(Samples.NVME.replace(
                "Non-Volatile memory controller [0108]: ", "Non-Volatile\nmemory controller\n[0108]:\n"));

        assertEquals(new DeviceClass("Non-Volatile memory controller", OptionalInt.of(0x0108)), device.deviceClass());
        assertEquals(Samples.only(Samples.NVME).capabilities(), device.capabilities());
    }

    @Test
    void aFirstLineWithoutItsEndIsSaid() {
        LspciListing listing = Samples.read(Samples.NVME + "05:00.0 Ethernet\n" + BEHIND);

        assertEquals(1, listing.devices().size());
        assertTrue(
                scenario(listing)
                        .notes()
                        .contains("Line 23: a device is left out, because the \": \" after its class is missing."),
                scenario(listing).notes().toString());
    }

    @Test
    void behindTheEmptyLineThatEndsADeviceStandsAnother() {
        String nobodys = Samples.NVME
                .substring(Samples.NVME.indexOf('\n') + 1)
                .replace("[b0]", "[c0]")
                .replace("Count=33", "Count=7");
        LspciListing listing = Samples.read(Samples.NVME + nobodys);

        assertEquals(
                OptionalInt.of(33),
                listing.devices().get(0).msix().orElseThrow().vectors());
        assertEquals(List.of(new Leftover(29, 42, Leftover.Fault.CUT_OFF)), listing.leftovers());
        assertEquals(
                List.of(new Leftover(28, 41, Leftover.Fault.CUT_OFF)),
                Samples.read(Samples.NVME.stripTrailing() + "\n" + nobodys).leftovers());
    }

    @Test
    void behindThatEmptyLineNotEvenOneCapabilityIsTaken() {
        LspciListing listing = Samples.read(Samples.PLAIN
                + "\tControl: I/O-\n\tCapabilities: [50] MSI: Enable+ Count=1/1 Maskable- 64bit-\n\t\tAddress: "
                + "fee37000  Data: 4300\n"
                + "\n\tCapabilities: [c0] MSI-X: Enable+ Count=7 Masked-\n\n");

        assertEquals(Optional.empty(), listing.devices().get(0).msix());
        assertEquals(List.of(new Leftover(6, 6, Leftover.Fault.CUT_OFF)), listing.leftovers());
    }

    @Test
    void reservedNumbersOfVectorsAreNotBelieved() {
        for (String count : List.of("Count=1/64", "Count=1/128", "Count=64/32", "Queue=0/6", "Queue=7/5")) {
            LspciDevice device = Samples.with(
                    "\tCapabilities: [50] MSI: Enable+ " + count + " Maskable- 64bit+",
                    "\t\tAddress: 00000000fee37000  Data: 4300");
            assertEquals(
                    "Line 4, MSI at 50: its number of vectors is a reserved value; MSI has at most 32.",
                    device.capabilities().missing(),
                    count);
        }
        LspciDevice most = Samples.with(
                "\tCapabilities: [50] MSI: Enable+ Count=32/32 Maskable- 64bit+",
                "\t\tAddress: 00000000fee37000  Data: 4300");
        assertEquals(OptionalInt.of(32), most.msi().orElseThrow().vectorsMax());
        assertEquals(ListState.COMPLETE, most.capabilities().state());
    }

    @Test
    void reservedBarsAreNotBelieved() {
        for (String bar : List.of("6", "7")) {
            LspciDevice device = Samples.with(
                    "\tCapabilities: [b0] MSI-X: Enable+ Count=9 Masked-",
                    "\t\tVector table: BAR=" + bar + " offset=00003000",
                    "\t\tPBA: BAR=5 offset=00002000");
            assertEquals(
                    "Line 4, MSI-X at b0: a BAR number is a reserved value; a device has BAR 0 to 5.",
                    device.capabilities().missing());
            assertEquals(Optional.empty(), device.msix().orElseThrow().table());
            assertEquals(
                    Optional.of(new TableLocation(5, 0x2000)),
                    device.msix().orElseThrow().pba());
        }
    }

    @Test
    void anInterruptCapabilityLiesBelow100() {
        LspciDevice device = Samples.with(
                "\tCapabilities: [100] MSI: Enable+ Count=1/1 Maskable- 64bit+",
                "\t\tAddress: 00000000fee37000  Data: 4300");
        assertEquals(
                "Line 4, MSI at 100: an interrupt capability lies at 40 to ff.",
                device.capabilities().missing());
    }

    @Test
    void aSecondMsixOfADeviceIsSaid() {
        LspciDevice device = Samples.only(Samples.NVME.replace(
                "\tCapabilities: [100", "\tCapabilities: [c0] MSI-X: Enable- Count=7 Masked-\n\tCapabilities: [100"));
        assertEquals(
                "Line 19, MSI-X at c0: a second one in the same device, not used.",
                device.capabilities().missing());
        assertEquals(OptionalInt.of(33), device.msix().orElseThrow().vectors());
    }

    @Test
    void aDeviceThatIsListedTwiceSaysWhatDiffers() {
        String plain = Samples.NVME.lines().findFirst().orElseThrow() + "\n";
        String named = "04:00.0 Non-Volatile memory controller (line %d) is listed again%s; line %d is used.";

        assertEquals(
                List.of(String.format(named, 23, "", 1)),
                scenario(Samples.read(Samples.NVME + Samples.NVME)).notes().subList(0, 1));
        assertEquals(
                List.of(String.format(named, 23, " with other values of MSI-X", 1)),
                scenario(Samples.read(Samples.NVME + Samples.NVME.replace("Count=33", "Count=34")))
                        .notes()
                        .subList(0, 1));
        assertEquals(
                List.of(String.format(named, 1, " with other values of MSI and MSI-X", 5)),
                scenario(Samples.read(plain + "\tControl: I/O-\n\tStatus: Cap- 66MHz-\n\n" + Samples.NVME))
                        .notes()
                        .subList(0, 1));
        assertTrue(
                scenario(Samples.read(plain + Samples.NVME)).notes().stream().noneMatch(note -> note.contains("again")),
                "nothing is shown, nothing is lost");
    }
}
