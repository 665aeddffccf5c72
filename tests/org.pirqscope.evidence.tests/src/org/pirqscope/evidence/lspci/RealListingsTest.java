package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Listings that other people published, with the values that a reader of them finds. */
class RealListingsTest {

    private static final Optional<TableLocation> BAR0_2000 = Optional.of(new TableLocation(0, 0x2000));
    private static final Optional<TableLocation> BAR0_3000 = Optional.of(new TableLocation(0, 0x3000));

    private static MsixCapability msix(
            int offset, Flag enabled, int vectors, Flag masked, TableLocation table, TableLocation pba) {
        return new MsixCapability(
                offset, enabled, OptionalInt.of(vectors), masked, Optional.of(table), Optional.of(pba));
    }

    @Test
    void twoSamsungDrivesHaveMsiOffAndThirteenVectorsOn() {
        List<LspciDevice> devices =
                Samples.real("nvme_samsung980_a809_msix13.txt").devices();

        assertEquals(
                List.of("0004:01:00.0", "23:00.0"),
                devices.stream().map(device -> device.address().toString()).toList());
        assertEquals(
                List.of(OptionalInt.of(106), OptionalInt.of(39)),
                devices.stream().map(LspciDevice::irq).toList());
        assertEquals(List.of(1, 100), devices.stream().map(LspciDevice::line).toList());
        for (LspciDevice device : devices) {
            assertEquals("144d:a809", device.ids().orElseThrow().toString());
            assertEquals(
                    new DeviceClass("Non-Volatile memory controller", OptionalInt.of(0x0108)), device.deviceClass());
            assertEquals("Samsung Electronics Co Ltd NVMe SSD Controller 980", device.description());
            assertEquals(Optional.of("nvme"), device.driver());
            assertEquals(
                    new MsiCapability(
                            0x50,
                            Flag.CLEAR,
                            OptionalInt.of(1),
                            OptionalInt.of(32),
                            Flag.CLEAR,
                            Flag.SET,
                            Optional.of(new PrintedHex(0, 16)),
                            Optional.of(new PrintedHex(0, 4)),
                            Optional.empty(),
                            Optional.empty()),
                    device.msi().orElseThrow());
            assertEquals(
                    new MsixCapability(0xb0, Flag.SET, OptionalInt.of(13), Flag.CLEAR, BAR0_3000, BAR0_2000),
                    device.msix().orElseThrow());
            assertEquals(ListState.COMPLETE, device.capabilities().state());
            assertEquals("", device.capabilities().missing());
        }
    }

    @Test
    void theMarvellDriveStandsThereBeforeAndAfterWithOnlyItsMaskChanged() {
        List<LspciDevice> devices =
                Samples.real("nvme_marvell_1321_msi_on_msix67_masked.txt").devices();

        assertEquals(List.of(1, 14), devices.stream().map(LspciDevice::line).toList());
        assertTrue(devices.get(0).address().sameFunction(devices.get(1).address()));
        assertEquals(devices.get(0).msi(), devices.get(1).msi());
        assertEquals(
                new MsiCapability(
                        0x50,
                        Flag.SET,
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        Flag.SET,
                        Flag.SET,
                        Optional.of(new PrintedHex(0xfd480000L, 16)),
                        Optional.of(new PrintedHex(4, 4)),
                        Optional.of(new PrintedHex(0, 8)),
                        Optional.of(new PrintedHex(0, 8))),
                devices.get(0).msi().orElseThrow());
        assertEquals(
                List.of(Flag.CLEAR, Flag.SET),
                devices.stream()
                        .map(device -> device.msix().orElseThrow().masked())
                        .toList());
        assertEquals(
                new MsixCapability(0xb0, Flag.CLEAR, OptionalInt.of(67), Flag.SET, BAR0_2000, BAR0_3000),
                devices.get(1).msix().orElseThrow());
    }

