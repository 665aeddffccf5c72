package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.LineFacts;

/** Each line with what became of it. */
class ReadLinesTest {

    private static final String QUOTED = """
            > [00:05.0] msi_msix_setup: requested pirq 47 for MSI-X (vec:
            > 0x0, entry: 0x0)

            And then nothing happens.
            > [00:05.0] msi_msix_setup: requested pirq 45 for MSI-X (vec
            """;

    private static Evidence read(String... texts) {
        return EvidenceReader.readLines(
                IntStream.range(0, texts.length)
                        .mapToObj(i -> LogTexts.bytes("text" + i, texts[i].getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                ReadingProgress.NONE);
    }

    private static List<ReadLine> rows(Evidence evidence) {
        List<ReadLine> rows = new ArrayList<>();
        for (int file = 0; file < evidence.lines().texts(); file++) {
            for (int row = 0; row < evidence.lines().rows(file); row++) {
                rows.add(evidence.lines().at(file, row));
            }
        }
        return rows;
    }

    /** Every count of the sources is the number of rows of that state. */
    static void countedAsKept(Evidence evidence, String text) {
        List<ReadLine> rows = rows(evidence);
        assertEquals(evidence.sources().stream().mapToInt(SourceCount::lines).sum(), rows.size(), text);
        for (SourceCount source : evidence.sources()) {
            assertEquals(source.read(), count(rows, source, List.of(LineState.READ)), text);
            assertEquals(source.known(), count(rows, source, List.of(LineState.KNOWN)), text);
            assertEquals(
                    source.notUnderstood(),
                    count(rows, source, List.of(LineState.NOT_UNDERSTOOD, LineState.CUT)),
                    text);
        }
    }

    private static int count(List<ReadLine> rows, SourceCount source, List<LineState> states) {
        return (int) rows.stream()
                .filter(row -> row.place().file() == source.file() && row.format() == source.format())
                .filter(row -> states.contains(row.state()))
                .count();
    }

    @Test
    void textsComeBackAsTheyWere() {
        String text = OwnLogsTest.QEMU + "a line of nobody, \u00e4\n\n";
        Evidence evidence = read(QUOTED, text);
        countedAsKept(evidence, "both");
        assertEquals(
                (QUOTED + text).lines().toList(),
                rows(evidence).stream().map(ReadLine::text).toList());
        assertEquals(
                IntStream.rangeClosed(1, (int) text.lines().count()).boxed().toList(),
                rows(evidence).stream()
                        .filter(row -> row.place().file() == 1)
                        .map(row -> row.place().line())
                        .toList());
        assertEquals(2, evidence.lines().row(new SourceLine(1, 3)));
        assertEquals(-1, evidence.lines().row(new SourceLine(1, 300)));
    }

    @Test
    void aRecordOfSeveralLinesIsOneAndALineThatIsCutIsCalledSo() {
        Evidence evidence = read(QUOTED);
        List<ReadLine> rows = rows(evidence);
        LineFacts facts = LineFacts.of(evidence);
        assertEquals(
                List.of(LineState.READ, LineState.READ, LineState.KNOWN, LineState.NOT_UNDERSTOOD, LineState.CUT),
                rows.stream().map(ReadLine::state).toList());
        assertEquals(rows.get(0).place(), rows.get(1).record());
        assertEquals(facts.words(rows.get(0)), facts.words(rows.get(1)));
        assertTrue(facts.told(rows.get(1)).contains("pirq 47"), facts.told(rows.get(1)));
        assertEquals(Party.QEMU, facts.party(rows.get(1)).orElseThrow());
    }

    @Test
    void theLinesAboveTheFirstThatTellsTheFormatHaveIt() {
        Evidence evidence = read("nobody knows\n" + OwnLogsTest.QEMU);
        countedAsKept(evidence, "above");
        assertEquals(SourceFormat.QEMU, rows(evidence).getFirst().format());
    }

    /** A carriage return in any place of a listing: a device stands on the line that has its address. */
    @Test
    void aDeviceStandsOnTheLineOfItsAddress() {
        String listing = """
                00:05.0 Non-Volatile memory controller: A Disk (prog-if 02 [NVM Express])
                \tCapabilities: [b0] MSI-X: Enable- Count=33 Masked+

                00:06.0 Ethernet controller: A Card
                \tCapabilities: [70] MSI-X: Enable- Count=5 Masked+
                """;
        int second = listing.indexOf("00:06.0");
        for (int at = 0; at < listing.length(); at++) {
            String text = listing.substring(0, at) + "\r" + listing.substring(at);
            List<SourceLine> places = read(text).facts().stream()
                    .filter(fact -> fact instanceof Fact.DeviceSeen device
                            && device.bdf().equals("0000:00:06.0"))
                    .map(Fact::place)
                    .toList();
            boolean shown = at < second || at >= listing.indexOf('\n', second);
            assertTrue(!shown || places.equals(List.of(new SourceLine(0, 4))), at + " " + places);
        }
    }

    /** A table of interrupts is dom0's by any row that only dom0 has, however it is squeezed; else the guest's. */
    @Test
    void aTableOfInterruptsSaysWhoseItIs() {
        String table = """
                           CPU0       CPU1
                 48:      12879          0  xen-percpu    -virq      timer0
                 59:        479          0  xen-dyn-lateeoi    -event     hvc_console
                 60:          0          0  xen-pirq    -msi-x     nvme0q0
                """;
        List<String> own = List.of(
                " 61: 0 0 xen-dyn    -virq      xen-pcpu",
                " 61: 0 0 xen-dyn-virq hvc_console",
                " 61: 0 0 xen-dyn    -event     evtchn:oxenstored",
                " 61: 0 0 xen-dyn-lateeoi    -event     evtchn:xenconsoled");
        for (String row : own) {
            assertEquals(List.of(Party.DOM0), parties(read(table + row + "\n")), row);
            assertEquals(List.of(Party.DOM0), parties(read(row + "\n" + table)), row);
        }
        assertEquals(List.of(Party.GUEST), parties(read(table + " 61: 0 0 xen-dyn    -event     eth0\n")));
        assertEquals(List.of(Party.GUEST, Party.DOM0), parties(read(table, table + own.getFirst() + "\n")));
    }

    private static List<Party> parties(Evidence evidence) {
        LineFacts facts = LineFacts.of(evidence);
        return rows(evidence).stream()
                .filter(row -> row.text().contains("xen-pirq"))
                .map(row -> facts.party(row).orElseThrow())
                .toList();
    }

    @Test
    void readWithoutLinesKeepsNone() {
        assertEquals(0, LogTexts.of(OwnLogsTest.QEMU).evidence().lines().texts());
    }

    @Test
    void linesThatHaveNoRoomAreCountedAndNoneAfterThemIsKept() {
        LineKeeper keeper = new LineKeeper(3 * (10 + KeptText.OVERHEAD));
        keeper.begin();
        assertEquals(0, keeper.add(0, 1, "0123456789"));
        assertEquals(1, keeper.add(0, 2, "0123456789"));
        assertEquals(-1, keeper.add(0, 3, "01234567890"));
        assertEquals(-1, keeper.add(0, 4, ""));
        assertEquals(2, keeper.lines().beyond());
        assertEquals(2, keeper.lines().rows(0));
    }
}
