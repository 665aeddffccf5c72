package org.pirqscope.evidence.lspci;

import java.util.List;

/** All devices of a text with lspci output, in its order; a device that was listed twice is there twice. */
public record LspciListing(String file, List<LspciDevice> devices) {

    public LspciListing {
        devices = List.copyOf(devices);
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
