package org.pirqscope.evidence.lspci;

import java.util.Optional;
import org.pirqscope.evidence.lspci.text.Hex;

/** The first line of a device: address, class, and the name or numbers of the device. */
record DeviceLine(PciAddress address, DeviceClass deviceClass, Optional<DeviceIds> ids, String description) {

    private static final String CLASS_END = ": ";
    // what stands before the numbers of a device whose vendor has no name either
    private static final String UNNAMED = "Device ";
    private static final int IDS = "vvvv:dddd".length();

    /** Reads a device line, or is empty when the text is none or {@code buses} do not tell where its path leads. */
    static Optional<DeviceLine> parse(String text, Buses buses) {
        return beginsWithAddress(text)
                ? buses.find(firstWord(text)).flatMap(address -> at(address, text))
                : Optional.empty();
    }

    /** Reads a device line whose address is known. */
    static Optional<DeviceLine> at(PciAddress address, String text) {
        int classStart = text.indexOf(' ') + 1;
        int classEnd = text.indexOf(CLASS_END, classStart);
        if (classEnd < 0) {
            return Optional.empty();
        }
        String deviceClass = text.substring(classStart, classEnd).strip();
        String name = text.substring(classEnd + CLASS_END.length()).strip();
        return DeviceClass.plausible(deviceClass)
                ? Optional.of(named(address, DeviceClass.parse(deviceClass), name))
                : Optional.empty();
    }

    /** True for an address, or a path of them, at the start of a line, followed by a space or the end. */
    static boolean beginsWithAddress(String text) {
        // most lines begin with a letter that no address has
        return Hex.digits(text, 0) >= 2 && Buses.shaped(firstWord(text));
    }

    /**
     * True when the line may be the first part of a broken device line: after the address begins a class that does not
     * end.
     */
    static boolean begins(String text) {
        int classStart = text.indexOf(' ') + 1;
        return classStart > 0
                && beginsWithAddress(text)
                && text.indexOf(CLASS_END, classStart) < 0
                && DeviceClass.plausible(text.substring(classStart).strip());
    }

    static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static DeviceLine named(PciAddress address, DeviceClass deviceClass, String name) {
        int at = name.startsWith(UNNAMED) ? UNNAMED.length() : 0;
        Optional<DeviceIds> numeric =
                idsAt(name, at).filter(ids -> name.length() == at + IDS || name.charAt(at + IDS) == ' ');
        if (numeric.isPresent()) {
            return new DeviceLine(address, deviceClass, numeric, "");
        }
        int open = name.lastIndexOf('[', withoutSuffixes(name).length() - 1);
        Optional<DeviceIds> bracketed =
                idsAt(name, open + 1).filter(ids -> open >= 0 && name.startsWith("]", open + 1 + IDS));
        String described = bracketed.isPresent() ? name.substring(0, open) : withoutSuffixes(name);
        return new DeviceLine(address, deviceClass, bracketed, described.strip());
    }

    private static Optional<DeviceIds> idsAt(String name, int from) {
        long vendor = Hex.value(name, from, from + 4);
        long device = Hex.value(name, from + 5, from + IDS);
        boolean shaped = vendor >= 0 && device >= 0 && name.charAt(from + 4) == ':';
        return shaped ? Optional.of(new DeviceIds((int) vendor, (int) device)) : Optional.empty();
    }

    // revision and programming interface follow the name, in this order
    private static String withoutSuffixes(String name) {
        String bare = before(name, " (prog-if ");
        return before(bare, " (rev ");
    }

    private static String before(String name, String suffix) {
        int at = name.lastIndexOf(suffix);
        return at < 0 ? name : name.substring(0, at);
    }
}
