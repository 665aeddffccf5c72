package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.DeviceChoiceException;
import org.pirqscope.evidence.lspci.scenario.LspciScenario;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.version.Versions;

/** A listing becomes a scenario: one controller for each device with MSI or MSI-X. */
class LspciScenarioTest {

    private static final Versions VERSIONS = Versions.of("4.10", "2.5", "4.7");
    private static final String CARD = Samples.NVME
            .replace("04:00.0", "05:00.0")
            .replace("Non-Volatile memory controller [0108]", "Ethernet controller [0200]")
            .replace("in use: nvme", "in use: ixgbe");
    private static final String MSI_ONLY = """
            06:00.0 SATA controller: Example Disk
            \tControl: I/O-
            \tCapabilities: [80] MSI: Enable+ Count=1/16 Maskable- 64bit-
            \t\tAddress: fee00000  Data: 4041

            """;
    private static final String WITHOUT = "07:00.0 ISA bridge: Example\n\tControl: I/O-\n\tStatus: Cap- 66MHz-\n\n";
    private static final String DENIED =
            "08:00.0 Ethernet controller: Example\n\tFlags: fast devsel\n\tCapabilities: <access denied>\n\n";

    private static LspciScenario from(LspciListing listing, DeviceChoice choice) {
        return LspciScenario.of(listing, choice, OptionalInt.empty(), VERSIONS);
    }

    private static LspciScenario from(String text) {
        return from(Samples.read(text), DeviceChoice.ALL);
    }

    private static List<Drivers> drivers(String text) {
        return from(text).scenario().controllers().stream()
                .map(Controller::driver)
                .toList();
    }

    @Test
    void theDriverInUseIsTheControllers() {
        assertEquals(List.of(Drivers.NVME), drivers(Samples.NVME));
        assertEquals(List.of(Drivers.IXGBEVF), drivers(CARD.replace("in use: ixgbe", "in use: ixgbevf")));
    }

    @Test
    void aDeviceThatIsHeldForAGuestOrNamesNoDriverHasThatOfItsClass() {
        assertEquals(List.of(Drivers.NVME), drivers(Samples.NVME.replace("in use: nvme", "in use: pciback")));
        assertEquals(List.of(Drivers.AHCI), drivers(MSI_ONLY));
        assertEquals(List.of(Drivers.XHCI), drivers(MSI_ONLY.replace("SATA", "USB")));
        assertEquals(List.of(Drivers.ONCE), drivers(MSI_ONLY.replace("SATA", "RAID bus")));
    }

    @Test
    void aDriverThatIsNotSimulatedIsSaidToBeSo() {
        LspciScenario made = from(Samples.NVME + CARD);
        assertEquals(
                List.of(Drivers.NVME, Drivers.ONCE),
                made.scenario().controllers().stream().map(Controller::driver).toList());
        assertTrue(made.notes().stream().anyMatch(note -> note.endsWith(": net0 (ixgbe).")), made.notes()::toString);
        assertTrue(from(Samples.NVME).notes().stream().noneMatch(note -> note.contains("once")));
    }

    private static List<String> names(LspciScenario made) {
        return made.scenario().controllers().stream().map(Controller::name).toList();
    }

    @Test
    void theTwoSamsungDrivesBecomeTwoControllersOfThirteenVectors() {
        LspciScenario made = from(Samples.real("nvme_samsung980_a809_msix13.txt"), DeviceChoice.ALL);

        Controller.Msi msi = new Controller.Msi(true, true, false);
        List<Controller.Act> load = List.of(Controller.Act.LOAD);
        RealDevice real =
                new RealDevice("144d:a809", 0x50, 0xb0, RealDevice.Bar.at(0, 0x3000), RealDevice.Bar.at(0, 0x2000));
        assertEquals(
                List.of(
                        new Controller("nvme0", "0004:01:00.0", 13, msi, true, 13, load, real),
                        new Controller("nvme1", "23:00.0", 13, msi, true, 13, load, real)),
                made.scenario().controllers());
        assertEquals("nvme_samsung980_a809_msix13", made.scenario().name());
        assertEquals(VERSIONS, made.scenario().versions());
        assertEquals(Pool.DEFAULT, made.scenario().pool());
        assertEquals(List.of(), made.notes());
        assertEquals(
                List.of(0xb0, 0xb0),
                made.controllers().stream()
                        .map(c -> c.device().msix().orElseThrow().offset())
                        .toList());
        assertTrue(
                made.scenario()
                        .note()
                        .startsWith("nvme0 is 0004:01:00.0, MSI-X at b0 (on): 13 vectors, table in BAR 0 at 3000,"
                                + " pending bits in BAR 0 at 2000, MSI at 50 (off): up to 32. nvme1 is"),
                made.scenario().note());
    }

