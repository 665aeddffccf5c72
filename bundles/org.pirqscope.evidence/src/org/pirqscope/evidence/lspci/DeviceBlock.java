package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.evidence.lspci.text.TextLine;

/**
 * The lines of one device, from its first line to the one that ends it. lspci ends a device with an empty line; around
 * it in a mail stand prose, commands, broken lines, and devices with the end cut off.
 */
final class DeviceBlock {

    private static final int MOST_HELD = 64;

    private final TextLine first;
    private final PciAddress address;
    private final StringBuilder title;
    private final List<TextLine> held = new ArrayList<>();
    private final DeviceFacts facts = new DeviceFacts();
    private TextLine last;
    private boolean begun;
    private boolean flat;
    private boolean paused;
    private boolean remarked;
    private boolean doubleSpaced;
    private boolean closed;
    private boolean prompted;

    DeviceBlock(TextLine first, PciAddress address) {
        this.first = first;
        this.address = address;
        this.title = new StringBuilder(first.text());
        this.last = first;
    }

    /** Takes the next part of a first line that was broken before the end of the class. */
    void continueTitle(TextLine line) {
        title.append(' ').append(line.text());
        last = line;
    }

    /** Takes the next line; false when the device has ended before it. */
    boolean take(TextLine line) {
        if (closed) {
            return false;
        }
        LineKind kind = LineKind.of(line);
        switch (kind) {
            // spaces that end the text may be the start of a line
            case EMPTY -> paused |= line.ended();
            case PROMPT -> {
                closed = true;
                prompted = true;
            }
            case OTHER -> other(line);
            case LEFT_OUT -> leftOut(line);
            case CAPABILITY, KERNEL, BODY, HEX -> own(line, kind);
        }
        return !closed;
    }

    private void own(TextLine line, LineKind kind) {
        if (isAnothers(line, kind)) {
            closed = true;
            return;
        }
        // indentation is lost when the first line that has it by right has none
        flat |= !begun && !line.indented() && kind != LineKind.HEX;
        begun = true;
        doubleSpaced |= paused && !remarked;
        paused = false;
        remarked = false;
        last = line;
        facts.take(line, kind);
    }

    // below a remark the quotation goes on, and what is quoted less deeply is somebody else's; after the empty line
    // that ends a device, and where its lines begin anew, stands a device whose first line is missing
    private boolean isAnothers(TextLine line, LineKind kind) {
        boolean lessQuoted = remarked && line.depth() < first.depth();
        boolean behindTheEnd = begun && paused && !remarked && !doubleSpaced;
        return lessQuoted || behindTheEnd || facts.begunAnew(line, kind);
    }

    // dots below an empty line stand for other devices
    private void leftOut(TextLine line) {
        closed = paused;
        if (!paused) {
            last = line;
            facts.take(line, LineKind.LEFT_OUT);
        }
    }

    private void other(TextLine line) {
        boolean inside = line.indented() || flat;
        boolean remark = line.depth() < first.depth() && (paused || !mayBeRest(line));
        if (remark) {
            remarked = true;
        } else if (paused) {
            closed = !inside || flat;
        } else if (inside) {
            last = line;
            facts.take(line, LineKind.OTHER);
        } else if (!DeviceLine.beginsWithAddress(line.text()) && (!begun || mayBeRest(line))) {
            broken(line);
        } else {
            closed = true;
        }
    }

    private boolean mayBeRest(TextLine line) {
        return line.mayContinue(last) || FlagWords.only(line.text()) || FlagWords.signed(line.text());
    }

    private void broken(TextLine line) {
        last = line;
        if (begun) {
            facts.take(line, LineKind.OTHER);
        } else if (held.size() < MOST_HELD) {
            held.add(line);
        } else {
            closed = true;
        }
    }

    /**
     * The device, once its last line was taken; {@code strays} tells that capabilities follow which it did not take.
     */
    LspciDevice device(boolean strays) {
        boolean emptyLineEnds = paused && !doubleSpaced;
        // after a command comes another listing
        boolean cutOff = strays && !prompted;
        if (!emptyLineEnds || cutOff) {
            facts.endsEarly(last.number());
        }
        DeviceLine line = deviceLine();
        return new LspciDevice(
                address,
                line.deviceClass().orCode(code()),
                line.ids().or(this::ids),
                line.description(),
                first.number(),
                facts.driver(),
                facts.irq(),
                facts.intx(),
                facts.capabilities(cutOff));
    }

    PciAddress address() {
        return address;
    }

    /** The bus below this bridge, if its lines tell. */
    OptionalInt secondaryBus() {
        return facts.secondaryBus();
    }

    // the rest of a broken first line is accepted when the device goes on below it
    private DeviceLine deviceLine() {
        StringBuilder whole = new StringBuilder(title);
        if (begun) {
            held.forEach(line -> whole.append(' ').append(line.text()));
        }
        return DeviceLine.at(address, whole.toString()).orElseThrow();
    }

    private OptionalInt code() {
        long code = number(0x0a);
        return code < 0 ? OptionalInt.empty() : OptionalInt.of((int) code);
    }

    private Optional<DeviceIds> ids() {
        long vendor = number(0x00);
        long device = number(0x02);
        boolean answers = vendor >= 0 && device >= 0 && vendor != 0xffff;
        return answers ? Optional.of(new DeviceIds((int) vendor, (int) device)) : Optional.empty();
    }

    private long number(int at) {
        return facts.config().map(config -> config.number(at, 2)).orElse(-1L);
    }
}
