package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import org.pirqscope.model.edit.live.LiveItemProviders;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.report.decode.MessageReading;
import org.pirqscope.report.table.Block;
import org.pirqscope.ui.widget.RowLook;

/** Entries of a device under one row that can be closed. */
record EntryGroup(List<EntryPair> pairs) {

    /** What is shown of a device. @param usedOnly leaves out the entries that nobody uses */
    static List<EntryPair> shown(PciDevice device, boolean usedOnly, Optional<MessageReading> reading) {
        return EntryPair.of(device, reading).stream()
                .filter(pair -> !usedOnly || pair.used())
                .toList();
    }

    /** The groups of these entries; none where they are few. */
    static List<EntryGroup> of(List<EntryPair> pairs) {
        return Block.of(pairs.size()).stream()
                .map(block -> new EntryGroup(pairs.subList(block.first(), block.last() + 1)))
                .toList();
    }

    /** {@code entries 8-15}, and how many are in use where the heads have the message. */
    List<String> cells() {
        String name = "entries " + pairs.getFirst().entry().getIndex() + "-"
                + pairs.getLast().entry().getIndex();
        long used = pairs.stream().filter(EntryPair::used).count();
        return List.of(name, used == 0 ? "not used" : used + " in use", "", "", "", "", "", "", "");
    }

    /** The loudest look of its entries. */
    RowLook look() {
        RowLook loudest = RowLook.PLAIN;
        for (EntryPair pair : pairs) {
            RowLook look = pair.look();
            boolean louder = look.text() != null && loudest.text() == null
                    || loudest.sign().isEmpty();
            loudest = louder ? look : loudest;
        }
        return loudest;
    }

    /** What its entries tell, each in a line of its own. */
    String tip(LiveItemProviders items) {
        StringBuilder out = new StringBuilder();
        for (EntryPair pair : pairs) {
            if (!pair.look().sign().isEmpty()) {
                out.append(pair.cells(items).getFirst())
                        .append(": ")
                        .append(pair.remarks())
                        .append('\n');
            }
        }
        return String.join(", ", cells().subList(0, 2)) + "\n" + out;
    }
}
