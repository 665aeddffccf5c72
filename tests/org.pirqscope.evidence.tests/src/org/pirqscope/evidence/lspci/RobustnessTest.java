package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged and hostile texts: no exception but the one for texts without a device, no wrong certainty, no long wait. */
class RobustnessTest {

    private static final String OLD = """
            01:00.0 Ethernet controller: Example Corporation Device 10c9 (rev 01)
            \tControl: I/O+ Mem+ BusMaster+
            \tStatus: Cap+ 66MHz-
            \tInterrupt: pin A routed to IRQ 16
            \tCapabilities: [50] Message Signalled Interrupts: Mask+ 64bit- Queue=0/3 Enable-
            \t\tAddress: fee37000  Data: 4300
            \t\tMasking: 00000000  Pending: 00000000
            \tCapabilities: [70] MSI-X: Enable+ Mask- TabSize=10
            \t\tVector table: BAR=3 offset=00000000
            \t\tPBA: BAR=3 offset=00002000

            """;
    private static final List<String> TEXTS = List.of(
            Samples.NVME,
            OLD,
            OLD.stripTrailing() + "\n" + Samples.NVME_BYTES,
            Samples.PLAIN + Samples.NVME_BYTES,
            Samples.NVME.replace("\n", "\n\n"),
            Samples.NVME.replace("\n", "\r\n> "),
            Samples.NVME.replace("\t", ""),
            Samples.PLAIN + "\tFlags: fast devsel\n\tCapabilities: <access denied>\n\n" + OLD);

    private static List<LspciDevice> devices(String text) {
        try {
            return Samples.read(text).devices();
        } catch (LspciFormatException e) {
            return List.of();
        }
    }

    @Test
    void aTextCutAtAnyPlaceNeverClaimsMoreThanItShows() {
        TEXTS.forEach(RobustnessTest::cutEverywhere);
    }

    @Test
    void aRealTextCutAtAnyPlaceNeverClaimsMoreThanItShows() {
        Samples.realFiles().forEach(file -> {
            String text = Samples.realText(file.getFileName().toString());
            cutEverywhere(text.substring(0, Math.min(6000, text.length())));
        });
    }

    static void cutEverywhere(String text) {
        List<LspciDevice> whole = devices(text);
        for (int end = 0; end <= text.length(); end++) {
            List<LspciDevice> cut = devices(text.substring(0, end));
            assertTrue(cut.size() <= whole.size());
            for (int i = 0; i < cut.size(); i++) {
                LspciDevice device = cut.get(i);
                String place = "cut at " + end;
                assertNothingWrong(whole.get(i), device, () -> place + ": " + device);
            }
        }
    }

    private static void assertNothingWrong(LspciDevice whole, LspciDevice cut, Supplier<String> place) {
        assertEquals(whole.address(), cut.address(), place);
        if (cut.capabilities().state() == ListState.COMPLETE) {
            assertEquals(whole.capabilities(), cut.capabilities(), place);
        } else {
            assertNotEquals("", cut.capabilities().missing(), place);
        }
        assertTrue(whole.msi().isPresent() || cut.msi().isEmpty(), place);
        assertTrue(whole.msix().isPresent() || cut.msix().isEmpty(), place);
        cut.msi().ifPresent(msi -> assertPartOf(whole.msi().orElseThrow(), msi, place));
        cut.msix().ifPresent(msix -> assertPartOf(whole.msix().orElseThrow(), msix, place));
    }

    private static void assertPartOf(MsiCapability whole, MsiCapability cut, Supplier<String> place) {
        assertEquals(whole.offset(), cut.offset(), place);
        assertFlag(whole.enabled(), cut.enabled(), place);
        assertFlag(whole.wide(), cut.wide(), place);
        assertTrue(cut.vectorsMax().isEmpty() || cut.vectorsMax().equals(whole.vectorsMax()), place);
        assertField(whole.address(), cut.address(), place);
        assertField(whole.data(), cut.data(), place);
        assertField(whole.masking(), cut.masking(), place);
        assertField(whole.pending(), cut.pending(), place);
    }

