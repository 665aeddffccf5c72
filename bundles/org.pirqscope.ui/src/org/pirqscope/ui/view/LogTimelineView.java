package org.pirqscope.ui.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.RowsText;
import org.pirqscope.diagram.timeline.TimelineDiagram;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.ClockSettings.SameMoment;
import org.pirqscope.evidence.timeline.ClockText;
import org.pirqscope.evidence.timeline.ClockTextException;
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

    private static final List<String> ENDS = Stream.of(ExportFormat.values())
            .filter(format -> !format.ofRuns())
            .map(ExportFormat::extension)
            .distinct()
            .toList();

    private DiagramCanvas canvas;

    @Override
    Control create(Composite parent) {
        canvas = new DiagramCanvas(parent);
        canvas.control().setData("id", "log-timeline");
        canvas.timeless(new Words());
        canvas.reader(new Reader());
        toolBar(new Action("Clocks \u2026") {
            @Override
            public void run() {
                ask();
            }
        });
        toolBar(new LogExport(parent.getShell(), "timeline", ENDS, this::export));
        return canvas.control();
    }

    private void ask() {
        logs().ifPresent(read -> {
            InputDialog dialog = new InputDialog(
                    canvas.control().getShell(),
                    "Clocks of the Logs",
                    "Seconds to add to the times of files, as guest.log=0, qemu.log=+1.5s, or two lines of one "
                            + "moment, as guest.log:120=qemu.log:15. Nothing: what the logs themselves tell.",
                    proposed(read),
                    typed -> refusal(typed, read));
            if (dialog.open() == Window.OK) {
                clocks(dialog.getValue());
            }
        });
    }

    // the settings, and the lines of two files that are selected
    private String proposed(ReadLogs read) {
        String set = ClockText.write(read.clocks(), read.evidence().names());
        List<SourceLine> lines = selection().lines().stream().sorted().toList();
        boolean pair =
                lines.size() == 2 && lines.getFirst().file() != lines.getLast().file();
        String selected = pair
                ? ClockText.write(
                        new ClockSettings(Map.of(), List.of(new SameMoment(lines.getFirst(), lines.getLast()))),
                        read.evidence().names())
                : "";
        return set.isEmpty() || selected.isEmpty() || set.contains(selected) ? set + selected : set + ", " + selected;
    }

    private static String refusal(String typed, ReadLogs read) {
        try {
            clocks(typed, read);
            return null;
        } catch (ClockTextException wrong) {
            return wrong.getMessage();
        }
    }

    private static ClockSettings clocks(String typed, ReadLogs read) {
        ClockSettings clocks = ClockText.read(typed, read.evidence().names());
        ClockText.check(clocks, read.timeline(), read.evidence().names());
        return clocks;
    }

    /**
     * Sets the clocks of the logs that are open, in a job. @throws ClockTextException on a text that says nothing of
     * clocks
     */
    public void clocks(String typed) {
        logs().ifPresent(read -> {
            ClockSettings clocks = clocks(typed, read);
            Display display = canvas.control().getDisplay();
            IJobFunction work = monitor -> {
                ReadLogs next = read.with(clocks);
                display.asyncExec(() -> desk().logs().clocks(read, next));
                return Status.OK_STATUS;
            };
            Job.create("Setting the clocks of the logs", work).schedule();
        });
    }

    /** Writes the diagram into a file; the end of its name is the format. */
    public void export(Path file) {
        logs().ifPresent(read -> {
            ExportFormat format = Stream.of(ExportFormat.values())
                    .filter(one -> !one.ofRuns() && one.extension().equals(LogExport.end(file, ENDS)))
                    .findFirst()
                    .orElseThrow();
            Choice choice = Choice.MAIL.withFormat(format).withPart(new RunPart.Whole());
            Export export = Export.of(read.diagram().rows(), origin(read), choice);
            LogExport.write(file, export::write, desk()::tell);
        });
    }

    private static Origin origin(ReadLogs read) {
        return TimelineDiagram.origin(read.seen().stack(), read.evidence().names());
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
        return String.join(
                "\n",
                RowsText.of(read.diagram().rows(), origin(read), MailOptions.DEFAULT)
                        .lines());
    }
}
