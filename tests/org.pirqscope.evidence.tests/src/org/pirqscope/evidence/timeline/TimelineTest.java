package org.pirqscope.evidence.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.LogTexts;
import org.pirqscope.evidence.timeline.ClockSettings.SameMoment;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/** Order between texts: by what they share, by clocks, and not known where nothing forces it. */
class TimelineTest {

    private static final String GUEST = """
            [    5.000000] nvme 0000:00:03.0: xen: msi bound to pirq=55
            [    5.100000] nvme 0000:00:03.0: xen: msi --> pirq=55 --> irq=60
            [    9.000000] nvme 0000:00:03.0: xen: msi already bound to pirq=55
            [    9.100000] nvme 0000:00:03.0: xen: msi --> pirq=55 --> irq=61
            [    9.200000] nvme 0000:00:03.0: xen: msi bound to pirq=54
            """;
    private static final String QEMU = """
            [00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x7037 (entry: 0x0)
            [00:03.0] msi_msix_disable: Unbind MSI-X with pirq 55, gvec 0x0
            [00:03.0] msi_msix_disable: Unmap MSI-X pirq 55
            [00:03.0] msi_msix_setup: requested pirq 54 for MSI-X (vec: 0x0, entry: 0x1)
            """;

    private static Timeline timeline(ClockSettings clocks, String... texts) {
        return Timeline.of(LogTexts.of(texts).evidence(), clocks);
    }

    private static List<String> order(Timeline timeline) {
        return timeline.rows().stream()
                .map(row -> (row.known() ? "" : "? ") + row.entry().place().file() + ":"
                        + row.entry().place().line())
                .toList();
    }

    @Test
    void aReuseComesAfterTheUnmapThatGaveTheNumberBack() {
        Timeline timeline = timeline(ClockSettings.NONE, GUEST, QEMU);
        assertEquals(
                List.of("0:1", "0:2", "? 1:1", "1:2", "1:3", "1:4", "0:3", "0:4", "0:5", "1:5"),
                order(timeline),
                () -> timeline.rows().toString());
        TimelineLink given = timeline.rows().get(6).links().getFirst();
        assertEquals(new TimelineLink(new SourceLine(1, 4), new SourceLine(0, 3), Reason.GIVEN_BACK), given);
        assertEquals(Reason.ASKED, timeline.rows().getLast().links().getFirst().reason());
        assertTrue(timeline.rows().get(6).entry().failed());
    }

    @Test
    void logsOfDifferentNumbersShareNothing() {
        Timeline timeline = timeline(ClockSettings.NONE, GUEST, QEMU.replace("pirq 5", "pirq 4"));
        assertEquals(1, timeline.rows().stream().filter(row -> !row.known()).count());
        assertTrue(timeline.rows().stream().allMatch(row -> row.links().isEmpty()));
    }

    @Test
    void ofTwoWaysToLayLogsSideBySideNoneIsChosen() {
        String twice = QEMU.lines().limit(4).reduce("", (text, line) -> text + line + "\n");
        Timeline timeline =
                timeline(ClockSettings.NONE, GUEST.lines().limit(1).toList().getFirst(), twice + twice);
        assertTrue(timeline.rows().stream().allMatch(row -> row.links().isEmpty()));
    }

    @Test
    void clocksThatAreKnownOrderTexts() {
        String one = "[    1.000000] nvme 0000:00:03.0: xen: msi bound to pirq=55\n"
                + "[    3.000000] nvme 0000:00:03.0: xen: msi bound to pirq=54\n";
        String other = "[  102.000000] nvme 0000:00:04.0: xen: msi bound to pirq=53\n"
                + "[  104.000000] nvme 0000:00:04.0: xen: msi bound to pirq=52\n";
        assertEquals(List.of("0:1", "0:2", "? 1:1", "1:2"), order(timeline(ClockSettings.NONE, one, other)));
        ClockSettings given = new ClockSettings(Map.of(0, 100.0, 1, 0.0), List.of());
        assertEquals(List.of("0:1", "1:1", "0:2", "1:2"), order(timeline(given, one, other)));
        SameMoment pair = new SameMoment(new SourceLine(0, 2), new SourceLine(1, 1));
        ClockSettings matched = new ClockSettings(Map.of(), List.of(pair));
        assertEquals(List.of("0:1", "0:2", "1:1", "1:2"), order(timeline(matched, one, other)));
    }

