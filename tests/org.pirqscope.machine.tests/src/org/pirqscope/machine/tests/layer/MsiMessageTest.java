package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.message.BitField;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.MessageKind;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.message.Word;

/** The bits of docs/domain.md 1.1 and 1.2. */
class MsiMessageTest {

    private static MsiMessage message(String hi, String lo, String data) {
        return new MsiMessage(
                Integer.parseUnsignedInt(hi, 16), Integer.parseUnsignedInt(lo, 16), Integer.parseUnsignedInt(data, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "55, 00000000, fee37000, 3037",
        "23, 00000000, fee17000, 3017",
        "300, 00000100, fee2c000, 302c",
        "256, 00000100, fee00000, 3000",
        "4660, 00001200, fee34000, 3034",
        "255, 00000000, feeff000, 30ff",
        "1, 00000000, fee01000, 3001"
    })
    void theTableOfEncodings(int pirq, String hi, String lo, String gflags) {
        MsiMessage message = message(hi, lo, "4300");
        assertEquals(message, MsiMessage.ofPirq(pirq, MsiMessage.PIRQ_DATA));
        assertEquals(pirq, message.pirq());
        assertEquals(gflags, "%04x".formatted(message.gflags()));
        assertEquals(MessageKind.PIRQ_REQUEST, message.kind());
        assertEquals("%s %s 4300".formatted(hi, lo), message.toString());
        assertEquals(
                "7" + gflags.substring(1),
                "%04x".formatted(MsiMessage.ofPirq(pirq, 0x0700).gflags()));
    }

    @Test
    void everyNumberSurvivesTheRoundTrip() {
        for (int pirq = 1; pirq < 70_000; pirq++) {
            assertEquals(pirq, MsiMessage.ofPirq(pirq, 0x4300).pirq());
            assertEquals(
                    pirq & 0xff,
                    MsiMessage.ofPirq(pirq, 0x4300).truncatedTo32Bit().pirq());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, ZERO",
        "ffffffff, ffffffff, ffffffff, ALL_ONES",
        "0, ffffffff, ffff, ALL_ONES",
        "0, fee37000, 4300, PIRQ_REQUEST",
        "0, fee37000, 0700, PIRQ_REQUEST",
        "0, fee00000, 4300, PIRQ_ZERO",
        "0, fee00000, 4031, VECTOR",
        "0, fee01000, 4000, VECTOR_ZERO",
        "0, fee01000, 4600, VECTOR_ZERO",
        "0, fed01000, 4300, NOT_A_MESSAGE",
        "0, 0, 4300, NOT_A_MESSAGE",
        "1, 0, 0, NOT_A_MESSAGE",
        "ffffffff, ffffffff, 1234, NOT_A_MESSAGE"
    })
    void kindsAreToldFromTheBits(String hi, String lo, String data, MessageKind kind) {
        MsiMessage message = message(hi, lo, data);
        assertEquals(kind, message.kind());
        assertFalse(MessageDecode.of(message).explanation().isBlank());
    }

    @Test
    void allOnesDecodesToTheLargestPirq() {
        assertEquals(-1, new MsiMessage(-1, -1, -1).pirq());
        assertTrue(MessageDecode.of(new MsiMessage(-1, -1, -1)).composition().endsWith("= 4294967295"));
    }

    @Test
    void gflagsCarryHintModeDeliveryAndTrigger() {
        assertEquals(0x8000 | 5 << 12 & 0x7000 | 0x300 | 0x12, new MsiMessage(0, 0xfee1200c, 0x8500).gflags());
        assertEquals(0x31, MsiMessage.ofVector(0x31, 2, 0x4300).vector());
        assertEquals(2, MsiMessage.ofVector(0x31, 2, 0x4300).destinationId());
        assertEquals(0x4031, MsiMessage.ofVector(0x31, 2, 0x4300).data());
        assertEquals(2, MsiMessage.ofVector(0x131, 0x102, 0x4300).gflags());
        assertEquals(0x31, MsiMessage.ofVector(0x31, 2, 0x0700).data());
    }

    @Test
    void theFieldsOfEveryWordCoverItWithoutAGap() {
        Random random = new Random(55);
        for (int i = 0; i < 500; i++) {
            MsiMessage message = new MsiMessage(
                    random.nextInt(), random.nextInt(), i % 2 == 0 ? random.nextInt() : random.nextInt(0x10000));
            for (Word word : MessageDecode.of(message).words()) {
                covered(word);
            }
        }
    }

    private static void covered(Word word) {
        int next = word.width() - 1;
        int value = 0;
        for (BitField field : word.fields()) {
            assertEquals(next, field.high());
            assertEquals(field.high() - field.low() + 1, field.width());
            value |= field.value() << field.low();
            next = field.low() - 1;
        }
        assertEquals(-1, next);
        assertEquals(word.value(), value);
    }

    @Test
    void aPirqMessageIsTakenApartByName() {
        MessageDecode decode = MessageDecode.of(MsiMessage.ofPirq(300, 0x4300));
        assertEquals(
                List.of("address_hi 00000100", "address_lo fee2c000", "data 4300"),
                decode.words().stream().map(w -> w.name() + " " + w.valueText()).toList());
        assertEquals(
                List.of("31:8 extended destination id 0x000001 pirq 31:8", "7:0 reserved 0x00 0"),
                texts(decode.words().get(0)));
        assertEquals(
                List.of(
                        "31:20 prefix 0xfee fixed",
                        "19:12 destination id 0x2c pirq 7:0",
                        "11:4 reserved 0x00 reserved",
                        "3 redirection hint 0 RH",
                        "2 destination mode 0 DM",
                        "1:0 reserved 0 0"),
                texts(decode.words().get(1)));
        assertEquals(
                List.of(
                        "15 trigger 0 edge",
                        "14 level 1 assert",
                        "13:11 reserved 0 0",
                        "10:8 delivery mode 3 reserved: pirq",
                        "7:0 vector 0x00 vector 0 = pirq request"),
                texts(decode.words().get(2)));
        assertEquals("pirq = 0x000001 << 8 | 0x2c = 300", decode.composition());
        assertTrue(decode.dataIsPirqData());
        assertTrue(decode.explanation().contains("would read back as pirq 44"));
        assertEquals(
                List.of("extended destination id", "destination id"),
                decode.words().stream()
                        .flatMap(w -> w.fields().stream())
                        .filter(BitField::partOfPirq)
                        .map(BitField::name)
                        .toList());
    }

    private static List<String> texts(Word word) {
        return word.fields().stream()
                .map(f -> f.range() + " " + f.name() + " " + f.valueText() + " " + f.meaning())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, fixed",
        "1, lowest priority",
        "2, SMI",
        "3, reserved: pirq",
        "4, NMI",
        "5, INIT",
        "6, reserved",
        "7, ExtINT: pirq"
    })
    void deliveryModesHaveNames(int mode, String name) {
        MessageDecode decode = MessageDecode.of(new MsiMessage(0, 0xfed00000, 0x8000 | mode << 8 | 0x31));
        assertTrue(texts(decode.words().get(2)).contains("10:8 delivery mode " + mode + " " + name));
        assertTrue(texts(decode.words().get(2))
                .containsAll(List.of("15 trigger 1 level", "14 level 0 deassert", "7:0 vector 0x31 vector")));
        assertTrue(texts(decode.words().get(1)).contains("31:20 prefix 0xfed not 0xfee"));
        assertFalse(decode.dataIsPirqData());
    }

    @ParameterizedTest
    @CsvSource({
        "0, fee37000, 4300, (XEN_PIRQ_MSI_DATA)",
        "0, fee37000, 0700, Linux 5.11 and later",
        "0, fee00000, 4300, lets Xen choose",
        "0, fee02000, 4031, vector 0x31 for APIC id 2",
        "0, 0, 0, every kernel allocates",
        "ffffffff, ffffffff, ffffffff, out of bounds",
        "0, fee00000, 4600, delivery mode 6",
        "0, 1, 0, not 0xfee"
    })
    void theExplanationSaysWhoDoesWhat(String hi, String lo, String data, String words) {
        String text = MessageDecode.of(message(hi, lo, data)).explanation();
        assertTrue(text.contains(words), text);
        assertFalse(text.contains("would read back"), text);
    }
}
