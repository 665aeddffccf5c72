package org.pirqscope.diagram.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.mail.row.Frames;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.diagram.mail.row.MailRows;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.diagram.mail.story.FindingStory;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.run.History;

/**
 * The diagram as text for a mail: spaces only, 7-bit, no trailing spaces, never wider than asked for. One column for
 * each controller; the guest kernel's, QEMU's and Xen's calls stand inside the column that caused them.
 */
public final class MailText {

    /**
     * Rows that git am, an mbox or git's editor would take for something else, so that two spaces stand in front of
     * all: separators, patches, mbox lines, comments, and header lines such as {@code From: }.
     */
    private static final Pattern GIT_TRAP = Pattern.compile("(?:-|diff |Index: |CVS: |>|#|From |[A-Za-z-]+:(?: |$)).*");

    private final SequenceDiagram diagram;
    private final MailRows source;
    private final ContextSwitches switches;
    private final Map<String, LaneMode> modes;
    private final Map<Integer, StepRemark> remarks;
    private final Origin origin;
    private final MailOptions options;

    private MailText(SequenceDiagram diagram, Origin origin, MailOptions options) {
        this.diagram = folded(diagram);
        this.source = new MailRows(this.diagram, hiddenDrivers(diagram), options.columns() == TextColumns.LAYERS);
        this.switches = new ContextSwitches(diagram);
        this.modes = diagram.scope().modes();
        this.remarks = diagram.scope().remarks();
        this.origin = origin;
        this.options = options;
    }

    private static SequenceDiagram folded(SequenceDiagram diagram) {
        Scope scope = diagram.scope().withNotes(false);
        for (Lane lane : diagram.lanes().all()) {
            if (lane.controller() >= 0) {
                scope = scope.lane(lane.id(), LaneMode.SHOWN);
            } else if (!hidden(diagram, lane)) {
                scope = scope.lane(lane.id(), LaneMode.FOLDED);
            }
        }
        return diagram.with(scope);
    }

    private static boolean hidden(SequenceDiagram diagram, Lane lane) {
        return diagram.scope().modes().get(lane.id()) == LaneMode.HIDDEN;
    }

    private static Set<String> hiddenDrivers(SequenceDiagram diagram) {
        return diagram.lanes().all().stream()
                .filter(lane -> lane.controller() >= 0 && hidden(diagram, lane))
                .map(Lane::id)
                .collect(Collectors.toSet());
    }

    /** Every call that the diagram draws. */
    public static Mail all(SequenceDiagram diagram, Origin origin, MailOptions options) {
        MailText text = new MailText(diagram, origin, options);
        return text.framed(text.source.all(), Story.NONE);
    }

    /** What matters for the finding of a step, in at most as many rows as the options say. */
    public static Mail about(SequenceDiagram diagram, Focus focus, Origin origin, MailOptions options) {
        MailText text = new MailText(diagram, origin, options);
        return text.story(FindingStory.of(diagram.history(), diagram.lanes(), focus.step(), focus.finding()));
    }

    /** The entering steps of the calls that {@link #about} would show if it had no limit. */
    public static Set<Integer> steps(History history, Lanes lanes, Focus focus) {
        Story story = FindingStory.of(history, lanes, focus.step(), focus.finding());
        return Frames.with(history, story).keySet().stream()
                .filter(step -> history.step(step).entering())
                .collect(Collectors.toSet());
    }

    /** What matters for the first failure; if there is none, who got which pirq. */
    public static Mail of(SequenceDiagram diagram, Origin origin, MailOptions options) {
        Optional<Focus> focus = Focus.first(diagram.history()).filter(first -> !first.passing());
        if (focus.isPresent()) {
            return about(diagram, focus.get(), origin, options);
        }
        return new MailText(diagram, origin, options).story(CleanRunStory.of(diagram.history()));
    }

    private Mail story(Story story) {
        List<MailRow> rows = source.told(story);
        Set<Integer> empty = empty(story, rows);
        if (!empty.isEmpty()) {
            return told(rows, story).with(empty.stream().map(this::withoutRows).toList());
        }
        return told(rows, story);
    }

    /** The controllers that were not hidden and whose calls in the story stand in lanes that were. */
    private Set<Integer> empty(Story story, List<MailRow> rows) {
        Set<Integer> lanes = new TreeSet<>();
        if (!modes.containsValue(LaneMode.HIDDEN)) {
            return lanes;
        }
        for (int step : story.weights().keySet()) {
            int actor = diagram.history().step(step).actor();
            boolean shown = actor >= 0
                    && actor < diagram.lanes().controllers()
                    && modes.get(diagram.lanes().get(actor).id()) != LaneMode.HIDDEN;
            if (shown) {
                lanes.add(actor);
            }
        }
        rows.forEach(row -> lanes.remove(row.lane()));
        return lanes;
    }

    private String withoutRows(int lane) {
        return Label.ascii(diagram.lanes().get(lane).name())
                + " has no column: none of its calls that matter stands in the lanes that were chosen";
    }

    private Mail told(List<MailRow> wanted, Story story) {
        // each call has a line of its own at least, so that no text of twice as many is laid out
        boolean cut = story.evenly() && options.rows() > 0;
        List<MailRow> rows = cut ? RowCut.few(wanted, source, 2 * options.rows()) : wanted;
        Deque<List<MailRow>> before = new ArrayDeque<>();
        Mail mail = framed(rows.size() < wanted.size() ? source.elided(rows, story) : rows, story);
        while (tooLong(mail)) {
            List<MailRow> fewer = RowCut.withoutLeast(rows, source, story);
            if (fewer.size() == rows.size()) {
                return mail;
            }
            before.push(rows);
            rows = fewer;
            mail = framed(story.evenly() ? source.elided(rows, story) : rows, story);
        }
        return story.evenly() ? mail : refilled(mail, rows, wanted, before, story);
    }

