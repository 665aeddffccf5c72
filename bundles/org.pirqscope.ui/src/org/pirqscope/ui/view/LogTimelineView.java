package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.RowsText;
import org.pirqscope.diagram.timeline.TimelineDiagram;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.FactWords;
import org.pirqscope.evidence.timeline.TimelineEntry;
import org.pirqscope.evidence.timeline.TimelineRow;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.diagram.DiagramReader;
import org.pirqscope.ui.diagram.RowWords;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;

/** The lines of all logs in one order, as far as it is known, as a sequence diagram. */
public class LogTimelineView extends LogsView {

    private DiagramCanvas canvas;

    @Override
    Control create(Composite parent) {
        canvas = new DiagramCanvas(parent);
        canvas.control().setData("id", "log-timeline");
        canvas.timeless(new Words());
        canvas.reader(new Reader());
        return canvas.control();
    }

    @Override
    void fill(Optional<ReadLogs> logs) {
        canvas.show(logs.map(read -> read.diagram().rows()).orElse(null));
    }

    @Override
    String summary(ReadLogs logs) {
        return logs.timeline().rows().isEmpty() && logs.timeline().notes().isEmpty()
                ? "No line tells of anything that a timeline could show."
                : String.join("; ", logs.timeline().notes());
    }

    @Override
    void mark(LogSelection selection) {
        List<TimelineRow> rows = logs().map(read -> read.timeline().rows()).orElse(List.of());
        int[] steps = IntStream.range(0, rows.size())
                .filter(i -> selection.has(rows.get(i).entry()))
                .map(i -> i + 1)
                .toArray();
        canvas.mark(Matches.at(IntStream.of(steps).map(canvas.rows() == null ? step -> 0 : canvas.rows()::rowOf)));
        canvas.stand(steps.length == 0 ? 0 : steps[0]);
    }

    /** The entry that a row of the diagram shows; nothing for a gap. */
    private Optional<TimelineRow> entry(int row) {
        return logs().filter(read -> row >= 0 && read.diagram().entries().get(row) >= 0)
                .map(read -> read.timeline().rows().get(read.diagram().entries().get(row)));
    }

    /** What a click or a key does. */
    private final class Reader implements DiagramReader {

        @Override
        public void goTo(int step) {
            LogSelection lines = logs().filter(read -> step > 0)
                    .map(read -> read.timeline().rows().get(step - 1).entry())
                    .map(entry -> LogSelection.of(places(entry)))
                    .orElse(LogSelection.NONE);
            desk().logs().select(lines);
        }

        @Override
        public void draw(Scope scope) {
            // there is one way to draw it
        }

        @Override
        public void copyMail() {
            ClipboardText mail = copied();
            CopyText.copy(canvas.control().getDisplay(), mail.text());
            desk().tell("Copied " + mail.what() + " of mail text");
        }

        @Override
        public void export() {
            // the menu does not offer it
        }
    }

    private static List<SourceLine> places(TimelineEntry entry) {
        return Stream.concat(entry.facts().stream().map(Fact::place), entry.copies().stream())
                .distinct()
                .toList();
    }

    /** What is said of a row. */
    private final class Words implements RowWords {

        @Override
        public String words(int row) {
            return entry(row).map(this::full).orElse("The order of the row above and the row below is not known");
        }

        private String full(TimelineRow row) {
            ReadLogs read = logs().orElseThrow();
            TimelineEntry entry = row.entry();
            String after = row.links().stream()
                    .map(link -> "\nafter " + read.place(link.before()) + " ("
                            + link.reason().id() + ")")
                    .collect(Collectors.joining());
            String copies = entry.copies().stream()
                    .map(copy -> "\nalso " + read.place(copy))
                    .collect(Collectors.joining());
            return read.place(entry.place()) + ", " + entry.party().id() + "\n" + FactWords.of(entry) + after + copies;
        }

        @Override
        public String name(int row) {
            return entry(row)
                            .map(found -> logs().orElseThrow()
                                            .place(found.entry().place()) + ": " + FactWords.of(found.entry()))
                            .orElse("no row")
                    + "; timeline of the logs";
        }
    }

    @Override
    String legend() {
        return "The lines that tell something, each text in its own order; a gap: the order of what is above and what "
                + "is below is not known";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(logs().map(LogTimelineView::mail).orElse(""));
    }

    private static String mail(ReadLogs read) {
        Origin origin =
                TimelineDiagram.origin(read.seen().stack(), read.evidence().names());
        return String.join(
                "\n",
                RowsText.of(read.diagram().rows(), origin, MailOptions.DEFAULT).lines());
    }
}
