package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.LspciScenario;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/**
 * Whole listings as people publish them, in words and numbers of our own: what {@link RealListingsTest} asks of others,
 * in every clone.
 */
class OwnListingsTest {

    private static final Versions VERSIONS = Versions.of("4.10", "2.5", "4.7");
    private static final MsiCapability DRIVES_MSI = new MsiCapability(
            0x60,
            Flag.CLEAR,
            OptionalInt.of(1),
            OptionalInt.of(16),
            Flag.SET,
            Flag.SET,
            Optional.of(new PrintedHex(0, 16)),
            Optional.of(new PrintedHex(0, 4)),
            Optional.of(new PrintedHex(0, 8)),
            Optional.of(new PrintedHex(0, 8)));

    private static LspciListing listing(String name) {
        return LspciListing.read(Samples.text("listings/" + name), name);
    }

    private static LspciScenario scenario(String name, DeviceChoice choice) {
        return LspciScenario.of(listing(name), choice, OptionalInt.empty(), VERSIONS);
    }

    private static MsixCapability msix(
            int offset, Flag enabled, int vectors, Flag masked, TableLocation table, TableLocation pba) {
        return new MsixCapability(
                offset, enabled, OptionalInt.of(vectors), masked, Optional.of(table), Optional.of(pba));
    }

    @Test
    void twoDrivesHaveMsiOffAndSeventeenVectorsOn() {
        List<LspciDevice> devices = listing("two-drives.txt").devices();

        assertEquals(
                List.of("0003:02:00.0", "31:00.0"),
                devices.stream().map(device -> device.address().toString()).toList());
        assertEquals(
                List.of(OptionalInt.of(87), OptionalInt.of(52)),
                devices.stream().map(LspciDevice::irq).toList());
        assertEquals(List.of(1, 28), devices.stream().map(LspciDevice::line).toList());
        for (LspciDevice device : devices) {
            assertEquals("1de0:0b10", device.ids().orElseThrow().toString());
            assertEquals(
                    new DeviceClass("Non-Volatile memory controller", OptionalInt.of(0x0108)), device.deviceClass());
            assertEquals("Sample Flash Works Model Q Drive", device.description());
            assertEquals(Optional.of("nvme"), device.driver());
            assertEquals(DRIVES_MSI, device.msi().orElseThrow());
            assertEquals(
                    msix(0xc0, Flag.SET, 17, Flag.CLEAR, new TableLocation(2, 0x4000), new TableLocation(2, 0x5000)),
                    device.msix().orElseThrow());
            assertEquals(ListState.COMPLETE, device.capabilities().state());
            assertEquals("", device.capabilities().missing());
        }
    }

    @Test
    void aDeviceStandsThereBeforeAndAfterWithOnlyItsMaskChanged() {
        List<LspciDevice> devices = listing("before-and-after.txt").devices();

        assertEquals(List.of(3, 17), devices.stream().map(LspciDevice::line).toList());
        assertTrue(devices.get(0).address().sameFunction(devices.get(1).address()));
        assertEquals(devices.get(0).msi(), devices.get(1).msi());
        assertEquals(
                new MsiCapability(
                        0x70,
                        Flag.SET,
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        Flag.SET,
                        Flag.SET,
                        Optional.of(new PrintedHex(0xfee1c000L, 16)),
                        Optional.of(new PrintedHex(0x4022, 4)),
                        Optional.of(new PrintedHex(0, 8)),
                        Optional.of(new PrintedHex(0, 8))),
                devices.get(0).msi().orElseThrow());
        assertEquals(
                List.of(Flag.CLEAR, Flag.SET),
                devices.stream()
                        .map(device -> device.msix().orElseThrow().masked())
                        .toList());
        assertEquals(
                msix(0xd0, Flag.CLEAR, 40, Flag.SET, new TableLocation(4, 0x1000), new TableLocation(4, 0x1800)),
                devices.get(1).msix().orElseThrow());
    }

