package org.pirqscope.machine.message;

import java.util.List;

/**
 * A message taken apart into named bit fields, the pirq put together again, and what each reader makes of it.
 *
 * @param words address_hi, address_lo and data
 */
public record MessageDecode(MsiMessage message, List<Word> words) {

    /** Decodes any three words; never fails. */
    public static MessageDecode of(MsiMessage message) {
        return new MessageDecode(
                message, List.of(high(message.addressHi()), low(message.addressLo()), data(message.data())));
    }

    private static Word high(int word) {
        return new Word(
                "address_hi",
                word,
                32,
                List.of(
                        BitField.of(word, 31, 8, "extended destination id", "pirq 31:8", true),
                        BitField.of(word, 7, 0, "reserved", "0", false)));
    }

    private static Word low(int word) {
        return new Word(
                "address_lo",
                word,
                32,
                List.of(
                        BitField.of(
                                word,
                                31,
                                20,
                                "prefix",
                                BitField.bits(word, 31, 20) == 0xfee ? "fixed" : "not 0xfee",
                                false),
                        BitField.of(word, 19, 12, "destination id", "pirq 7:0", true),
                        BitField.of(word, 11, 4, "reserved", "reserved", false),
                        BitField.of(word, 3, 3, "redirection hint", "RH", false),
                        BitField.of(word, 2, 2, "destination mode", "DM", false),
                        BitField.of(word, 1, 0, "reserved", "0", false)));
    }

    private static Word data(int word) {
        return new Word("data", word, word >>> 16 == 0 ? 16 : 32, word >>> 16 == 0 ? low16(word) : withHigh16(word));
    }

    private static List<BitField> low16(int word) {
        return List.of(
                BitField.of(word, 15, 15, "trigger", (word >>> 15 & 1) == 0 ? "edge" : "level", false),
                BitField.of(word, 14, 14, "level", (word >>> 14 & 1) == 0 ? "deassert" : "assert", false),
                BitField.of(word, 13, 11, "reserved", "0", false),
                BitField.of(word, 10, 8, "delivery mode", deliveryMode(word >>> 8 & 7), false),
                BitField.of(word, 7, 0, "vector", (word & 0xff) == 0 ? "vector 0 = pirq request" : "vector", false));
    }

    private static List<BitField> withHigh16(int word) {
        List<BitField> fields =
                new java.util.ArrayList<>(List.of(BitField.of(word, 31, 16, "reserved", "not 0", false)));
        fields.addAll(low16(word));
        return List.copyOf(fields);
    }

    private static String deliveryMode(int mode) {
        return switch (mode) {
            case 0 -> "fixed";
            case 1 -> "lowest priority";
            case 2 -> "SMI";
            case 3 -> "reserved: pirq";
            case 4 -> "NMI";
            case 5 -> "INIT";
            case 6 -> "reserved";
            default -> "ExtINT: pirq";
        };
    }

    /** How the pirq is put together: {@code pirq = 0x000000 << 8 | 0x37 = 55}. */
    public String composition() {
        return "pirq = 0x%06x << 8 | 0x%02x = %s"
                .formatted(
                        message.addressHi() >>> 8, message.destinationId(), Integer.toUnsignedString(message.pirq()));
    }

    /** Whether the first condition of the old re-use path holds. */
    public boolean dataIsPirqData() {
        return message.data() == MsiMessage.PIRQ_DATA;
    }

    /** One or two sentences for a person: what the message asks for and who would do what with it. */
    public String explanation() {
        return switch (message.kind()) {
            case ZERO ->
                "Nothing was ever written: a fresh entry of QEMU's emulated table. data is not 0x4300, so every "
                        + "kernel allocates."
                        + " QEMU, if it sees vector 0 with pirq 0, takes it for a guest misconfiguration, sets pirq "
                        + "= -1 and lets Xen choose.";
            case ALL_ONES ->
                "All ones: the device is gone (reads answer all ones). data is not 0x4300, so the guest allocates"
                        + " (Linux 2.6.37 and 2.6.38 look the pirq up first: an array read out of bounds, undefined).";
            case PIRQ_REQUEST ->
                "A request for pirq " + Integer.toUnsignedString(message.pirq()) + ": vector 0, delivery mode "
                        + message.deliveryMode()
                        + (message.data() == MsiMessage.PIRQ_DATA
                                ? " (XEN_PIRQ_MSI_DATA)."
                                : message.data() == MsiMessage.PIRQ_DATA_5_11
                                        ? " (Linux 5.11 and later, which never re-use)."
                                        : ".")
                        + narrow();
            case PIRQ_ZERO ->
                "A request for pirq 0: QEMU takes it for a guest misconfiguration, sets pirq = -1 and lets Xen choose."
                        + " A pirq such as 256 on a 32-bit-only MSI capability ends here: address_hi is lost.";
            case VECTOR ->
                "An ordinary message: vector 0x%02x for APIC id %d, %s delivery. Not a pirq; it never matches 0x4300."
                        .formatted(message.vector(), message.destinationId(), deliveryMode(message.deliveryMode()));
            case VECTOR_ZERO ->
                "Vector 0 with delivery mode " + message.deliveryMode()
                        + ": QEMU decodes a pirq from any vector 0; Linux never writes this.";
            case NOT_A_MESSAGE -> "Address bits 31:20 are not 0xfee: not an MSI address.";
        };
    }

    private String narrow() {
        if (Integer.compareUnsigned(message.pirq(), 0xff) <= 0) {
            return "";
        }
        return " On a 32-bit-only MSI capability address_hi does not exist: it would read back as pirq "
                + message.destinationId() + ".";
    }
}
