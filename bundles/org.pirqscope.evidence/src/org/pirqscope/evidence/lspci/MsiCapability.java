package org.pirqscope.evidence.lspci;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The MSI capability as the listing shows it. Vectors are numbers of vectors, never their logarithm; what the text does
 * not show stays empty or {@link Flag#NOT_SHOWN}.
 */
public record MsiCapability(
        int offset,
        Flag enabled,
        OptionalInt vectorsEnabled,
        OptionalInt vectorsMax,
        Flag maskable,
        Flag wide,
        Optional<PrintedHex> address,
        Optional<PrintedHex> data,
        Optional<PrintedHex> masking,
        Optional<PrintedHex> pending) {

    /** Values of its register above this number are reserved. */
    static final int MOST_VECTORS = 32;
}