    @Test
    void dotsWithinADeviceAreALeftOutPartNotAnEnd() {
        List<LspciDevice> devices = listing("before-and-after.txt").devices();

        assertEquals(
                List.of(ListState.CUT, ListState.CUT),
                devices.stream().map(device -> device.capabilities().state()).toList());
        assertEquals(
                "Lines were left out (line 4, 9, 13), so capabilities may be missing.",
                devices.get(0).capabilities().missing());
    }

    @Test
    void theOldWordingIsReadAndItsNumbersComeFromTheDump() {
        LspciDevice device = Samples.only(Samples.text("listings/old-wording.txt"));

        assertEquals("1de0:0c40", device.ids().orElseThrow().toString());
        assertEquals(OptionalInt.of(0x0200), device.deviceClass().code());
        assertEquals(0x58, device.msi().orElseThrow().offset());
        assertEquals(Flag.CLEAR, device.msi().orElseThrow().enabled());
        assertEquals(Flag.SET, device.msi().orElseThrow().maskable());
        assertEquals(
                msix(0x78, Flag.SET, 12, Flag.CLEAR, new TableLocation(3, 0), new TableLocation(3, 0x1000)),
                device.msix().orElseThrow());
        assertEquals(ListState.COMPLETE, device.capabilities().state());
    }

    @Test
    void textAndDumpOfOneDeviceTellTheSame() {
        String text = Samples.text("listings/old-wording.txt");
        String dumpOnly = text.substring(0, text.indexOf("\n") + 1) + text.substring(text.indexOf("\n00: ") + 1);

        assertEquals(Samples.only(text).capabilities(), Samples.only(dumpOnly).capabilities());
    }