    private boolean tooLong(Mail mail) {
        return options.rows() > 0 && mail.lines().size() > options.rows();
    }

    /**
     * What went last comes back first if there is room for it after all: rows go together, and nearer columns may break
     * a remark less.
     */
    private Mail refilled(
            Mail shortest, List<MailRow> left, List<MailRow> wanted, Deque<List<MailRow>> before, Story story) {
        Mail mail = shortest;
        Set<Integer> kept = steps(left);
        Set<Integer> seen = steps(left);
        for (List<MailRow> earlier : before) {
            List<MailRow> gone =
                    earlier.stream().filter(row -> seen.add(row.step())).toList();
            Set<Integer> more = steps(gone);
            more.addAll(kept);
            Mail longer = framed(
                    RowCut.filled(
                            wanted.stream()
                                    .filter(row -> more.contains(row.step()))
                                    .toList(),
                            source),
                    story);
            if (!tooLong(longer) && gone.stream().allMatch(row -> row.frame() || row.weight() < Weight.ASIDE)) {
                mail = longer;
                kept = more;
            }
        }
        return mail;
    }

    private static Set<Integer> steps(List<MailRow> rows) {
        return rows.stream().map(MailRow::step).collect(Collectors.toCollection(TreeSet::new));
    }

    private Mail framed(List<MailRow> rows, Story story) {
        Mail plain = lines(rows, story, options.room());
        String left = " ".repeat(options.indent());
        if (options.indent() == 0
                && plain.lines().stream()
                        .anyMatch(line -> GIT_TRAP.matcher(line).matches())) {
            left = "  ";
            plain = lines(rows, story, options.room() - 2);
        }
        String margin = left;
        List<String> moved = plain.lines().stream()
                .map(line -> line.isEmpty() ? line : margin + line)
                .toList();
        return new Mail(new PresetFrame(options).around(moved), plain.notes(), plain.story());
    }

    private static List<Integer> lanes(List<MailRow> rows) {
        return List.copyOf(new TreeSet<>(
                rows.stream().filter(row -> !row.gap()).map(MailRow::lane).toList()));
    }

    /** The lanes that have rows; in a story the one with most to remark first, since there is more room at the left. */
    private static List<Integer> lanes(List<MailRow> rows, Story story) {
        List<Integer> lanes = new ArrayList<>(new TreeSet<>(
                rows.stream().filter(row -> !row.gap()).map(MailRow::lane).toList()));
        if (!story.remarks().isEmpty()) {
            lanes.sort(Comparator.comparingInt((Integer lane) -> -remarked(rows, lane))
                    .thenComparingInt(lane -> lane));
        }
        return lanes;
    }

    private static int remarked(List<MailRow> rows, int lane) {
        return rows.stream()
                .filter(row -> row.lane() == lane)
                .mapToInt(row -> row.remark().text().length())
                .sum();
    }

    private List<String> heads(List<MailRow> rows, List<Integer> lanes, boolean functions) {
        return switch (options.columns()) {
            case CONTROLLERS -> ColumnHeads.of(diagram, rows, lanes, functions);
            case LAYERS -> LayerColumns.heads(lanes);
            case CPUS -> ColumnHeads.cpus(diagram, rows, lanes, functions);
        };
    }

    private MailStory told(List<MailRow> told, Story story, boolean whole) {
        boolean layers = options.columns() == TextColumns.LAYERS;
        List<MailRow> rows = layers ? source.nested(LayerColumns.placed(told)) : told;
        List<Integer> lanes = layers ? lanes(rows) : lanes(rows, story);
        int shown = (int) rows.stream().filter(row -> !row.gap()).count();
        boolean nothing = shown == 0 && (!whole || lanes.isEmpty());
        String caption = !nothing
                ? story.caption()
                : "None of the calls" + (whole ? "" : " that matter") + " stands in the lanes that were chosen.";
        return new MailStory(
                rows,
                lanes,
                heads(rows, lanes, !whole),
                heads(rows, lanes, false),
                (caption + " " + StepRemark.sentences(remarks)).strip(),
                MailFooter.counted(shown, source.calls(), switches.text(rows)),
                whole);
    }

    private Mail lines(List<MailRow> told, Story story, int width) {
        MailStory text = told(told, story, story == Story.NONE);
        MailTable table = text.table(width, options.preset());
        List<String> lines = new ArrayList<>(table.lines(width, options.preset()));
        List<String> notes = new ArrayList<>(table.notes());
        boolean nothing = text.rows().stream().allMatch(MailRow::gap);
        List<String> tail = MailFooter.lines(
                options.preset() == Preset.LOCKDEP && !nothing ? story.title() : "",
                text.caption(),
                origin,
                text.counted(),
                width);
        lines.addAll(lines.isEmpty() ? tail.subList(1, tail.size()) : tail);
        if (modes.containsValue(LaneMode.FOLDED)) {
            notes.add("a text draws the calls of guest, qemu and xen in the column of the controller anyway: to fold "
                    + "them changes nothing");
        }
        return new Mail(lines, notes, text);
    }
}
