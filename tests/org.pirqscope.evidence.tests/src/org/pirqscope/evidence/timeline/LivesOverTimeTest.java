package org.pirqscope.evidence.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.LogTexts;

/** The bars of each number: what it was, from which row to which, by which lines. */
class LivesOverTimeTest {

    private static final String QEMU = """
            [00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x7037 (entry: 0x0)
            [00:03.0] msi_msix_disable: Unbind MSI-X with pirq 55, gvec 0x0
            [00:03.0] msi_msix_disable: Unmap MSI-X pirq 55
            [00:04.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:04.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x7037 (entry: 0x0)
            [00:04.0] msi_msix_setup: requested pirq 54 for MSI-X (vec: 0x0, entry: 0x1)
            """;

    private static LivesOverTime lives(String... texts) {
        LogTexts read = LogTexts.of(texts);
        return LivesOverTime.of(read.seen().lives(), Timeline.of(read.evidence(), ClockSettings.NONE));
    }

    private static List<String> bars(LifeRow row) {
        return row.bars().stream()
                .map(bar -> bar.state().id() + " " + bar.device() + " " + bar.from() + "-" + bar.to())
                .toList();
    }

    @Test
    void aNumberThatIsGivenToAnotherDeviceHasBarsOfBoth() {
        LivesOverTime lives = lives(QEMU);
        assertEquals(7, lives.length());
        assertEquals(2, lives.rows().size());
        assertEquals(55, lives.rows().getFirst().life().pirq());
        assertEquals(
                List.of(
                        "asked 0000:00:03.0 1-2",
                        "bound 0000:00:03.0 2-3",
                        "mapped 0000:00:03.0 3-4",
                        "asked 0000:00:04.0 5-6",
                        "bound 0000:00:04.0 6-8"),
                bars(lives.rows().getFirst()));
        assertEquals(
                List.of(new SourceLine(0, 2)),
                lives.rows().getFirst().bars().get(1).lines());
        assertEquals(List.of("asked 0000:00:04.0 7-8"), bars(lives.rows().getLast()));
        assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0, 1, 1}, lives.mapped().get(-1));
    }

    @Test
    void barsStandOnTheTimelineOneAfterTheOther() {
        List<String> lines = QEMU.lines().toList();
        for (int seed = 0; seed < 200; seed++) {
            Random dice = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 1 + dice.nextInt(30); i > 0; i--) {
                text.append(lines.get(dice.nextInt(lines.size()))).append('\n');
            }
            LivesOverTime lives = lives(text.toString());
            for (LifeRow row : lives.rows()) {
                int end = 1;
                for (LifeBar bar : row.bars()) {
                    assertTrue(end <= bar.from() && bar.from() < bar.to() && bar.to() <= lives.length() + 1, "" + seed);
                    assertTrue(!bar.lines().isEmpty(), "" + seed);
                    end = bar.to();
                }
            }
        }
    }
}
