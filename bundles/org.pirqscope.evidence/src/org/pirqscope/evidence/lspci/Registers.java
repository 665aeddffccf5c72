package org.pirqscope.evidence.lspci;

import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.lspci.text.Hex;
import org.pirqscope.evidence.lspci.text.TextLine;

/** The register lines below a capability, each value with the width that lspci always prints. */
final class Registers {

    private static final int LAST_BIR = 7;
    private static final int OFFSET_DIGITS = 8;

    private Registers() {}

    /** The hexadecimal word after a key such as {@code Data:}, if it has one of the widths. */
    static Optional<PrintedHex> hex(String line, String key, List<Integer> widths) {
        int at = line.indexOf(key);
        List<String> words = at < 0 ? List.of() : TextLine.words(line.substring(at + key.length()));
        if (words.isEmpty() || !widths.contains(words.get(0).length())) {
            return Optional.empty();
        }
        String word = words.get(0);
        boolean whole = Hex.digits(word, 0) == word.length();
        return whole ? Optional.of(new PrintedHex(Long.parseUnsignedLong(word, 16), word.length())) : Optional.empty();
    }

    /** The location in {@code BAR=0 offset=00003000}, if both numbers are whole. */
    static Optional<TableLocation> location(String line) {
        long bir = after(line, "BAR=");
        Optional<PrintedHex> offset = hex(line, "offset=", List.of(OFFSET_DIGITS));
        return offset.filter(at -> bir >= 0 && bir <= LAST_BIR).map(at -> new TableLocation((int) bir, at.value()));
    }

    private static long after(String line, String key) {
        int at = line.indexOf(key);
        return at < 0
                ? -1
                : Hex.value(line, at + key.length(), at + key.length() + Hex.digits(line, at + key.length()));
    }
}
