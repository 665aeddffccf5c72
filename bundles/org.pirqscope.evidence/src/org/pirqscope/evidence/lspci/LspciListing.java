package org.pirqscope.evidence.lspci;

import java.util.List;

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
        return new ListingReader(text, file).listing();
    }
}
