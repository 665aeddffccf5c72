package org.pirqscope.evidence.read;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.lspci.ListState;
import org.pirqscope.evidence.lspci.ListingLine;
import org.pirqscope.evidence.lspci.LspciDevice;
import org.pirqscope.evidence.lspci.LspciFormatException;
import org.pirqscope.evidence.lspci.LspciListing;

/** Collects the lines of lspci in a longer text and has them read when they are over. */
final class ListingBlock {

    private static final int MOST = 1 << 14;
    private static final int MOST_REMARKS = 30;

    private final int file;
    private final Gathered out;
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private int remarks;

    ListingBlock(int file, Gathered out) {
        this.file = file;
        this.out = out;
    }

    /** Whether the line begins a device, or can belong to one that is open. */
    boolean takes(String text) {
        return lines.isEmpty()
                ? !text.isEmpty() && (ListingLine.begins(text) || ListingLine.beginsCapability(text))
                : open(text);
    }

    private static boolean open(String text) {
        return text.isEmpty() || ListingLine.begins(text) || ListingLine.belongs(text);
    }

    /** @param row of the line in its text */
    void add(String text, int number, int row) {
        if (lines.size() >= MOST && ListingLine.begins(text)) {
            end();
        }
        lines.add(text);
        numbers.add(number);
        rows.add(row);
        remarks = 0;
    }

    /** A line of somebody else between those of lspci, which is counted elsewhere. */
    void remark(String text) {
        if (!lines.isEmpty()) {
            remarks++;
            lines.add(text);
            numbers.add(-1);
            rows.add(-1);
            if (remarks > MOST_REMARKS) {
                end();
            }
        }
    }

    /** The block is over. */
    void end() {
        if (lines.isEmpty()) {
            return;
        }
        boolean well = read();
        for (int i = 0; i < lines.size(); i++) {
            if (numbers.get(i) < 0) {
                continue;
            }
            String text = lines.get(i);
            boolean tells = well && ListingLine.tells(text);
            LineState state =
                    tells ? LineState.READ : well || text.isEmpty() ? LineState.KNOWN : LineState.NOT_UNDERSTOOD;
            out.count(file, rows.get(i), SourceFormat.LSPCI, state, false);
            if (state == LineState.NOT_UNDERSTOOD) {
                out.strange(new SourceLine(file, numbers.get(i)), text, false);
            }
        }
        lines.clear();
        numbers.clear();
        rows.clear();
        remarks = 0;
    }

    private boolean read() {
        try {
            LspciListing listing = LspciListing.read(String.join("\n", lines), "lspci");
            listing.devices().forEach(this::found);
            return true;
        } catch (LspciFormatException none) {
            return false;
        }
    }

    private void found(LspciDevice device) {
        int none = device.capabilities().state() == ListState.COMPLETE ? 0 : UNKNOWN;
        int line = numbers.get(Math.min(device.line(), numbers.size()) - 1);
        out.add(new Fact.DeviceSeen(
                new SourceLine(file, line),
                device.address().full(),
                "",
                UNKNOWN,
                device.msi().map(msi -> msi.vectorsMax().orElse(UNKNOWN)).orElse(none),
                device.msix().map(msix -> msix.vectors().orElse(UNKNOWN)).orElse(none)));
    }
}
