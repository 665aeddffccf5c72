package org.pirqscope.diagram.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.WrittenRows;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.timeline.FactWords;
import org.pirqscope.evidence.timeline.Timeline;
import org.pirqscope.evidence.timeline.TimelineEntry;
import org.pirqscope.evidence.timeline.TimelineRow;
import org.pirqscope.machine.call.Layer;

/**
 * The timeline as a sequence diagram: lanes guest, QEMU, Xen and dom0; each row names its line. Where the order of two
 * rows is not known, a gap between them says so.
 *
 * @param entries by row, the entry's index on the timeline; -1 for a gap
 */
public record TimelineDiagram(WrittenRows rows, List<Integer> entries) {

    private static final int GUEST = 0;
    private static final int QEMU = 1;
    private static final int XEN = 2;
    private static final int DOM0 = 3;
    private static final List<Lane> LANES = List.of(
            new Lane(GUEST, "guest", "guest", Layer.GUEST, -1),
            new Lane(QEMU, "qemu", "QEMU", Layer.QEMU, -1),
            new Lane(XEN, "xen", "Xen", Layer.XEN, -1),
            new Lane(DOM0, "dom0", "dom0", Layer.DRIVER, -1));
    private static final String UNKNOWN = "order not known";

    public TimelineDiagram {
        entries = List.copyOf(entries);
    }

    /** The diagram of a timeline. @param names of the texts */
    public static TimelineDiagram of(Timeline timeline, List<String> names) {
        List<Row> rows = new ArrayList<>();
        List<Integer> entries = new ArrayList<>();
        List<String> brief = brief(names);
        for (int i = 0; i < timeline.rows().size(); i++) {
            TimelineRow row = timeline.rows().get(i);
            if (!row.known()) {
                rows.add(row(rows.size(), RowKind.GAP, GUEST, DOM0, i + 1, UNKNOWN, Mark.NONE));
                entries.add(-1);
            }
            rows.add(row(rows.size(), i + 1, row.entry(), brief));
            entries.add(i);
        }
        boolean dom0 = rows.stream().anyMatch(row -> row.kind().message() && (row.from() == DOM0 || row.to() == DOM0));
        return new TimelineDiagram(new WrittenRows(dom0 ? LANES : LANES.subList(0, DOM0), cut(rows, dom0)), entries);
    }

    private static List<Row> cut(List<Row> rows, boolean dom0) {
        return dom0
                ? rows
                : rows.stream()
                        .map(row -> row.kind() == RowKind.GAP
                                ? row(row.index(), row.kind(), GUEST, XEN, row.step(), row.text(), row.mark())
                                : row)
                        .toList();
    }

    /** What a diagram of them is called. */
    public static Origin origin(StackFacts stack, List<String> names) {
        String versions = Stream.of(
                        stack.linux().map(version -> "Linux " + version),
                        stack.qemu().map(version -> "QEMU " + version),
                        stack.xen().map(version -> "Xen " + version),
                        stack.dom0Linux().map(version -> "dom0 Linux " + version))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return Origin.ofLogs("Timeline of logs", versions, brief(names));
    }

    /** The last part of each name, with as much before it as tells them apart. */
    public static List<String> brief(List<String> names) {
        return names.stream().map(name -> brief(name, names)).toList();
    }

    private static String brief(String name, List<String> names) {
        String brief = name.substring(name.lastIndexOf('/') + 1);
        while (brief.length() < name.length() && ambiguous(brief, names)) {
            int before = name.lastIndexOf('/', name.length() - brief.length() - 2);
            brief = name.substring(before + 1);
        }
        return Label.plain(brief);
    }

    private static boolean ambiguous(String brief, List<String> names) {
        return names.stream()
                        .filter(name -> name.equals(brief) || name.endsWith("/" + brief))
                        .count()
                > 1;
    }

    private static Row row(int index, int step, TimelineEntry entry, List<String> names) {
        String text = "%s [%s]".formatted(FactWords.of(entry), place(entry.place(), names));
        int from = from(entry);
        int to = to(entry);
        RowKind kind = from == to ? RowKind.SELF : kind(entry, from);
        return row(index, kind, from, to, step, Label.plain(text), entry.failed() ? Mark.WARNING : Mark.NONE);
    }

    /** A line as rows name it: {@code qemu-dm.log:41}. */
    public static String place(SourceLine line, List<String> brief) {
        return brief.get(line.file()) + ":" + line.line();
    }

    private static Row row(int index, RowKind kind, int from, int to, int step, String text, Mark mark) {
        return new Row(index, kind, from, to, step, -1, text, mark, false, false, false, Optional.empty());
    }

    private static RowKind kind(TimelineEntry entry, int from) {
        return from == XEN ? RowKind.ANSWER : asked(entry) ? RowKind.TRAP : RowKind.HYPERCALL;
    }

    private static int own(TimelineEntry entry) {
        return switch (entry.party()) {
            case GUEST -> GUEST;
            case QEMU -> QEMU;
            case XEN -> XEN;
            case DOM0 -> DOM0;
        };
    }

    // the guest's message tells QEMU which number it wants; an answer comes from Xen
    private static int from(TimelineEntry entry) {
        boolean answered = entry.failed() && crosses(entry);
        return answered ? XEN : asked(entry) ? GUEST : own(entry);
    }

    private static int to(TimelineEntry entry) {
        return entry.failed() || asked(entry) || !crosses(entry) ? own(entry) : XEN;
    }

    private static boolean asked(TimelineEntry entry) {
        return entry.party() == Party.QEMU
                && first(entry)
                        .filter(event -> switch (event.what()) {
                            case REQUEST -> true;
                            default -> false;
                        })
                        .isPresent();
    }

    private static Optional<PirqEvent> first(TimelineEntry entry) {
        return entry.dump() ? Optional.empty() : entry.events().stream().findFirst();
    }

    // whoever does it calls Xen
    private static boolean crosses(TimelineEntry entry) {
        return entry.party() != Party.XEN
                && first(entry)
                        .filter(event -> switch (event.what()) {
                            case MAP, MAP_FAILED, BIND, BIND_FAILED, UPDATE, UNBIND, UNMAP -> true;
                            case REQUEST -> !(event.detail() instanceof PirqEvent.Reused);
                            case MASK, UNMASK, OWNER, SEEN -> false;
                        })
                        .isPresent();
    }
}
