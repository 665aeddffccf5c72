package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.lspci.text.TextLine;

/** Reads a text from top to bottom, each line once. */
final class ListingReader {

    private static final String EXPECTED =
            "a line such as \"04:00.0 Non-Volatile memory controller: ...\", as lspci prints";
    private static final int QUOTED = 40;

    private final Iterator<TextLine> lines;
    private final String file;
    private final List<LspciDevice> devices = new ArrayList<>();
    private final Buses buses = new Buses();
    private final UnclaimedLines unclaimed = new UnclaimedLines();
    private DeviceBlock open;
    private Title broken;
    private int straysAbove;
    private TextLine closest;

    ListingReader(Iterator<TextLine> lines, String file) {
        this.lines = lines;
        this.file = file;
    }

    LspciListing listing() {
        lines.forEachRemaining(this::take);
        giveUp(LineKind.EMPTY);
        finish();
        if (devices.isEmpty()) {
            throw noDevice();
        }
        return new LspciListing(file, devices, unclaimed.found());
    }

    private void take(TextLine line) {
        if (broken != null && goesOn(line)) {
            return;
        }
        if (!DeviceLine.beginsWithAddress(line.text())) {
            within(line);
            return;
        }
        Optional<DeviceLine> device = deviceLine(line.text());
        if (device.isPresent()) {
            begin(new DeviceBlock(line, device.get().address()));
        } else if (DeviceLine.begins(line.text())) {
            broken = new Title(line);
        } else if (isBusless(line)) {
            begin(null);
            remember(line);
            unclaimed.add(line, Leftover.Fault.BUSLESS);
        } else {
            within(line);
        }
    }

    // a path may lead below the bridge that is being read
    private Optional<DeviceLine> deviceLine(String line) {
        if (open != null && DeviceLine.beginsWithAddress(line)) {
            open.secondaryBus().ifPresent(bus -> buses.add(open.address(), bus));
        }
        return DeviceLine.parse(line, buses);
    }

    // true when the line is a part of the broken device line
    private boolean goesOn(TextLine line) {
        LineKind kind = LineKind.of(line);
        if (!broken.mayHave(line, kind)) {
            giveUp(kind);
            return false;
        }
        broken.add(line);
        Optional<DeviceLine> device = deviceLine(broken.text());
        if (device.isPresent()) {
            Title whole = broken;
            begin(new DeviceBlock(whole.first(), device.get().address()));
            whole.lines().stream().skip(1).forEach(open::continueTitle);
        }
        return true;
    }

    // what looked like the first line of a device was something else, unless lines of a device follow
    private void giveUp(LineKind next) {
        if (broken == null) {
            return;
        }
        Title given = broken;
        broken = null;
        given.lines().forEach(this::within);
        if (next == LineKind.CAPABILITY || next == LineKind.BODY || next == LineKind.HEX || next == LineKind.KERNEL) {
            begin(null);
            unclaimed.add(given.first(), Leftover.Fault.ENDLESS);
        }
    }

    private boolean isBusless(TextLine line) {
        return line.text().indexOf('/') > 0
                && DeviceLine.beginsWithAddress(line.text())
                && buses.find(DeviceLine.firstWord(line.text())).isEmpty();
    }

    private void begin(DeviceBlock block) {
        finish();
        broken = null;
        open = block;
        straysAbove = unclaimed.count();
    }

    private void within(TextLine line) {
        if (open != null && open.take(line)) {
            return;
        }
        if (open == null) {
            remember(line);
        }
        unclaimed.take(line, LineKind.of(line));
    }

    private void finish() {
        unclaimed.end();
        if (open != null) {
            devices.add(open.device(unclaimed.count() > straysAbove));
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
        if (hasAddress(closest) && isBusless(closest)) {
            return new LspciFormatException(
                    file,
                    closest.number(),
                    closest.column(),
                    quoted(DeviceLine.firstWord(closest.text())),
                    "an address with its bus, as lspci -PP prints, or above it the bridge with its \"Bus:\" line");
        }
        int blank = closest.text().indexOf(' ');
        int skipped = hasAddress(closest) ? blank < 0 ? closest.text().length() : blank + 1 : 0;
        String expected = hasAddress(closest)
                ? "the class of the device and \": \" after its address, as lspci -vv prints"
                : EXPECTED;
        return new LspciFormatException(
                file,
                closest.number(),
                closest.column() + skipped,
                quoted(closest.text().substring(skipped)),
                expected);
    }

    private static boolean hasAddress(TextLine line) {
        return DeviceLine.beginsWithAddress(line.text());
    }

    private static String quoted(String text) {
        if (text.isEmpty()) {
            return "the end of the line";
        }
        String start = text.substring(0, Math.min(QUOTED, text.length()));
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + (text.length() > QUOTED ? "...\"" : "\"");
    }
}
