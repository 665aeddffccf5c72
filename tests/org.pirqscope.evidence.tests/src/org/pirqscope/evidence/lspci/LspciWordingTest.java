package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The words for MSI and MSI-X changed over twenty years of lspci. */
class LspciWordingTest {

    private static final String MASKS = "\t\tMasking: 00000000  Pending: 00000000";

    private static MsiCapability msi(String words) {
        return Samples.with("\tCapabilities: [50] " + words, "\t\tAddress: 00000000fee37000  Data: 4300", MASKS)
                .msi()
                .orElseThrow();
    }

    @Test
    void theWholeOfAModernDeviceIsRead() {
        LspciDevice device = Samples.only(Samples.NVME);

        assertEquals("04:00.0", device.address().toString());
        assertEquals(new DeviceIds(0x1de0, 0x0a55), device.ids().orElseThrow());
        assertEquals("Example Storage Ltd Fast Disk", device.description());
        assertEquals(OptionalInt.of(45), device.irq());
        assertEquals(Flag.SET, device.intx());
        assertEquals(
                new MsiCapability(
                        0x50,
                        Flag.SET,
                        OptionalInt.of(4),
                        OptionalInt.of(32),
                        Flag.SET,
                        Flag.SET,
                        Optional.of(new PrintedHex(0x100fee2c000L, 16)),
                        Optional.of(new PrintedHex(0x4300, 4)),
                        Optional.of(new PrintedHex(0xf, 8)),
                        Optional.of(new PrintedHex(1, 8))),
                device.msi().orElseThrow());
        assertEquals(
                new MsixCapability(
                        0xb0,
                        Flag.CLEAR,
                        OptionalInt.of(33),
                        Flag.SET,
                        Optional.of(new TableLocation(0, 0x3000)),
                        Optional.of(new TableLocation(4, 0x2000))),
                device.msix().orElseThrow());
        assertEquals(ListState.COMPLETE, device.capabilities().state());
    }

    @Test
    void threeWordingsOfMsiMeanTheSame() {
        MsiCapability modern = msi("MSI: Enable- Count=1/8 Maskable+ 64bit+");

        assertEquals(modern, msi("MSI: Mask+ 64bit+ Count=1/8 Enable-"));
        assertEquals(modern, msi("Message Signalled Interrupts: Mask+ 64bit+ Queue=0/3 Enable-"));
        assertEquals(OptionalInt.of(8), modern.vectorsMax());
    }

    @Test
    void theOldestWordingDoesNotSayWhetherMsiCanBeMasked() {
        MsiCapability oldest = msi("Message Signalled Interrupts: 64bit+ Queue=1/2 Enable+");

        assertEquals(Flag.NOT_SHOWN, oldest.maskable());
        assertEquals(OptionalInt.of(2), oldest.vectorsEnabled());
        assertEquals(OptionalInt.of(4), oldest.vectorsMax());
    }

    @Test
    void bothWordingsOfMsixMeanTheSame() {
        String[] below = {"\t\tVector table: BAR=3 offset=00000000", "\t\tPBA: BAR=3 offset=00002000"};
        LspciDevice modern = Samples.with("\tCapabilities: [70] MSI-X: Enable+ Count=10 Masked-", below[0], below[1]);
        LspciDevice old = Samples.with("\tCapabilities: [70] MSI-X: Enable+ Mask- TabSize=10", below[0], below[1]);

        assertEquals(modern, old);
        assertEquals(OptionalInt.of(10), old.msix().orElseThrow().vectors());
        assertEquals(ListState.COMPLETE, old.capabilities().state());
    }

    @Test
    void a32BitMessageKeepsItsEightDigits() {
        LspciDevice device = Samples.with(
                "\tCapabilities: [60] MSI: Enable+ Count=1/1 Maskable- 64bit-", "\t\tAddress: fee00358  Data: 0041");

        assertEquals(
                "fee00358", device.msi().orElseThrow().address().orElseThrow().toString());
        assertEquals(ListState.COMPLETE, device.capabilities().state());
    }

    @Test
    void anAddressOfAllOnesIsANumberLikeAnyOther() {
        MsiCapability msi = Samples.with(
                        "\tCapabilities: [50] MSI: Enable+ Count=1/1 Maskable- 64bit+",
                        "\t\tAddress: ffffffffffffffff  Data: ffff")
                .msi()
                .orElseThrow();

        assertEquals(-1L, msi.address().orElseThrow().value());
        assertEquals("ffffffffffffffff", msi.address().orElseThrow().toString());
    }

    @Test
    void otherCapabilitiesThatSpeakOfMsiAreNotMsi() {
        LspciDevice device = Samples.with(
                "\tCapabilities: [58] HyperTransport: MSI Mapping Enable+ Fixed+",
                "\tCapabilities: [70] Express (v2) Endpoint, MSI 00");

        assertTrue(device.capabilities().knownToHaveNone());
    }

    @Test
    void theFirstOfTwoEqualWordsStays() {
        LspciDevice device = Samples.with(
                "\tCapabilities: [b0] MSI-X: Enable+ Count=13 Masked- Enable- Count=14",
                "\t\tVector table: BAR=0 offset=00003000",
                "\t\tPBA: BAR=0 offset=00002000");

        assertEquals(Flag.SET, device.msix().orElseThrow().enabled());
        assertEquals(OptionalInt.of(13), device.msix().orElseThrow().vectors());
    }

    @Test
    void theFirstOfTwoMsixCapabilitiesStays() {
        LspciDevice device = Samples.with(
                "\tCapabilities: [70] MSI-X: Enable+ Count=10 Masked-",
                "\t\tVector table: BAR=3 offset=00000000",
                "\t\tPBA: BAR=3 offset=00002000",
                "\tCapabilities: [90] MSI-X: Enable- Count=99 Masked+",
                "\t\tPBA: BAR=1 offset=00000000");

        assertEquals(
                new MsixCapability(
                        0x70,
                        Flag.SET,
                        OptionalInt.of(10),
                        Flag.CLEAR,
                        Optional.of(new TableLocation(3, 0)),
                        Optional.of(new TableLocation(3, 0x2000))),
                device.msix().orElseThrow());
    }
}
