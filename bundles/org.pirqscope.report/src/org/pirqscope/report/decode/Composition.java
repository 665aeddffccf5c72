package org.pirqscope.report.decode;

/** How the pirq is put together out of the words that are known. */
final class Composition {

    private Composition() {}

    /** {@code pirq = 0x?????? << 8 | 0x37 = ?}: each part as far as its word was answered. */
    static String of(MessageReading reading) {
        String high = reading.knows(Register.ADDRESS_HI)
                ? "%06x".formatted(reading.message().addressHi() >>> 8)
                : "??????";
        String low = reading.knows(Register.ADDRESS_LO)
                ? "%02x".formatted(reading.message().destinationId())
                : "??";
        return "pirq = 0x" + high + " << 8 | 0x" + low + " = "
                + (reading.knowsPirq()
                        ? Integer.toUnsignedString(reading.message().pirq())
                        : "?");
    }
}
