package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the capability chain of a dumped config space. */
final class ConfigChain {

    private static final int VENDOR = 0x00;
    private static final int STATUS = 0x06;
    private static final int HEADER_TYPE = 0x0e;
    private static final int HAS_CAPABILITIES = 0x10;
    private static final int CARDBUS = 2;
    private static final int FIRST_CAPABILITY = 0x40;
    private static final int ALL_ONES = 0xff;

    private final ConfigSpace config;
    private final List<String> gaps = new ArrayList<>();
    private Optional<MsiCapability> msi = Optional.empty();
    private Optional<MsixCapability> msix = Optional.empty();

    ConfigChain(ConfigSpace config) {
        this.config = config;
    }

    /** The interrupt capabilities on the chain, and whether it could be followed to its end. */
    CapabilityList list() {
        if (config.number(VENDOR, 2) == 0xffff) {
            gaps.add("The hex dump reads all ones: the device did not answer.");
        } else if (!hasNone()) {
            walk();
        }
        ListState state = gaps.isEmpty() ? ListState.COMPLETE : ListState.CUT;
        return new CapabilityList(state, String.join(" ", gaps), msi, msix);
    }

    private boolean hasNone() {
        long status = config.number(STATUS, 2);
        return status >= 0 && (status & HAS_CAPABILITIES) == 0;
    }

    private void walk() {
        boolean[] seen = new boolean[ALL_ONES + 1];
        int at = pointer(firstPointer());
        while (at > 0 && mayFollow(at, seen[at])) {
            seen[at] = true;
            read(at);
            at = pointer(at + 1);
        }
    }

    // without the header type the usual place is as good as known: bridges and devices share it
    private int firstPointer() {
        return config.byteAt(HEADER_TYPE) == CARDBUS ? 0x14 : 0x34;
    }

    /**
     * The pointer in a byte, its two reserved bits cleared; 0 ends the walk, and a byte not there does so with a gap.
     */
    private int pointer(int at) {
        int value = config.byteAt(at);
        if (value < 0) {
            noteMissing(at);
            return 0;
        }
        return value & 0xfc;
    }

    private void noteMissing(int at) {
        gaps.add(String.format("The hex dump does not show byte %02x, which the capability list needs.", at));
    }

    private boolean mayFollow(int at, boolean seen) {
        if (at < FIRST_CAPABILITY) {
            gaps.add(String.format("The capability list leads to %02x, where none can be.", at));
        } else if (seen) {
            gaps.add(String.format("The capability list is a loop: it comes back to %02x.", at));
        } else if (config.byteAt(at) < 0) {
            noteMissing(at);
        } else if (config.byteAt(at) == ALL_ONES) {
            gaps.add(String.format("The capability at %02x reads all ones.", at));
        } else {
            return true;
        }
        return false;
    }

    private void read(int at) {
        int id = config.byteAt(at);
        if (id == ConfigMsi.ID) {
            readMsi(at);
        } else if (id == ConfigMsix.ID) {
            readMsix(at);
        }
    }

    private void readMsi(int at) {
        if (msi.isPresent()) {
            gaps.add(String.format("The hex dump has a second MSI capability at %02x, not used.", at));
            return;
        }
        msi = new ConfigMsi(config, at).capability();
        noteUnread(msi.isEmpty(), "MSI", at);
        msi.filter(found ->
                        found.vectorsMax().isEmpty() || found.vectorsEnabled().isEmpty())
                .ifPresent(found -> gaps.add(String.format(
                        "The MSI capability at %02x of the hex dump has a reserved number of vectors; MSI has at "
                                + "most %d.",
                        at, MsiCapability.MOST_VECTORS)));
    }

    private void readMsix(int at) {
        if (msix.isPresent()) {
            gaps.add(String.format("The hex dump has a second MSI-X capability at %02x, not used.", at));
            return;
        }
        msix = new ConfigMsix(config, at).capability();
        noteUnread(msix.isEmpty(), "MSI-X", at);
        msix.filter(found -> found.table().isEmpty() || found.pba().isEmpty())
                .ifPresent(found -> gaps.add(String.format(
                        "The MSI-X capability at %02x of the hex dump has a reserved BAR number; a device has BAR 0 "
                                + "to %d.",
                        at, TableLocation.LAST_BAR)));
    }

    private void noteUnread(boolean unread, String name, int at) {
        if (unread) {
            gaps.add(String.format("The hex dump ends inside the %s capability at %02x.", name, at));
        }
    }
}
