package org.pirqscope.evidence.lspci.scenario;

import java.util.Locale;
import org.pirqscope.evidence.lspci.DeviceClass;
import org.pirqscope.evidence.lspci.LspciDevice;

/** One word of a choice: an address or its beginning, a vendor:device pair, or a kind of device. */
record ChoiceItem(String text) {

    boolean fits(LspciDevice device) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (!wanted.contains(":") || !wanted.matches("[0-9a-f:.]+")) {
            return fitsKind(wanted, device);
        }
        return wanted.matches("[0-9a-f]{4}:[0-9a-f]{4}")
                ? device.ids().filter(ids -> ids.toString().equals(wanted)).isPresent()
                : device.address().brief().startsWith(wanted)
                        || device.address().full().startsWith(wanted);
    }

    private static boolean fitsKind(String wanted, LspciDevice device) {
        DeviceClass deviceClass = device.deviceClass();
        boolean code = deviceClass.code().isPresent()
                && String.format("%04x", deviceClass.code().getAsInt()).equals(wanted);
        boolean driver =
                device.driver().filter(name -> name.equalsIgnoreCase(wanted)).isPresent();
        return code
                || driver
                || DeviceKind.of(deviceClass).label().equals(wanted)
                || deviceClass.name().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