    @Test
    void bothVirtualDevicesHaveFiveVectorsAndNoMsi() {
        List<LspciDevice> devices = listing("two-virtual.txt").devices();

        assertEquals(
                List.of("1de0:1000", "1de0:1042"),
                devices.stream().map(d -> d.ids().orElseThrow().toString()).toList());
        assertEquals(
                msix(0x44, Flag.SET, 5, Flag.CLEAR, new TableLocation(1, 0), new TableLocation(1, 0x400)),
                devices.get(0).msix().orElseThrow());
        assertEquals(
                msix(0x98, Flag.SET, 5, Flag.CLEAR, new TableLocation(0, 0), new TableLocation(0, 0x800)),
                devices.get(1).msix().orElseThrow());
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                devices.stream().map(LspciDevice::msi).toList());
        assertEquals(
                List.of(Flag.SET, Flag.CLEAR),
                devices.stream().map(LspciDevice::intx).toList());
    }

    @Test
    void theHexDumpsOfTwoHostsGiveTwentyOneAndThirtyTwoVectors() {
        List<LspciDevice> dumped = listing("two-hosts.txt").devices().stream()
                .filter(device -> device.capabilities().state() != ListState.NOT_SHOWN)
                .toList();

        assertEquals(
                List.of("1de0:0b20", "1de0:0c50"),
                dumped.stream().map(d -> d.ids().orElseThrow().toString()).toList());
        assertEquals(
                msix(0x90, Flag.SET, 21, Flag.CLEAR, new TableLocation(0, 0x2000), new TableLocation(0, 0x3000)),
                dumped.get(0).msix().orElseThrow());
        assertEquals(
                msix(0x9c, Flag.SET, 32, Flag.CLEAR, new TableLocation(4, 0), new TableLocation(4, 0x1000)),
                dumped.get(1).msix().orElseThrow());
    }

    @Test
    void capabilityLinesBehindAPromptBelongToNoDevice() {
        LspciListing listing = listing("two-hosts.txt");

        assertEquals(
                List.of(2, 4, 28, 29, 31),
                listing.devices().stream().map(LspciDevice::line).toList());
        assertEquals(
                List.of(
                        ListState.NOT_SHOWN,
                        ListState.COMPLETE,
                        ListState.NOT_SHOWN,
                        ListState.NOT_SHOWN,
                        ListState.COMPLETE),
                listing.devices().stream()
                        .map(device -> device.capabilities().state())
                        .toList());
        assertEquals(List.of(new Leftover(23, 25, Leftover.Fault.CUT_OFF)), listing.leftovers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two-drives.txt", "before-and-after.txt", "old-wording.txt", "two-virtual.txt", "two-hosts.txt"})
    void cutAtAnyPlaceItNeverClaimsMoreThanItShows(String name) {
        RobustnessTest.cutEverywhere(Samples.text("listings/" + name));
    }

    @Test
    void theTwoDrivesBecomeTwoControllersOfSeventeenVectors() {
        LspciScenario made = scenario("two-drives.txt", DeviceChoice.ALL);

        Controller.Msi msi = new Controller.Msi(true, true, true);
        List<Controller.Act> load = List.of(Controller.Act.LOAD);
        RealDevice real =
                new RealDevice("1de0:0b10", 0x60, 0xc0, RealDevice.Bar.at(2, 0x4000), RealDevice.Bar.at(2, 0x5000));
        assertEquals(
                List.of(
                        new Controller("nvme0", "0003:02:00.0", 17, msi, true, 17, load, real),
                        new Controller("nvme1", "31:00.0", 17, msi, true, 17, load, real)),
                made.scenario().controllers());
        assertEquals("two-drives", made.scenario().name());
        assertEquals(
                List.of("The controllers want 34 vectors and the guest has 32 pirqs for MSI, so some of their "
                        + "requests will fail."),
                made.notes());
        assertTrue(
                made.scenario()
                        .note()
                        .startsWith("nvme0 is 0003:02:00.0, MSI-X at c0 (on): 17 vectors, table in BAR 2 at 4000,"
                                + " pending bits in BAR 2 at 5000, MSI at 60 (off): up to 16. nvme1 is"),
                made.scenario().note());
    }

    @Test
    void aDeviceWhoseListIsCutIsUsedWithANote() {
        LspciScenario made = scenario("before-and-after.txt", DeviceChoice.ALL);

        assertEquals(
                List.of(40),
                made.scenario().controllers().stream()
                        .map(Controller::msixTableSize)
                        .toList());
        assertEquals(
                "06:00.0 Ethernet controller (line 17) is listed again with other values of MSI-X; line 3 is used.",
                made.notes().get(0));
        assertTrue(
                made.notes()
                        .get(1)
                        .startsWith("06:00.0 (line 3) is used although not all of its capabilities can be read. Lines "
                                + "were left out"),
                made.notes().get(1));
    }

    @Test
    void ofTwoHostsInOneFileTheChoiceTakesTheWantedOne() {
        assertEquals(
                21,
                scenario("two-hosts.txt", DeviceChoice.ALL)
                        .scenario()
                        .controllers()
                        .get(0)
                        .msixTableSize());
        LspciScenario card = scenario("two-hosts.txt", DeviceChoice.parse("ethernet"));
        assertEquals(
                List.of("net0 32"),
                card.scenario().controllers().stream()
                        .map(one -> one.name() + " " + one.msixTableSize())
                        .toList());
        assertTrue(
                card.notes().get(0).startsWith("Left out, may have MSI or MSI-X that is not shown: 08:00.1 "),
                card.notes().get(0));
    }

    @Test
    void theDrivesRunWellOnBothKernelsOneAfterTheOther() {
        Scenario scenario = LspciScenario.of(listing("two-drives.txt"), DeviceChoice.ALL, OptionalInt.of(13), VERSIONS)
                .scenario();

        for (String linux : new String[] {"4.10", "4.11"}) {
            Run run = Run.of(scenario.withVersions(VERSIONS.withLinux(linux)));
            assertEquals(2, run.outcomes().size());
            assertFalse(run.failed());
        }
    }
}
