package org.pirqscope.machine.message;

/**
 * The three words that a guest writes into an MSI capability or an MSI-X table entry.
 * Layout: x86 {@code asm/msidef.h}, QEMU {@code apic-msidef.h}; data has 16 significant bits in MSI, 32 in MSI-X.
 */
public record MsiMessage(int addressHi, int addressLo, int data) {

    /** What a fresh MSI-X entry of QEMU's emulated table reads as. */
    public static final MsiMessage ZERO = new MsiMessage(0, 0, 0);
    /** {@code XEN_PIRQ_MSI_DATA} up to Linux 5.10: edge, assert, delivery mode 3, vector 0. */
    public static final int PIRQ_DATA = 0x4300;
    /** What Linux 5.11 and later put into data: delivery mode 7, vector 0. */
    public static final int PIRQ_DATA_5_11 = 0x0700;

    private static final int ADDRESS_BASE = 0xfee00000;
    private static final int LEVEL_ASSERT = 0x4000;

    /** The message that asks QEMU for {@code pirq} ({@code xen_msi_compose_msg}). */
    public static MsiMessage ofPirq(int pirq, int data) {
        return new MsiMessage(pirq & 0xffffff00, ADDRESS_BASE | (pirq & 0xff) << 12, data);
    }

    /**
     * An ordinary vector message for APIC {@code destination}, fixed delivery, edge.
     *
     * @param pirqData data of that kernel's pirq messages: the assert bit is in both or in none (up to Linux 5.10, from
     * 5.11 on)
     */
    public static MsiMessage ofVector(int vector, int destination, int pirqData) {
        return new MsiMessage(0, ADDRESS_BASE | (destination & 0xff) << 12, pirqData & LEVEL_ASSERT | vector & 0xff);
    }

    /** The pirq that Linux, QEMU and Xen all decode: extended destination id over destination id. */
    public int pirq() {
        return addressHi & 0xffffff00 | destinationId();
    }

    /** Bits 19:12 of address_lo. */
    public int destinationId() {
        return addressLo >>> 12 & 0xff;
    }

    /** Bits 7:0 of data; 0 marks a pirq request. */
    public int vector() {
        return data & 0xff;
    }

    /** Bits 10:8 of data. */
    public int deliveryMode() {
        return data >>> 8 & 7;
    }

    /** What this message is, told from its bits alone. */
    public MessageKind kind() {
        if (addressHi == 0 && addressLo == 0 && data == 0) {
            return MessageKind.ZERO;
        }
        if (addressLo == -1 && (data == -1 || data == 0xffff)) {
            return MessageKind.ALL_ONES;
        }
        if (addressLo >>> 20 != 0xfee) {
            return MessageKind.NOT_A_MESSAGE;
        }
        return vector() != 0 ? MessageKind.VECTOR : kindOfVectorZero();
    }

    private MessageKind kindOfVectorZero() {
        if (deliveryMode() != 3 && deliveryMode() != 7) {
            return MessageKind.VECTOR_ZERO;
        }
        return pirq() == 0 ? MessageKind.PIRQ_ZERO : MessageKind.PIRQ_REQUEST;
    }

    /** What a 32-bit-only MSI capability keeps of this message: it has no address_hi register. */
    public MsiMessage truncatedTo32Bit() {
        return new MsiMessage(0, addressLo, data & 0xffff);
    }

    /** QEMU's gflags for XEN_DOMCTL_bind_pt_irq ({@code msi_gflags}), without bit 16 of QEMU 2.10 and later. */
    public int gflags() {
        int redirectionHint = addressLo >>> 3 & 1;
        int destinationMode = addressLo >>> 2 & 1;
        int trigger = data >>> 15 & 1;
        return destinationId() | redirectionHint << 8 | destinationMode << 9 | deliveryMode() << 12 | trigger << 15;
    }

    /** The three words as lspci and the kernel print them: {@code 00000000 fee37000 4300}. */
    @Override
    public String toString() {
        return "%08x %08x %04x".formatted(addressHi, addressLo, data);
    }
}
