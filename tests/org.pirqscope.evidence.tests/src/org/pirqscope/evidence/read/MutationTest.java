package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.diagnosis.Diagnoses;
import org.pirqscope.evidence.diagnosis.Observations;

/**
 * Damaged texts of all formats: a result or the reader's own refusal, no other exception, every line counted once. The
 * program below releng/ makes as many as one likes.
 */
class MutationTest {

    private static final int INPUTS = 6000;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void everyDamageHasAResultOrOneTypedRefusal() {
        int[] results = {0};
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            for (int seed = 0; seed < INPUTS; seed++) {
                results[0] += read(seed) ? 1 : 0;
            }
        });
        assertTrue(results[0] > INPUTS / 2, "results: " + results[0]);
    }

    /** Each word of each line cut short at each of its letters, and left out, beside what stands around it. */
    @Test
    void everyWordMayBeCutAnywhere() {
        int results = 0;
        for (String line : Mutation.lines()) {
            for (int from = 0; from < line.length(); from++) {
                int end = line.indexOf(' ', from + 1);
                for (int to = from + 1; to <= (end < 0 ? line.length() : end); to++) {
                    String cut = line.substring(0, from) + line.substring(to);
                    results += read(cut + "\n" + line + "\n", cut) ? 1 : 0;
                }
            }
        }
        assertTrue(results > 1000, "results: " + results);
    }

    private static boolean read(int seed) {
        return read(Mutation.of(seed), "seed " + seed);
    }

    private static boolean read(String damaged, String about) {
        byte[] text = damaged.getBytes(StandardCharsets.ISO_8859_1);
        try {
            Evidence evidence = EvidenceReader.readLines(List.of(LogTexts.bytes("text", text)), ReadingProgress.NONE);
            for (SourceCount source : evidence.sources()) {
                assertEquals(source.lines(), source.read() + source.known() + source.notUnderstood(), about);
            }
            ReadLinesTest.countedAsKept(evidence, about);
            Diagnoses.of(Observations.of(evidence.facts()))
                    .forEach(diagnosis -> assertTrue(
                            !diagnosis.sentence().isEmpty() && !diagnosis.rule().isEmpty()));
            return true;
        } catch (EvidenceException refused) {
            return false;
        }
    }
}
