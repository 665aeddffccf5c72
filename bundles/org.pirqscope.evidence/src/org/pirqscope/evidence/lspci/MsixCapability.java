package org.pirqscope.evidence.lspci;

import java.util.Optional;
import java.util.OptionalInt;

/** The MSI-X capability as the listing shows it; vectors is the size of its table. */
public record MsixCapability(
        int offset,
        Flag enabled,
        OptionalInt vectors,
        Flag masked,
        Optional<TableLocation> table,
        Optional<TableLocation> pba) {}