    @Test
    void aDriverMayWantLessThanTheTableHasButNotMore() {
        LspciListing listing = Samples.read(Samples.NVME);

        for (int[] wantedAndGot : new int[][] {{1, 1}, {4, 4}, {33, 33}, {64, 33}}) {
            LspciScenario made = LspciScenario.of(listing, DeviceChoice.ALL, OptionalInt.of(wantedAndGot[0]), VERSIONS);
            assertEquals(wantedAndGot[1], made.scenario().controllers().get(0).vectors());
            assertEquals(33, made.scenario().controllers().get(0).msixTableSize());
        }
        assertThrows(
                ScenarioException.class,
                () -> LspciScenario.of(listing, DeviceChoice.ALL, OptionalInt.of(0), VERSIONS));
    }

    @Test
    void controllersAreNumberedByKind() {
        LspciScenario made = from(CARD + Samples.NVME + MSI_ONLY + CARD.replace("05:00.0", "05:00.1"));

        assertEquals(List.of("net0", "nvme0", "disk0", "net1"), names(made));
    }

    @ParameterizedTest
    @CsvSource({
        "0108, nvme0",
        "0106, disk0",
        "0207, net0",
        "0300, gpu0",
        "0403, audio0",
        "0604, bridge0",
        "0c03, usb0",
        "0c05, pci0",
        "Non-Volatile memory controller, nvme0",
        "RAID bus controller, disk0",
        "Infiniband controller, net0",
        "3D controller, gpu0",
        "Audio device, audio0",
        "PCI bridge, bridge0",
        "USB controller, usb0",
        "Processing accelerators, pci0"
    })
    void theKindComesFromTheCodeOrElseFromTheName(String deviceClass, String name) {
        assertEquals(List.of(name), names(from(MSI_ONLY.replace("SATA controller", deviceClass))));
    }

    @Test
    void aDeviceWithMsiOnlyHasNoTable() {
        Controller controller = from(MSI_ONLY).scenario().controllers().get(0);

        assertEquals(0, controller.msixTableSize());
        assertEquals(new Controller.Msi(true, false, false), controller.msi());
        assertEquals(16, controller.vectors());
        assertEquals(false, controller.intx());
    }

    @Test
    void theChoiceDecidesWhichDevicesAreUsed() {
        LspciListing listing = Samples.read(CARD + Samples.NVME + WITHOUT);

        assertEquals(List.of("nvme0"), names(from(listing, DeviceChoice.parse("nvme"))));
        assertEquals(List.of("net0"), names(from(listing, DeviceChoice.parse("05:"))));
        assertThrows(DeviceChoiceException.class, () -> from(listing, DeviceChoice.parse("09:00.0")));
    }

    @Test
    void devicesWithoutEitherAreNotedOnlyWhenTheyWereChosen() {
        LspciListing listing = Samples.read(Samples.NVME + WITHOUT);

        assertTrue(from(listing, DeviceChoice.ALL).notes().stream().noneMatch(note -> note.contains("07:00.0")));
        assertTrue(from(listing, DeviceChoice.parse("04:,07:"))
                .notes()
                .contains("Left out, without MSI and MSI-X: 07:00.0 ISA bridge (line 23)."));
    }

    @Test
    void aDeviceWhoseListIsDeniedIsLeftOutAloud() {
        assertTrue(from(Samples.NVME + DENIED)
                .notes()
                .contains("Left out, may have MSI or MSI-X that is not shown: 08:00.0 Ethernet controller (line 23)."
                        + " Line 25: lspci was denied access to the capabilities; run it as root."));
    }

