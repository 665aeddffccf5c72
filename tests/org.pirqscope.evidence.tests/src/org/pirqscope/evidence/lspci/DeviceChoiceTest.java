package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.DeviceChoiceException;

/** Devices are chosen by address, by the beginning of one, or by what they are. */
class DeviceChoiceTest {

    private static final LspciListing LISTING = Samples.read("""
            00:1f.3 Audio device [0403]: Example Sound [8086:a0a3]
            04:00.0 Non-Volatile memory controller: Example Disk
            \tKernel driver in use: nvme
            04:00.1 0200: 1de0:0002
            0004:01:00.0 SATA controller: Example Disk
            \tKernel driver in use: ahci
            """);

    private static List<String> chosen(String text) {
        return DeviceChoice.parse(text).among(LISTING).stream()
                .map(device -> device.address().toString())
                .toList();
    }

    @Test
    void anAddressChoosesOneFunctionWithOrWithoutDomain() {
        assertEquals(List.of("04:00.1"), chosen("04:00.1"));
        assertEquals(List.of("04:00.1"), chosen("0000:04:00.1"));
        assertEquals(List.of("0004:01:00.0"), chosen("01:00.0"));
        assertEquals(List.of("0004:01:00.0"), chosen("0004:01:00.0"));
    }

    @Test
    void theBeginningOfAnAddressChoosesABusOrADomain() {
        assertEquals(List.of("04:00.0", "04:00.1"), chosen("04:"));
        assertEquals(List.of("04:00.0", "04:00.1"), chosen("04:00"));
        assertEquals(List.of("0004:01:00.0"), chosen("0004:"));
        assertEquals(List.of("00:1f.3", "04:00.0", "04:00.1"), chosen("0000:"));
    }

    @Test
    void aKindChoosesByClassNameCodeOrDriver() {
        assertEquals(List.of("04:00.0"), chosen("nvme"));
        assertEquals(List.of("04:00.0"), chosen("Volatile Memory"));
        assertEquals(List.of("04:00.1"), chosen("net"));
        assertEquals(List.of("04:00.1"), chosen("0200"));
        assertEquals(List.of("0004:01:00.0"), chosen("AHCI"));
        assertEquals(List.of("00:1f.3"), chosen("audio"));
        assertEquals(List.of("04:00.1"), chosen("1DE0:0002"));
    }

    @Test
    void severalWordsChooseTogetherInTheOrderOfTheListing() {
        assertEquals(List.of("00:1f.3", "04:00.0"), chosen("nvme, 00:1f.3 ,04:00.0"));
    }

    @Test
    void withoutAChoiceAllAreChosen() {
        assertEquals(LISTING.devices(), DeviceChoice.ALL.among(LISTING));
        assertFalse(DeviceChoice.ALL.isNarrow());
        assertTrue(DeviceChoice.parse("nvme").isNarrow());
    }

    @Test
    void aWordThatFitsNothingIsNamedWithWhatThereIs() {
        DeviceChoiceException refusal = assertThrows(DeviceChoiceException.class, () -> chosen("nvme,05:00.0"));

        assertEquals(
                "no device fits \"05:00.0\"; sample.txt has 00:1f.3 Audio device (line 1), 04:00.0 Non-Volatile "
                        + "memory controller"
                        + " (line 2), 04:00.1 0200 (line 4), 0004:01:00.0 SATA controller (line 5)",
                refusal.getMessage());
        assertThrows(DeviceChoiceException.class, () -> chosen("04:0g"));
        assertThrows(DeviceChoiceException.class, () -> chosen("4:00.0"));
    }

    @Test
    void onlyTheFirstOfManyDevicesAreNamed() {
        LspciListing many = Samples.read(Samples.PLAIN.repeat(11));
        DeviceChoiceException refusal = assertThrows(
                DeviceChoiceException.class, () -> DeviceChoice.parse("usb").among(many));

        assertTrue(refusal.getMessage().endsWith("(line 8) and 3 more (lines 9 to 11)"), refusal.getMessage());
    }

    @Test
    void anEmptyWordIsRefused() {
        for (String text : new String[] {"", " ", "nvme,", ",nvme", "nvme,,net"}) {
            assertThrows(DeviceChoiceException.class, () -> DeviceChoice.parse(text), text);
        }
        assertEquals(
                "\"nvme,,net\": word 2 is empty; a word is an address such as 04:00.0, the beginning of one such as "
                        + "04:,"
                        + " or a class such as nvme",
                assertThrows(DeviceChoiceException.class, () -> DeviceChoice.parse("nvme,,net"))
                        .getMessage());
    }
}
