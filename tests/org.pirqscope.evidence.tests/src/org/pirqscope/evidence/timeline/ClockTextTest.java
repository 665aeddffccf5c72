package org.pirqscope.evidence.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.ClockSettings.SameMoment;

/** Clocks as a user writes them. */
class ClockTextTest {

    private static final List<String> NAMES = List.of("a/guest.log", "a/qemu.log", "b/qemu.log", "x=1:2.txt");

    /** Whatever settings are written are read back. */
    @Test
    void whatIsWrittenIsReadBack() {
        for (int seed = 0; seed < 500; seed++) {
            Random dice = new Random(seed);
            Map<Integer, Double> offsets = new LinkedHashMap<>();
            for (int file = 0; file < NAMES.size() && seed % 3 != 0; file++) {
                offsets.put(file, (dice.nextInt(2_000_001) - 1_000_000) / (dice.nextBoolean() ? 1.0 : 1024.0));
            }
            List<SameMoment> pairs = new ArrayList<>();
            for (int i = dice.nextInt(3); i > 0; i--) {
                pairs.add(new SameMoment(
                        new SourceLine(dice.nextInt(3), 1 + dice.nextInt(1000)),
                        new SourceLine(dice.nextInt(3), 1 + dice.nextInt(1000))));
            }
            ClockSettings settings = new ClockSettings(offsets, pairs);
            ClockSettings back = ClockText.read(ClockText.write(settings, NAMES), NAMES);

            assertEquals(settings.pairs(), back.pairs(), "seed " + seed);
            assertEquals(settings.offsets().keySet(), back.offsets().keySet(), "seed " + seed);
            settings.offsets()
                    .forEach((file, seconds) ->
                            assertEquals(seconds, back.offsets().get(file), 1e-8));
        }
    }

    @Test
    void whatSaysNothingOfClocksIsRefused() {
        for (String text :
                List.of("guest.log", "guest.log=", "guest.log=1", "qemu.log=1, guest.log=0", "z.log:1=guest.log:2")) {
            assertThrows(ClockTextException.class, () -> ClockText.read(text, NAMES), text);
        }
        assertEquals(ClockSettings.NONE, ClockText.read(" , ", NAMES));
    }
}
