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

/** The first line of a device under -n, -nn and -D. */
class FirstLineTest {

    @Test
    void withNumbersOnlyTheClassHasNoName() {
        LspciDevice device = Samples.only("01:00.0 0200: 8086:10c9 (rev 01)\n");

        assertEquals(new DeviceClass("", OptionalInt.of(0x0200)), device.deviceClass());
        assertEquals("8086:10c9", device.ids().orElseThrow().toString());
        assertEquals("", device.description());
    }

    @Test
    void olderReleasesPutTheWordClassBeforeTheNumber() {
        assertEquals(Samples.only("01:00.0 0200: 8086:10c9\n"), Samples.only("01:00.0 Class 0200: 8086:10c9\n"));
    }

    /** A guest without pci.ids: neither vendor nor device has a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:03.0 Class 0108: Device 1b36:0010 (rev 02) (prog-if 02)",
                "00:03.0 Class 0108: Device 1b36:0010",
                "00:03.0 0108: Device 1b36:0010 (rev 02)"
            })
    void withoutNamesTheNumbersStandBehindTheWordDevice(String line) {
        LspciDevice device = Samples.only(line + "\n");
        assertEquals("1b36:0010", device.ids().orElseThrow().toString());
        assertEquals("", device.description());
    }

    /** A vendor's name alone says nothing of its number. */
    @Test
    void aVendorsNameBeforeTheWordDeviceHasNoNumbers() {
        LspciDevice device = Samples.only("00:03.0 Class 0108: Red Hat, Inc. Device 0010 (rev 02)\n");
        assertTrue(device.ids().isEmpty());
        assertEquals("Red Hat, Inc. Device 0010", device.description());
    }

    @Test
    void namesAndNumbersStandTogetherUnderNn() {
        LspciDevice device = Samples.only("00:1f.3 SMBus [0c05]: Example [Old Name] Chip [8086:a0a3] (rev 20)\n");

        assertEquals(new DeviceClass("SMBus", OptionalInt.of(0x0c05)), device.deviceClass());
        assertEquals("8086:a0a3", device.ids().orElseThrow().toString());
        assertEquals("Example [Old Name] Chip", device.description());
    }

    @Test
    void aClassOfFourLettersIsANameAndOneOfZerosACode() {
        assertEquals(
                new DeviceClass("Port", OptionalInt.empty()),
                Samples.only("01:00.0 Port: Example\n").deviceClass());
        assertEquals(
                new DeviceClass("Non-VGA unclassified device", OptionalInt.of(0)),
                Samples.only("01:00.0 Non-VGA unclassified device [0000]: Example\n")
                        .deviceClass());
        assertEquals(
                OptionalInt.of(0x0c03),
                Samples.only("01:00.0 0c03: 1de0:0001\n").deviceClass().code());
        assertEquals(
                OptionalInt.of(0xff00),
                Samples.only("01:00.0 ff00: 1de0:0001\n").deviceClass().code());
    }

    @Test
    void bracketsOfAProgrammingInterfaceAreNoNumbers() {
        LspciDevice device =
                Samples.only("04:00.0 Non-Volatile memory controller: Example Disk (prog-if 02 [NVM Express])\n");

        assertEquals(Optional.empty(), device.ids());
        assertEquals("Example Disk", device.description());
    }

    @Test
    void aPrintedDomainIsKeptAsPrinted() {
        List<LspciDevice> devices = Samples.read(
                        "0000:00:03.0 0200: 8086:100e\n00:03.0 0200: 8086:100e\n10000:e1:00.0 0108: 8086:0a54\n")
                .devices();

        assertEquals(
                List.of("0000:00:03.0", "00:03.0", "10000:e1:00.0"),
                devices.stream().map(d -> d.address().toString()).toList());
        assertEquals(
                List.of("0000:00:03.0", "0000:00:03.0", "10000:e1:00.0"),
                devices.stream().map(d -> d.address().full()).toList());
        assertTrue(devices.get(0).address().sameFunction(devices.get(1).address()));
        assertEquals(0x10000, devices.get(2).address().domain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04:00",
                "4:00.0",
                "04:20.0",
                "04:00.8",
                "04:00.0 ",
                "004:00.0",
                "123456789:04:00.0",
                "ffffffff:04:00.0",
                "0000-04:00.0",
                "04:0g.0",
                "",
                "\uff10\uff14:00.0"
            })
    void whatIsNoAddressIsNotTakenForOne(String text) {
        assertEquals(Optional.empty(), PciAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04:00.0 is the disk: it fails",
                "12:30.5 we met: all of us",
                "04:00.0: [144d:a809] type 00 class 0x010802",
                "04:00.0 Ethernet controller"
            })
    void aSentenceThatStartsWithAnAddressIsNoDevice(String sentence) {
        List<LspciDevice> devices =
                Samples.read(sentence + "\n\n" + Samples.NVME).devices();

        assertEquals(List.of(3), devices.stream().map(LspciDevice::line).toList());
    }

    @Test
    void plainListsHaveOneDevicePerLineAndShowNoCapabilities() {
        List<LspciDevice> devices =
                Samples.read(Samples.PLAIN + Samples.PLAIN + Samples.PLAIN).devices();

        assertEquals(3, devices.size());
        assertTrue(devices.stream().allMatch(device -> device.capabilities().state() == ListState.NOT_SHOWN));
        assertFalse(devices.stream().anyMatch(device -> device.capabilities().knownToHaveNone()));
    }

    @Test
    void twoRunsInOneFileGiveTheDeviceTwice() {
        String later = Samples.NVME.replace("Enable- Count=33", "Enable+ Count=33");
        List<LspciDevice> devices = Samples.read("$ lspci -nnvv\n" + Samples.NVME + "$ lspci -nnvv\n" + later)
                .devices();

        assertEquals(
                List.of(Flag.CLEAR, Flag.SET),
                devices.stream()
                        .map(device -> device.msix().orElseThrow().enabled())
                        .toList());
    }
}
