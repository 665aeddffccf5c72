package org.pirqscope.evidence.lspci;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An MSI capability while its lines are read. */
final class MsiText implements CapabilityInText {

    private static final int MOST_VECTORS = MsiCapability.MOST_VECTORS;
    private static final int MOST_QUEUE = 5;
    private static final int LAST_QUEUE = 7;
    private static final int NARROW = 8;
    private static final int WIDE = 16;

    private final int offset;
    private final int line;
    private final FlagWords words = new FlagWords();
    private Optional<PrintedHex> address = Optional.empty();
    private Optional<PrintedHex> data = Optional.empty();
    private Optional<PrintedHex> masking = Optional.empty();
    private Optional<PrintedHex> pending = Optional.empty();

    MsiText(int offset, int line) {
        this.offset = offset;
        this.line = line;
    }

    @Override
    public FlagWords words() {
        return words;
    }

    @Override
    public void register(String line) {
        if (line.startsWith("Address:")) {
            data = Registers.hex(line, "Data:", List.of(4));
            // without its data an address may be cut, and 8 of 16 digits would look like a whole one
            address = data.isEmpty() ? data : Registers.hex(line, "Address:", addressWidths());
        } else if (line.startsWith("Masking:")) {
            masking = Registers.hex(line, "Masking:", List.of(NARROW));
            pending = Registers.hex(line, "Pending:", List.of(NARROW));
        }
    }

    @Override
    public String unread() {
        if (enabled() == Flag.NOT_SHOWN) {
            return "Enable";
        }
        if (vectors(0).isEmpty() || vectors(1).isEmpty()) {
            return "Count";
        }
        return wide() == Flag.NOT_SHOWN ? "64bit" : "";
    }

    @Override
    public String reserved() {
        boolean reserved = false;
        for (int part = 0; part < 2; part++) {
            int queue = words.number("Queue", part, LAST_QUEUE).orElse(0);
            int count = words.number("Count", part, 1 << LAST_QUEUE).orElse(0);
            reserved |= queue > MOST_QUEUE || count == 1 << 6 || count == 1 << LAST_QUEUE;
        }
        return reserved ? "its number of vectors is a reserved value; MSI has at most " + MOST_VECTORS : "";
    }

    @Override
    public String unshown() {
        if (address.isEmpty() || data.isEmpty()) {
            return "the address and data are";
        }
        boolean masks = maskable() == Flag.SET;
        return masks && (masking.isEmpty() || pending.isEmpty()) ? "the mask and pending bits are" : "";
    }

    @Override
    public String place() {
        return String.format("Line %d, MSI at %02x", line, offset);
    }

    MsiCapability capability() {
        return new MsiCapability(
                offset, enabled(), vectors(0), vectors(1), maskable(), wide(), address, data, masking, pending);
    }

    private Flag enabled() {
        return words.flag("Enable");
    }

    private Flag maskable() {
        return words.flag("Maskable", "Mask");
    }

    private List<Integer> addressWidths() {
        return switch (wide()) {
            case SET -> List.of(WIDE);
            case CLEAR -> List.of(NARROW);
            case NOT_SHOWN -> List.of(NARROW, WIDE);
        };
    }

    private Flag wide() {
        return words.flag("64bit");
    }

    // the oldest wording prints the logarithm, as the register has it
    private OptionalInt vectors(int part) {
        OptionalInt queue = words.number("Queue", part, MOST_QUEUE);
        return queue.isPresent() ? OptionalInt.of(1 << queue.getAsInt()) : words.count("Count", part, MOST_VECTORS);
    }
}
