package org.pirqscope.evidence.lspci;

import java.util.Optional;
import java.util.OptionalInt;

/** An MSI-X capability while its lines are read. */
final class MsixText implements CapabilityInText {

    private static final int MOST_VECTORS = 2048;
    private static final String TABLE = "Vector table:";
    private static final String PBA = "PBA:";

    private final int offset;
    private final int line;
    private final FlagWords words = new FlagWords();
    private Optional<TableLocation> table = Optional.empty();
    private Optional<TableLocation> pba = Optional.empty();
    private boolean reservedBar;

    MsixText(int offset, int line) {
        this.offset = offset;
        this.line = line;
    }

    @Override
    public FlagWords words() {
        return words;
    }

    @Override
    public void register(String line) {
        if (line.startsWith(TABLE)) {
            table = location(line);
        } else if (line.startsWith(PBA)) {
            pba = location(line);
        }
    }

    private Optional<TableLocation> location(String line) {
        Optional<TableLocation> printed = Registers.location(line);
        reservedBar |= printed.isPresent() && printed.get().isReserved();
        return printed.filter(at -> !at.isReserved());
    }

    @Override
    public String unread() {
        if (enabled() == Flag.NOT_SHOWN) {
            return "Enable";
        }
        if (vectors().isEmpty()) {
            return "Count";
        }
        return masked() == Flag.NOT_SHOWN ? "Masked" : "";
    }

    @Override
    public String reserved() {
        return reservedBar ? "a BAR number is a reserved value; a device has BAR 0 to " + TableLocation.LAST_BAR : "";
    }

    @Override
    public String unshown() {
        if (table.isEmpty()) {
            return "the table location is";
        }
        return pba.isEmpty() ? "the location of the pending bits is" : "";
    }

    @Override
    public String place() {
        return String.format("Line %d, MSI-X at %02x", line, offset);
    }

    MsixCapability capability() {
        return new MsixCapability(offset, enabled(), vectors(), masked(), table, pba);
    }

    private Flag enabled() {
        return words.flag("Enable");
    }

    private Flag masked() {
        return words.flag("Masked", "Mask");
    }

    private OptionalInt vectors() {
        OptionalInt count = words.count("Count", 0, MOST_VECTORS);
        return count.isPresent() ? count : words.count("TabSize", 0, MOST_VECTORS);
    }
}