    @Test
    void datesAreClocks() {
        String one = "[2022-04-29 18:00:05] [00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0, entry: 0)\n";
        String other = "Apr 29 18:00:04 dom0 kernel: xen: --> pirq=16 -> irq=9 (gsi=9)\n"
                + "Apr 29 18:00:07 dom0 kernel: xen: --> pirq=17 -> irq=8 (gsi=8)\n";
        LogTexts texts = LogTexts.of(one, other);
        double first = texts.evidence().origins().seconds(0);
        double second =
                texts.evidence().origins().seconds(texts.evidence().facts().size() - 1);
        assertEquals(5, first % 60);
        assertEquals(7, second % 60);
        ClockSettings given = new ClockSettings(Map.of(0, 6 - first, 1, 7 - second), List.of());
        assertEquals(List.of("1:1", "0:1", "1:2"), order(timeline(given, one, other)));
    }

    @Test
    void timesThatRunBackwardsAreNotUsedAndSaid() {
        String one = "[    5.000000] nvme 0000:00:03.0: xen: msi bound to pirq=55\n"
                + "[    3.000000] nvme 0000:00:03.0: xen: msi bound to pirq=54\n";
        String other = "[    4.000000] nvme 0000:00:04.0: xen: msi bound to pirq=53\n";
        Timeline timeline = timeline(new ClockSettings(Map.of(0, 0.0, 1, 0.0), List.of()), one, other);
        assertEquals(1, timeline.notes().size());
        assertEquals(List.of("0:1", "0:2", "? 1:1"), order(timeline));
    }

    @Test
    void whatContradictsIsSaid() {
        SameMoment cannot = new SameMoment(new SourceLine(0, 3), new SourceLine(1, 1));
        Timeline timeline = timeline(new ClockSettings(Map.of(), List.of(cannot)), GUEST, QEMU);
        assertEquals(10, timeline.rows().size());
        assertEquals(1, timeline.notes().size(), () -> timeline.notes().toString());
    }

    @Test
    void aLineInTwoTextsIsOneRow() {
        Timeline timeline = timeline(ClockSettings.NONE, GUEST, GUEST);
        assertEquals(5, timeline.rows().size());
        assertTrue(timeline.has(new SourceLine(1, 4)));
        assertFalse(timeline.has(new SourceLine(1, 6)));
    }

    @Test
    void aLineThatStandsTwiceInOneTextIsTwoRows() {
        String line = GUEST.lines().toList().getFirst() + "\n";
        assertEquals(List.of("0:1", "0:2"), order(timeline(ClockSettings.NONE, line + line)));
        assertEquals(2, timeline(ClockSettings.NONE, line + line, line).rows().size());
    }

    @Test
    void theRealBugTellsItsStory() {
        String folder = "real2/bug_xen4.17_qemu7.2_linux6.1_old_lines/";
        LogTexts logs = LogTexts.shared(folder + "guest-console.log", folder + "qemu-dm.log");
        Timeline timeline = Timeline.of(logs.evidence(), ClockSettings.NONE);
        assertEquals(List.of(), timeline.notes());
        List<TimelineLink> links =
                timeline.rows().stream().flatMap(row -> row.links().stream()).toList();
        assertTrue(
                links.contains(new TimelineLink(new SourceLine(1, 41), new SourceLine(0, 444), Reason.GIVEN_BACK)),
                links::toString);
        assertTrue(
                links.contains(new TimelineLink(new SourceLine(1, 61), new SourceLine(0, 534), Reason.GIVEN_BACK)),
                links::toString);
    }
}
