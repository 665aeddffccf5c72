package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.report.words.FindingWords;

/** How findings read. */
class FindingWordsTest {

    private static final DeviceEntry NVME0 = new DeviceEntry(0, "nvme0", -1);

    @Test
    void aDecodedMessageTellsWhoseItIs() {
        MsiMessage message = new MsiMessage(0x100, 0xfee2c000, 0x4300);
        Finding read = new Finding.MessageDecoded(0, "nvme0", 1, message, false);
        assertEquals("nvme0 entry 1: read " + message + ", pirq 300", FindingWords.sentence(read));
        assertEquals(
                "nvme0 entry 1: wrote " + message + ", pirq 300",
                FindingWords.sentence(new Finding.MessageDecoded(0, "nvme0", 1, message, true)));
        assertEquals(List.of(Severity.INFO, "message decoded"), List.of(read.severity(), FindingWords.title(read)));
        assertEquals(
                "nvme0 entry 0: read " + new MsiMessage(-1, -1, 0xffff) + ", pirq 4294967295",
                FindingWords.sentence(
                        new Finding.MessageDecoded(0, "nvme0", 0, new MsiMessage(-1, -1, 0xffff), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | 27 | 108 | 1 | 141 | nvme0 entry 0 re-uses pirq 55 (written at step 27), which "
                        + "QEMU unmapped at step 108 and Xen gave to nvme1 entry 0 at step 141: irq 64 answers for "
                        + "it. Nothing is written, so QEMU will never map entry 0.",
                "true | 27 | 108 | 1 | 0 | nvme0 entry 0 re-uses pirq 55 (written at step 27), which "
                        + "QEMU unmapped at step 108; nvme1 entry 0 still carries it: irq 64 answers for it. "
                        + "Nothing is written, so QEMU will never map entry 0.",
                "true | 27 | 108 | -1 | 0 | nvme0 entry 0 re-uses pirq 55 (written at step 27), which QEMU unmapped "
                        + "at step 108 (pirq_to_irq[] was never reset): irq 64 answers for it. Nothing is written, "
                        + "so QEMU will never map entry 0.",
                "false | 0 | 0 | 1 | 141 | nvme0 entry 0 re-uses pirq 55, which QEMU does not hold for "
                        + "it and Xen gave to nvme1 entry 0 at step 141: irq 64 answers for it. QEMU maps the "
                        + "number again at ENABLE=1: two devices then hold one pirq."
            })
    void aStaleHitTellsWhoWroteFreedAndGotTheNumber(
            boolean msix, int written, int freed, int other, int since, String sentence) {
        DeviceEntry owner = other < 0 ? DeviceEntry.NOBODY : new DeviceEntry(other, "nvme" + other, 0);
        Finding hit = new Finding.StaleHit(0, "nvme0", 0, msix, 55, 64, written, freed, owner, since);
        assertEquals(sentence, FindingWords.sentence(hit));
        assertEquals(
                List.of(Severity.FAILURE, "STALE PIRQ 55 RE-USED"), List.of(hit.severity(), FindingWords.title(hit)));
    }

    @Test
    void anEntryThatStillWaitsIsNotSaidToBeLeftAlone() {
        String sentence = FindingWords.sentence(
                new Finding.StaleHit(0, "nvme0", 0, true, 55, 64, 3, 7, new DeviceEntry(1, "nvme1", 0), 9, true));
        assertTrue(
                sentence.endsWith(
                        "Nothing is written, but a write whose map or bind failed still waits: QEMU asks for pirq "
                                + "55 again."),
                sentence);
    }

    @Test
    void aTitleIsOfTheKind() {
        assertEquals(
                List.of("pirq re-used", "pirq leaked", "pool smaller after teardown", "setup failed"),
                List.of(
                        FindingWords.title(new Finding.Reuse(NVME0, 55, true)),
                        FindingWords.title(new Finding.PirqLeaked(NVME0, 55, NVME0)),
                        FindingWords.title(new Finding.PoolNotRestored(NVME0, 1, 32)),
                        FindingWords.title(new Finding.SetupFailed(NVME0, 1, false))));
        Answer refused = new Answer.Nothing();
        assertEquals(
                FindingWords.title(new Finding.BindFailed(NVME0, 55, "EVTCHNOP_bind_pirq", true, refused)),
                FindingWords.title(new Finding.BindOfUnmapped(NVME0, 55, 54, NVME0)));
    }
}
