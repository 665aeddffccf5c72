package org.pirqscope.evidence.lspci.scenario;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.evidence.lspci.DeviceClass;
import org.pirqscope.evidence.lspci.LspciDevice;
import org.pirqscope.evidence.lspci.LspciListing;

/**
 * Which devices of a listing are wanted: those that fit any of the words. A word is an address ({@code 04:00.0}, with
 * or without domain), the beginning of one ({@code 04:}), a vendor:device pair, a class code, a driver, {@code nvme},
 * {@code net}, {@code disk} and the like, or part of a class name.
 */
public final class DeviceChoice implements Predicate<LspciDevice> {

    /** Every device. */
    public static final DeviceChoice ALL = new DeviceChoice(List.of());

    private static final int MOST_NAMED = 8;

    private final List<ChoiceItem> items;

    private DeviceChoice(List<ChoiceItem> items) {
        this.items = items;
    }

    /** Reads words separated by commas. @throws DeviceChoiceException when one is empty */
    public static DeviceChoice parse(String text) {
        List<ChoiceItem> items = Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(ChoiceItem::new)
                .toList();
        int empty = items.indexOf(new ChoiceItem(""));
        if (empty >= 0) {
            throw new DeviceChoiceException(String.format(
                    "\"%s\": word %d is empty; a word is an address such as 04:00.0,"
                            + " the beginning of one such as 04:, or a class such as nvme",
                    text, empty + 1));
        }
        return new DeviceChoice(items);
    }

    /** True for every device when nothing was chosen. */
    @Override
    public boolean test(LspciDevice device) {
        return items.isEmpty() || items.stream().anyMatch(item -> item.fits(device));
    }

    /** True when words were given. */
    public boolean isNarrow() {
        return !items.isEmpty();
    }

    /** The chosen devices, in the order of the listing. @throws DeviceChoiceException when a word fits none */
    public List<LspciDevice> among(LspciListing listing) {
        for (ChoiceItem item : items) {
            if (listing.devices().stream().noneMatch(item::fits)) {
                throw new DeviceChoiceException(String.format(
                        "no device fits \"%s\"; %s has %s", item.text(), listing.file(), named(listing.devices())));
            }
        }
        return listing.devices().stream().filter(this).toList();
    }

    /** Devices by address, class and line, the first few of many, and where the others stand. */
    static String named(List<LspciDevice> devices) {
        String first =
                devices.stream().limit(MOST_NAMED).map(DeviceChoice::named).collect(Collectors.joining(", "));
        int more = devices.size() - MOST_NAMED;
        return more > 0
                ? String.format(
                        "%s and %d more (lines %d to %d)",
                        first,
                        more,
                        devices.get(MOST_NAMED).line(),
                        devices.getLast().line())
                : first;
    }

    private static String named(LspciDevice device) {
        DeviceClass deviceClass = device.deviceClass();
        String kind = deviceClass.name().isEmpty()
                ? String.format("%04x", deviceClass.code().orElse(0))
                : deviceClass.name();
        return String.format("%s %s (line %d)", device.address(), kind, device.line());
    }
}
