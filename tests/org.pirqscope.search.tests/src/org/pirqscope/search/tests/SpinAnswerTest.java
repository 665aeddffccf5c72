package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.spin.SpinAnswer;

/** What is read out of the texts of a swarm's jobs, and what is not believed. */
class SpinAnswerTest {

    private static final String COVERED = """
            @ nvme0=ok
            State-vector 60 byte, depth reached 12, errors: 0
                  100 states, stored
                  101 transitions (= stored+matched)
            @@ job 1 of 2 exact exit 0
            """;

    @Test
    void aJobThatCoversAllDecides() {
        SpinAnswer answer = SpinAnswer.of(List.of(COVERED), List.of("nvme0"));
        assertEquals(Verdict.NEVER_FAILS, answer.verdict());
        assertEquals(100, answer.covered().orElseThrow().states());
        assertEquals(100, answer.covered().orElseThrow().transitions());
    }

    @ParameterizedTest
    @CsvSource({
        "@ nvme0=ok, #, job 1 has covered every state and has no line",
        "twice, twice, two texts are of job 1",
        "100 states, 12345678901234567890 states, a number has 20 digits",
        "job 1 of, job 12345678901 of, a number has 11 digits",
        "@ nvme0=ok, @ nvme0=ok nvme1=ok, an outcome of 2 controllers instead of 1"
    })
    void whatNoJobWritesIsRefused(String part, String instead, String sentence) {
        List<String> texts = part.equals("twice") ? List.of(COVERED, COVERED) : List.of(COVERED.replace(part, instead));
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> SpinAnswer.of(texts, List.of("nvme0")));
        assertTrue(wrong.getMessage().startsWith(sentence), wrong.getMessage());
    }
}
