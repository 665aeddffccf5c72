package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;

/** Reads a text from top to bottom, each line once. */
final class ListingReader {

    private static final String EXPECTED = "a line such as \"04:00.0 Non-Volatile memory controller: ...\", as lspci prints";
    private static final int QUOTED = 40;

    private final String text;
    private final String file;
    private final List<LspciDevice> devices = new ArrayList<>();
    private DeviceBlock open;
    private TextLine closest;

    ListingReader(String text, String file) {
        this.text = text;
        this.file = file;
    }

    LspciListing listing() {
        new TextLines(text).forEachRemaining(this::take);
        finish();
        if (devices.isEmpty()) {
            throw noDevice();
        }
        return new LspciListing(file, devices);
    }

    private void take(TextLine line) {
        if (DeviceLine.parse(line.text()).isPresent()) {
            finish();
            open = new DeviceBlock(line);
        } else if (open != null) {
            open.take(line);
        } else {
            remember(line);
        }
    }

    private void finish() {
        if (open != null) {
            devices.add(open.device());
        }
    }

    // for the message: the first line with an address, or else the first line that is not empty
    private void remember(TextLine line) {
        boolean better = closest == null || !hasAddress(closest) && hasAddress(line);
        if (better && !line.isEmpty()) {
            closest = line;
        }
    }

    private LspciFormatException noDevice() {
        if (closest == null) {
            return new LspciFormatException(file, 1, 1, "an empty text", EXPECTED);
        }
        int blank = closest.text().indexOf(' ');
        int skipped = hasAddress(closest) ? blank < 0 ? closest.text().length() : blank + 1 : 0;
        String expected = hasAddress(closest) ? "the class of the device and \": \" behind its address, as lspci -vv prints" : EXPECTED;
        return new LspciFormatException(file, closest.number(), closest.column() + skipped,
                quoted(closest.text().substring(skipped)), expected);
    }

    private static boolean hasAddress(TextLine line) {
        return DeviceLine.addressOf(line.text()).isPresent();
    }

    private static String quoted(String text) {
        if (text.isEmpty()) {
            return "the end of the line";
        }
        String start = text.substring(0, Math.min(QUOTED, text.length()));
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + (text.length() > QUOTED ? "...\"" : "\"");
    }
}