    @Test
    void aDeviceWhoseListIsCutIsUsedWithANote() {
        LspciScenario made = from(Samples.real("nvme_marvell_1321_msi_on_msix67_masked.txt"), DeviceChoice.ALL);

        assertEquals(
                List.of(67),
                made.scenario().controllers().stream()
                        .map(Controller::msixTableSize)
                        .toList());
        assertEquals(
                "04:00.0 Non-Volatile memory controller (line 14) is listed again with other values of MSI-X; line "
                        + "1 is used.",
                made.notes().get(0));
        assertTrue(made.notes()
                .get(1)
                .startsWith("04:00.0 (line 1) is used although not all of its capabilities can be read. Lines "
                        + "were left out"));
        assertEquals(
                "The controllers want 67 vectors and the guest has 32 pirqs for MSI, so some of their requests will "
                        + "fail.",
                made.notes().get(2));
    }

    @Test
    void ofTwoHostsInOneFileTheChoiceTakesTheWantedOne() {
        LspciListing listing = Samples.real("qemu_nvme_0010_sriov_and_mlx5_hex.txt");

        assertEquals(
                65,
                from(listing, DeviceChoice.ALL).scenario().controllers().get(0).msixTableSize());
        LspciScenario card = from(listing, DeviceChoice.parse("ethernet"));
        assertEquals(List.of("net0"), names(card));
        assertEquals(64, card.scenario().controllers().get(0).msixTableSize());
        assertTrue(
                card.notes().get(0).startsWith("Left out, may have MSI or MSI-X that is not shown: 01:00.1 "),
                card.notes().get(0));
    }

    @Test
    void msixOfUnknownSizeIsLeftOutEvenWithMsiBesideIt() {
        LspciListing listing = Samples.read(CARD + Samples.NVME.replace(" Count=33", ""));

        assertEquals(List.of("net0"), names(from(listing, DeviceChoice.ALL)));
    }

    @Test
    void whenNothingCanBeUsedTheFirstReasonIsGiven() {
        assertEquals(
                "sample.txt:1:1: no device whose MSI or MSI-X is shown. Left out, may have MSI or MSI-X that is not "
                        + "shown:"
                        + " 08:00.0 Ethernet controller (line 1). Line 3: lspci was denied access to the "
                        + "capabilities; run it as root.",
                assertThrows(ScenarioException.class, () -> from(DENIED)).getMessage());
        assertEquals(
                "sample.txt:1:1: no device whose MSI or MSI-X is shown. Without MSI and MSI-X: 07:00.0 ISA bridge "
                        + "(line 1).",
                assertThrows(ScenarioException.class, () -> from(WITHOUT)).getMessage());
    }

    @Test
    void theNameOfTheScenarioIsThatOfTheFile() {
        for (String[] fileAndName : new String[][] {
            {"a/b/my host.lspci.txt", "my-host.lspci"}, {"c:\\x\\y.log", "y"}, {".hidden", ".hidden"}, {"", "lspci"}
        }) {
            LspciListing listing = LspciListing.read(Samples.NVME, fileAndName[0]);
            assertEquals(
                    fileAndName[1], from(listing, DeviceChoice.ALL).scenario().name());
        }
    }

    @Test
    void aScenarioFileMadeFromAListingIsReadBackEqual() {
        Scenario scenario = from(CARD + Samples.NVME + MSI_ONLY).scenario();

        assertEquals(scenario, ScenarioReader.read(ScenarioWriter.write(scenario), "made.yaml"));
    }

    @Test
    void theSamsungDrivesRunWellOnBothKernelsOneAfterTheOther() {
        Scenario scenario = from(Samples.real("nvme_samsung980_a809_msix13.txt"), DeviceChoice.ALL)
                .scenario();

        for (String linux : new String[] {"4.10", "4.11"}) {
            Run run = Run.of(scenario.withVersions(VERSIONS.withLinux(linux)));
            assertEquals(2, run.outcomes().size());
            assertFalse(run.failed());
        }
    }

    @Test
    void ofMoreDevicesThanAScenarioHoldsThoseWithMsixAreKept() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(MSI_ONLY.replace("06:00.0", String.format("%02x:00.0", 0x10 + i)));
        }
        LspciScenario made = from(text + Samples.NVME);

        assertEquals(15, made.controllers().size());
        assertEquals("nvme0", names(made).get(14));
        assertTrue(
                made.notes()
                        .get(0)
                        .startsWith("A scenario has room for 15 controllers. Left out: 1e:00.0 SATA controller (line "
                                + "71), "),
                made.notes().get(0));
    }

    @Test
    void theSameTextMakesTheSameScenario() {
        assertEquals(
                from(CARD + Samples.NVME).scenario(), from(CARD + Samples.NVME).scenario());
    }
}
