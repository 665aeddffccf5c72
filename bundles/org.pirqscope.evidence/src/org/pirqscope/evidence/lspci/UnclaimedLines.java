package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.evidence.lspci.text.TextLine;

/** Collects lines that no device took and that show capabilities. */
final class UnclaimedLines {

    private final List<Leftover> found = new ArrayList<>();
    private int first;
    private int last;

    /** Takes a line that belongs to no device. */
    void take(TextLine line, LineKind kind) {
        switch (kind) {
            case CAPABILITY, HEX -> {
                first = first == 0 ? line.number() : first;
                last = line.number();
            }
            case BODY, KERNEL -> last = line.number();
            case OTHER -> other(line);
            case EMPTY, PROMPT, LEFT_OUT -> end();
        }
    }

    private void other(TextLine line) {
        if (line.indented()) {
            last = line.number();
        } else {
            end();
        }
    }

    /** A device begins, or the text has ended. */
    void end() {
        if (first > 0) {
            found.add(new Leftover(first, last, Leftover.Fault.CUT_OFF));
        }
        first = 0;
    }

    /** How many there are so far, the one that is being read included. */
    int count() {
        return found.size() + (first > 0 ? 1 : 0);
    }

    /** Takes the first line of a device that cannot be read. */
    void add(TextLine device, Leftover.Fault reason) {
        end();
        found.add(new Leftover(device.number(), device.number(), reason));
    }

    List<Leftover> found() {
        return found;
    }
}
