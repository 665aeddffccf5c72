package org.pirqscope.evidence.read;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.lspci.ListState;
import org.pirqscope.evidence.lspci.ListingLine;
import org.pirqscope.evidence.lspci.LspciDevice;
import org.pirqscope.evidence.lspci.LspciFormatException;
import org.pirqscope.evidence.lspci.LspciListing;
import org.pirqscope.evidence.lspci.text.TextLine;

/** Collects the lines of lspci in a longer text and has them read when they are over. */
final class ListingBlock {

    private static final int MOST = 1 << 14;
    private static final int MOST_REMARKS = 30;

    private final int file;
    private final Gathered out;
    private final List<Row> rows = new ArrayList<>();
    private int remarks;
    private TextLine looked;

    /** A line, or a part of one that has carriage returns; {@code text} is null for what is counted elsewhere. */
    private record Row(TextLine line, String text, int number, int row) {}

    ListingBlock(int file, Gathered out) {
        this.file = file;
        this.out = out;
    }

    /** Whether the line begins a device, or can belong to one that is open. */
    boolean takes(String text) {
        if (text.isEmpty()) {
            return !rows.isEmpty();
        }
        return ListingLine.begins(text) || (rows.isEmpty() ? ListingLine.beginsCapability(text) : belongs(text));
    }

    private boolean belongs(String text) {
        looked = TextLine.of(rows.size() + 1, text, true);
        return ListingLine.belongs(looked);
    }

    /** @param row of the line in its text */
    void add(String text, int number, int row) {
        if (rows.size() >= MOST && ListingLine.begins(text)) {
            end();
        }
        int end = text.indexOf('\r');
        rows.add(new Row(line(end < 0 ? text : text.substring(0, end)), text, number, row));
        for (int from = end + 1; end >= 0; from = end + 1) {
            end = text.indexOf('\r', from);
            rows.add(new Row(line(text.substring(from, end < 0 ? text.length() : end)), null, number, -1));
        }
        remarks = 0;
    }

    // what was looked at may be it
    private TextLine line(String text) {
        boolean same = looked != null && looked.raw() == text && looked.number() == rows.size() + 1;
        return same ? looked : TextLine.of(rows.size() + 1, text, true);
    }

    /** A line of somebody else between those of lspci, which is counted elsewhere. */
    void remark(String text) {
        if (!rows.isEmpty()) {
            remarks++;
            rows.add(new Row(line(text), null, -1, -1));
            if (remarks > MOST_REMARKS) {
                end();
            }
        }
    }

    /** The block is over. */
    void end() {
        if (rows.isEmpty()) {
            return;
        }
        boolean well = read();
        rows.stream().filter(row -> row.text() != null).forEach(row -> count(row, well));
        rows.clear();
        looked = null;
        remarks = 0;
    }

    private void count(Row row, boolean well) {
        String text = row.text();
        boolean tells = well && ListingLine.tells(text);
        LineState state = tells ? LineState.READ : well || text.isEmpty() ? LineState.KNOWN : LineState.NOT_UNDERSTOOD;
        out.count(file, row.row(), SourceFormat.LSPCI, state, false);
        if (state == LineState.NOT_UNDERSTOOD) {
            out.strange(new SourceLine(file, row.number()), text, false);
        }
    }

    private boolean read() {
        List<TextLine> lines = rows.stream().map(Row::line).collect(Collectors.toCollection(ArrayList::new));
        lines.add(lines.removeLast().last());
        try {
            LspciListing listing = LspciListing.read(lines.iterator(), "lspci");
            listing.devices().forEach(this::found);
            return true;
        } catch (LspciFormatException none) {
            return false;
        }
    }

    private void found(LspciDevice device) {
        int none = device.capabilities().state() == ListState.COMPLETE ? 0 : UNKNOWN;
        int line = rows.get(device.line() - 1).number();
        out.add(new Fact.DeviceSeen(
                new SourceLine(file, line),
                device.address().full(),
                "",
                UNKNOWN,
                device.msi().map(msi -> msi.vectorsMax().orElse(UNKNOWN)).orElse(none),
                device.msix().map(msix -> msix.vectors().orElse(UNKNOWN)).orElse(none)));
    }
}
