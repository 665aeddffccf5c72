package org.pirqscope.machine.call;

/** How an argument or an answer is printed. */
public enum Format {
    /** Nothing is answered. */
    VOID,
    /** A plain decimal number, also a pirq, a Linux irq, a port. */
    NUMBER,
    /** 0 or a negative error number. */
    RC,
    /** 0 or a negative error number that no caller looks at. */
    UNUSED_RC,
    /** An error number when negative, else the number that was asked for. */
    NUMBER_OR_RC,
    /** A pirq; a negative one comes with the answer 0, as if all were well. */
    ZERO_WITH_PIRQ,
    /** libxc's way: 0, or -1 with errno set. */
    ERRNO,
    HEX,
    /** A 32-bit register value without prefix, as lspci prints it. */
    WORD,
    /** MAP_PIRQ_TYPE_MSI (0) or MAP_PIRQ_TYPE_GSI (1). */
    MAP_TYPE,
    /** PCI_CAP_ID_MSI or PCI_CAP_ID_MSIX. */
    CAPABILITY,
    /** MSI-X or MSI control flags. */
    CONTROL,
    /** The three words of a message, hi / lo / data. */
    MESSAGE,
    /** Index of a controller of the scenario; printed by its name. */
    DEVICE;

    /** The text of {@code value}; {@link #DEVICE} and {@link #MESSAGE} are resolved by the recorder. */
    public String text(int value) {
        return switch (this) {
            case VOID -> "";
            case NUMBER, DEVICE, MESSAGE -> Integer.toString(value);
            case RC, UNUSED_RC, NUMBER_OR_RC ->
                value < 0 ? value + " (" + Errno.text(value) + ")" : Integer.toString(value);
            case ZERO_WITH_PIRQ -> value < 0 ? "0 (pirq " + value + ")" : Integer.toString(value);
            case ERRNO -> value < 0 ? "-1 (errno " + Errno.text(value).substring(1) + ")" : "0";
            case HEX -> "0x" + Integer.toHexString(value);
            case WORD -> "%08x".formatted(value);
            case MAP_TYPE -> value == 0 ? "MAP_PIRQ_TYPE_MSI" : "MAP_PIRQ_TYPE_GSI";
            case CAPABILITY -> value == 0x11 ? "MSI-X" : "MSI";
            case CONTROL -> control(value);
        };
    }

    private static String control(int value) {
        String flags = (value & 0x8000) != 0 ? "ENABLE" : "";
        if ((value & 0x4000) != 0) {
            flags += flags.isEmpty() ? "MASKALL" : "|MASKALL";
        }
        if ((value & 1) != 0 && value < 0x4000) {
            flags = "ENABLE";
        }
        return flags.isEmpty() ? "0" : flags;
    }
}
