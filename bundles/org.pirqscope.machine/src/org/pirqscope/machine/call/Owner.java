package org.pirqscope.machine.call;

/**
 * The entry of a device that an irq, a Xen irq or an interrupt belongs to. In a world it is one number,
 * {@link #packed}, and -1 for nobody.
 */
public record Owner(int device, int entry) {

    /** Nobody, packed. */
    public static final int NOBODY = -1;

    private static final int ENTRY_BITS = 11;
    private static final int ENTRY = (1 << ENTRY_BITS) - 1;

    /** The number for an entry of a device: a table has up to 2048 entries. */
    public static int packed(int device, int entry) {
        return device << ENTRY_BITS | entry;
    }

    /** The device of a packed owner. */
    public static int device(int packed) {
        return packed >> ENTRY_BITS;
    }

    /** The entry of a packed owner. */
    public static int entry(int packed) {
        return packed & ENTRY;
    }
}
