package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackedTextTest {

    private static final String LINE = "[00:04.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0, entry: 0)\n";

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static Evidence read(byte[] bytes) {
        return EvidenceReader.read(List.of(LogTexts.bytes("log.gz", bytes)), ReadingProgress.NONE);
    }

    @Test
    void whatHoldsNothingIsRefusedWithItsReason() throws IOException {
        byte[] damaged = Arrays.copyOf(packed(LINE), 14);
        EvidenceException refused = assertThrows(EvidenceException.class, () -> read(damaged));
        assertTrue(refused.getMessage().startsWith("log.gz: cannot be unpacked to its end: "), refused.getMessage());
    }

    @Test
    void whatIsCutBehindSomeLinesIsReadUpToThere() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(LINE.replace("55", Integer.toString(i * 7919 % 10_007)));
        }
        byte[] whole = packed(text.toString());
        Evidence evidence = read(Arrays.copyOf(whole, whole.length / 2));
        long read = evidence.sources().stream().mapToLong(SourceCount::read).sum();
        assertTrue(read > 1000 && read < 20_000, "read: " + read);
        assertEquals(1, evidence.notes().size());
    }
}