    @Test
    void theDotsInTheMarvellMailAreALeftOutPartNotAnEnd() {
        for (LspciDevice device :
                Samples.real("nvme_marvell_1321_msi_on_msix67_masked.txt").devices()) {
            assertEquals(ListState.CUT, device.capabilities().state());
        }
        assertEquals(
                "Lines were left out (line 2, 7, 11), so capabilities may be missing.",
                Samples.real("nvme_marvell_1321_msi_on_msix67_masked.txt")
                        .devices()
                        .get(0)
                        .capabilities()
                        .missing());
    }

    @Test
    void theOldWordingOfTheIntelCardIsReadAndItsNumbersComeFromTheDump() {
        LspciDevice device = Samples.only(Samples.realText("pciutils_tests_cap-pcie-2.txt"));

        assertEquals("8086:10c9", device.ids().orElseThrow().toString());
        assertEquals(OptionalInt.of(0x0200), device.deviceClass().code());
        assertEquals(0x50, device.msi().orElseThrow().offset());
        assertEquals(Flag.CLEAR, device.msi().orElseThrow().enabled());
        assertEquals(Flag.SET, device.msi().orElseThrow().maskable());
        assertEquals(
                msix(0x70, Flag.SET, 10, Flag.CLEAR, new TableLocation(3, 0), new TableLocation(3, 0x2000)),
                device.msix().orElseThrow());
        assertEquals(ListState.COMPLETE, device.capabilities().state());
    }

    @Test
    void bothVirtioDevicesHaveThreeVectorsAndNoMsi() {
        List<LspciDevice> devices =
                Samples.real("pciutils_tests_cap-vendor-virtio.txt").devices();

        assertEquals(
                List.of("1af4:1000", "1af4:105a"),
                devices.stream().map(d -> d.ids().orElseThrow().toString()).toList());
        assertEquals(
                msix(0x84, Flag.SET, 3, Flag.CLEAR, new TableLocation(1, 0), new TableLocation(1, 0x800)),
                devices.get(0).msix().orElseThrow());
        assertEquals(
                msix(0x40, Flag.SET, 3, Flag.CLEAR, new TableLocation(0, 0), new TableLocation(0, 0x2000)),
                devices.get(1).msix().orElseThrow());
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                devices.stream().map(LspciDevice::msi).toList());
        assertEquals(
                List.of(Flag.SET, Flag.CLEAR),
                devices.stream().map(LspciDevice::intx).toList());
    }

    @Test
    void theHexDumpsOfTwoHostsGiveSixtyFiveAndSixtyFourVectors() {
        List<LspciDevice> dumped = Samples.real("qemu_nvme_0010_sriov_and_mlx5_hex.txt").devices().stream()
                .filter(device -> device.capabilities().state() != ListState.NOT_SHOWN)
                .toList();

        assertEquals(
                List.of("1b36:0010", "15b3:1019"),
                dumped.stream().map(d -> d.ids().orElseThrow().toString()).toList());
        assertEquals(
                new MsixCapability(0x40, Flag.SET, OptionalInt.of(65), Flag.CLEAR, BAR0_2000, BAR0_3000),
                dumped.get(0).msix().orElseThrow());
        assertEquals(
                new MsixCapability(0x9c, Flag.SET, OptionalInt.of(64), Flag.CLEAR, BAR0_2000, BAR0_3000),
                dumped.get(1).msix().orElseThrow());
    }

    @Test
    void capabilityLinesBehindAPromptBelongToNoDevice() {
        List<LspciDevice> devices =
                Samples.real("qemu_nvme_0010_sriov_and_mlx5_hex.txt").devices();

        assertEquals(
                List.of(1, 29, 52, 53, 81),
                devices.stream().map(LspciDevice::line).toList());
        assertEquals(
                List.of(
                        ListState.NOT_SHOWN,
                        ListState.COMPLETE,
                        ListState.NOT_SHOWN,
                        ListState.NOT_SHOWN,
                        ListState.COMPLETE),
                devices.stream().map(device -> device.capabilities().state()).toList());
    }
}
