package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.evidence.lspci.text.Hex;
import org.pirqscope.evidence.lspci.text.TextLine;

/** The capability lines of one device. */
final class CapabilityText {

    static final String KEY = "Capabilities:";

    private static final int FIRST_OFFSET = 0x40;
    private static final int LAST_OFFSET = 0xff;

    private final List<String> gaps = new ArrayList<>();
    private final Set<Long> offsets = new HashSet<>();
    private boolean begun;
    private CapabilityInText open;
    private MsiText msi;
    private MsixText msix;

    /** True when the device has a capability at the place that the line names. */
    boolean has(TextLine line) {
        String rest = line.after(KEY);
        int digits = rest.startsWith("[") ? Hex.digits(rest, 1) : 0;
        return digits > 0 && offsets.contains(Hex.value(rest, 1, 1 + digits));
    }

    /** Takes a line that begins a capability. */
    void begin(TextLine line) {
        begun = true;
        open = null;
        String rest = line.after(KEY);
        int close = rest.indexOf(']');
        int digits = Hex.digits(rest, 1);
        boolean placed = rest.startsWith("[") && close > 0 && digits >= 2 && digits <= 3;
        if (rest.contains("access denied")) {
            gaps.add(String.format(
                    "Line %d: lspci was denied access to the capabilities; run it as root.", line.number()));
        } else if (!placed || !named(rest.substring(close + 1), line)) {
            gaps.add(String.format("Line %d: the capability is unfinished.", line.number()));
        } else {
            begin(
                    (int) Hex.value(rest, 1, 1 + digits),
                    rest.substring(close + 1).strip(),
                    line);
        }
    }

    // at the end of a text MSI may be the start of MSI-X
    private static boolean named(String description, TextLine line) {
        return !description.isBlank() && (line.ended() || description.indexOf(':') >= 0);
    }

    private void begin(int offset, String description, TextLine line) {
        offsets.add((long) offset);
        int colon = description.indexOf(':');
        String name = colon < 0 ? description : description.substring(0, colon);
        if (name.startsWith("<chain ")) {
            gaps.add(String.format("Line %d: lspci found the capability list damaged: %s.", line.number(), name));
        }
        open = switch (name) {
            case "MSI", "Message Signalled Interrupts" -> first(new MsiText(offset, line.number()));
            case "MSI-X" -> first(new MsixText(offset, line.number()));
            default -> null;
        };
        if (open != null) {
            if (offset < FIRST_OFFSET || offset > LAST_OFFSET) {
                gaps.add(String.format("%s: an interrupt capability lies at 40 to ff.", open.place()));
            }
            open.words().take(description.substring(name.length()), line.ended());
        }
    }

    // a device has each of the two once: a second one is damage, and the first stays
    private CapabilityInText first(MsiText read) {
        noteSecond(msi, read);
        msi = msi == null ? read : msi;
        return read;
    }

    private CapabilityInText first(MsixText read) {
        noteSecond(msix, read);
        msix = msix == null ? read : msix;
        return read;
    }

    private void noteSecond(CapabilityInText before, CapabilityInText read) {
        if (before != null) {
            gaps.add(String.format("%s: a second one in the same device, not used.", read.place()));
        }
    }

    /** Takes a line below a capability. */
    void below(TextLine line) {
        if (open == null) {
            return;
        }
        if (FlagWords.only(line.text())) {
            open.words().take(line.text(), line.ended());
        } else {
            open.register(line.text());
        }
    }

    boolean begun() {
        return begun;
    }

    /** Sentences on what the lines lack; {@code brief} tells that lspci was not asked for registers. */
    List<String> gaps(boolean brief) {
        List<String> all = new ArrayList<>(gaps);
        Optional.ofNullable(msi).map(found -> gap(found, brief)).ifPresent(all::add);
        Optional.ofNullable(msix).map(found -> gap(found, brief)).ifPresent(all::add);
        return all;
    }

    private static String gap(CapabilityInText found, boolean brief) {
        if (!found.reserved().isEmpty()) {
            return String.format("%s: %s.", found.place(), found.reserved());
        }
        if (!found.unread().isEmpty()) {
            return String.format("%s: the capability is unfinished, %s cannot be read.", found.place(), found.unread());
        }
        if (found.unshown().isEmpty()) {
            return null;
        }
        String cause = brief ? " by lspci -v; run lspci -vv" : "";
        return String.format("%s: %s not shown%s.", found.place(), found.unshown(), cause);
    }

    Optional<MsiCapability> msi() {
        return Optional.ofNullable(msi).map(MsiText::capability);
    }

    Optional<MsixCapability> msix() {
        return Optional.ofNullable(msix).map(MsixText::capability);
    }
}
