package org.pirqscope.evidence.lspci;

import org.pirqscope.evidence.lspci.text.TextLine;

/** Whether a line of a longer text may be lspci's, without reading the device around it. */
public final class ListingLine {

    private static final String CAPABILITY = CapabilityText.KEY;

    private ListingLine() {}

    /** Whether a device begins here: its address, a class, a name. */
    public static boolean begins(String line) {
        if (!DeviceLine.beginsWithAddress(line)) {
            return false;
        }
        int name = line.indexOf(' ') + 1;
        int end = line.indexOf(": ", name);
        return name > 0
                        && end > name
                        && DeviceClass.plausible(line.substring(name, end).strip())
                || DeviceLine.begins(line);
    }

    /** Whether a capability begins here, of a device whose first line may be missing. */
    public static boolean beginsCapability(String line) {
        return line.stripLeading().startsWith(CAPABILITY + " [");
    }

    /** Whether the line can belong to a device that was begun above it. */
    public static boolean belongs(TextLine line) {
        LineKind kind = LineKind.of(line);
        return kind == LineKind.OTHER ? line.indented() : kind != LineKind.PROMPT;
    }

    /** Whether it tells of the device's interrupts: its first line, its capabilities for MSI. */
    public static boolean tells(String line) {
        String text = line.strip();
        return begins(text)
                || text.startsWith(CAPABILITY) && text.contains("MSI")
                || text.startsWith("Address: ")
                || text.startsWith("Vector table: ")
                || text.startsWith("PBA: ")
                || text.startsWith("Masking: ")
                || text.startsWith("Interrupt: ");
    }
}