    private static void assertPartOf(MsixCapability whole, MsixCapability cut, Supplier<String> place) {
        assertEquals(whole.offset(), cut.offset(), place);
        assertFlag(whole.enabled(), cut.enabled(), place);
        assertFlag(whole.masked(), cut.masked(), place);
        assertTrue(cut.vectors().isEmpty() || cut.vectors().equals(whole.vectors()), place);
        assertField(whole.table(), cut.table(), place);
        assertField(whole.pba(), cut.pba(), place);
    }

    private static void assertFlag(Flag whole, Flag cut, Supplier<String> place) {
        assertTrue(cut == Flag.NOT_SHOWN || cut == whole, place);
    }

    private static void assertField(Optional<?> whole, Optional<?> cut, Supplier<String> place) {
        assertTrue(cut.isEmpty() || cut.equals(whole), place);
    }

    @Test
    void flippedBytesThrowNothingElse() {
        Random random = new Random(20170113);
        for (int round = 0; round < 8_000; round++) {
            byte[] bytes = TEXTS.get(round % TEXTS.size()).getBytes(StandardCharsets.UTF_8);
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            devices(new String(bytes, StandardCharsets.ISO_8859_1));
            devices(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void shuffledPiecesOfListingsThrowNothingElse() {
        Random random = new Random(55);
        List<String> pieces = Stream.concat(
                        TEXTS.stream(),
                        Stream.of(
                                "> ",
                                "\r",
                                "...",
                                ":",
                                "[",
                                "]",
                                "\t",
                                "=",
                                "/",
                                "Capabilities: [",
                                "MSI-X:",
                                "00: ",
                                "\u0000"))
                .flatMap(text -> Stream.concat(Stream.of(text.split("(?<=[ \n])")), Stream.of(text.split("(?<=\n)"))))
                .toList();
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            devices(text.toString());
        }
    }

    @Test
    void randomCharactersThrowNothingElse() {
        Random random = new Random(4711);
        for (int round = 0; round < 5_000; round++) {
            char[] text = new char[random.nextInt(200)];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) random.nextInt(round % 2 == 0 ? 128 : 65536);
            }
            devices("04:00.0 Class 0108: 1de0:0a55\n" + new String(text));
        }
    }

    /**
     * The bound is against a reader that needs the square of the length; it has room for a machine ten times slower.
     */
    @ParameterizedTest
    @MethodSource
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileTextsAreReadToTheirEnd(String text) {
        devices(text).forEach(device -> assertTrue(device.line() >= 1, device.toString()));
    }

    static Stream<Named<String>> hostileTextsAreReadToTheirEnd() {
        int million = 1_000_000;
        return Stream.of(
                        "> ".repeat(million),
                        "[".repeat(million),
                        "04:00.0 ".repeat(million / 8),
                        "a".repeat(million),
                        Samples.PLAIN + "\tCapabilities: [50] MSI: " + "Enable+ ".repeat(million / 8),
                        Samples.PLAIN.repeat(million / 80),
                        Samples.PLAIN + "00: 00\n".repeat(million / 7),
                        Samples.PLAIN + "[... ".repeat(million / 5),
                        Samples.PLAIN + "...\n".repeat(million / 4),
                        "04:00.0 A: " + "(rev [1de0:0a55] ".repeat(million / 17),
                        Samples.PLAIN + "user@host# $ ".repeat(million / 13),
                        Samples.PLAIN + "\tControl: I/O-\n\tCapabilities: [50] MSI: Enable+\n"
                                + ("Count=1/1 ".repeat(20) + "\n").repeat(million / 200),
                        "00:1c.0/".repeat(million / 8) + "05:00.0 A: b\n",
                        ("00:1c.0/00.0 A: b\n").repeat(million / 18),
                        "04:00.0 Ab\n".repeat(million / 11),
                        "04:00.0 Ab\n" + "cd\n".repeat(million / 3),
                        Samples.PLAIN + "cd\n".repeat(million / 3),
                        Samples.PLAIN + "x\n\n\tCapabilities: [50] MSI:\n".repeat(million / 28))
                .map(text -> Named.of(text.substring(0, 20).strip() + "...", text));
    }
}
