package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The lines of one device, from its first line to the one that ends it. lspci ends a device with an empty line; around it in a
 * mail stand prose, commands, broken lines, and devices with the end cut off.
 */
final class DeviceBlock {

    private static final int MOST_HELD = 3;

    private final TextLine first;
    private final List<TextLine> held = new ArrayList<>();
    private final DeviceFacts facts = new DeviceFacts();
    private TextLine last;
    private boolean begun;
    private boolean flat;
    private boolean paused;
    private boolean doubleSpaced;
    private boolean closed;

    DeviceBlock(TextLine first) {
        this.first = first;
        this.last = first;
    }

    /** Takes the next line, unless the device has ended before. */
    void take(TextLine line) {
        if (closed) {
            return;
        }
        LineKind kind = LineKind.of(line);
        switch (kind) {
            // blanks that end the text may be the start of a line
            case EMPTY -> paused |= line.ended();
            case PROMPT -> closed = true;
            case OTHER -> other(line);
            case LEFT_OUT -> leftOut(line);
            case CAPABILITY, KERNEL, BODY, HEX -> own(line, kind);
        }
    }

    private void own(TextLine line, LineKind kind) {
        // indentation is lost when the first line that has it by right has none
        flat |= !begun && !line.indented() && kind != LineKind.HEX;
        begun = true;
        doubleSpaced |= paused;
        paused = false;
        last = line;
        facts.take(line, kind);
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
        if (paused) {
            closed = !inside || flat;
        } else if (inside) {
            last = line;
            facts.take(line, LineKind.OTHER);
        } else if (line.mayContinue(last)) {
            broken(line);
        } else {
            closed = true;
        }
    }

    private void broken(TextLine line) {
        last = line;
        if (begun) {
            facts.take(line, LineKind.OTHER);
        } else if (held.size() < MOST_HELD) {
            held.add(line);
        }
    }

    /** The device, once its last line was taken. */
    LspciDevice device() {
        boolean emptyLineEnds = paused && !doubleSpaced;
        if (!emptyLineEnds) {
            facts.endsEarly(last.number());
        }
        DeviceLine line = deviceLine();
        return new LspciDevice(line.address(), line.deviceClass().orCode(code()), line.ids().or(this::ids),
                line.description(), first.number(), facts.driver(), facts.irq(), facts.intx(), facts.capabilities());
    }

    // the rest of a broken first line is believed when the device goes on below it
    private DeviceLine deviceLine() {
        StringBuilder whole = new StringBuilder(first.text());
        if (begun) {
            held.forEach(line -> whole.append(' ').append(line.text()));
        }
        return DeviceLine.parse(whole.toString()).orElseThrow();
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
