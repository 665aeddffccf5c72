package org.pirqscope.evidence.lspci;

import java.util.Iterator;
import java.util.List;
import org.pirqscope.evidence.lspci.text.TextLine;
import org.pirqscope.evidence.lspci.text.TextLines;

/**
 * All devices of a text with lspci output, in its order; a device that was listed twice is there twice.
 *
 * @param leftovers lines that show a device or capabilities and could not be given to any of these
 */
public record LspciListing(String file, List<LspciDevice> devices, List<Leftover> leftovers) {

    public LspciListing {
        devices = List.copyOf(devices);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * Reads what lspci printed, on its own or quoted in a mail. The file name is for messages only.
     *
     * @throws LspciFormatException when no line begins a device
     */
    public static LspciListing read(String text, String file) {
        return read(new TextLines(text), file);
    }

    /**
     * Reads its lines, which are numbered from 1.
     *
     * @throws LspciFormatException when no line begins a device
     */
    public static LspciListing read(Iterator<TextLine> lines, String file) {
        return new ListingReader(lines, file).listing();
    }
}
