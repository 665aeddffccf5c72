package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.evidence.read.ReadLines;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.logs.LineList;
import org.pirqscope.ui.logs.LineReader;
import org.pirqscope.ui.logs.LinesCanvas;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;
import org.pirqscope.ui.widget.FilterLine;

/** The lines of all logs, coloured by what became of each and whose it is. */
public class LogTextView extends LogsView {

    private LinesCanvas canvas;
    private FilterLine filter;
    private ToolBarToggle toggle;
    private boolean strangeOnly;

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        filter = new FilterLine(box, 1, () -> {
            toggle.setChecked(false);
            only(false);
        });
        canvas = new LinesCanvas(box, new Reader());
        CopyText.into(canvas.control());
        canvas.control().setLayoutData(new GridData(GridData.FILL_BOTH));
        toggle = new ToolBarToggle("Not Understood", "Only lines that are not understood, or cut", false, this::only);
        toolBar(toggle);
        return box;
    }

    private void only(boolean on) {
        strangeOnly = on;
        fill(logs());
        mark(selection());
    }

    /** What is known of a line, by the logs that are open. */
    private final class Reader implements LineReader {

        @Override
        public Optional<Party> party(ReadLine line) {
            return logs().flatMap(logs -> logs.facts().party(line));
        }

        @Override
        public String place(ReadLine line) {
            return logs().map(logs -> logs.place(line.place())).orElse("");
        }

        @Override
        public String words(ReadLine line) {
            return logs().map(logs -> logs.facts().words(line)).orElse("");
        }

        @Override
        public boolean selected(ReadLine line) {
            return selection().has(line);
        }

        @Override
        public void select(ReadLine line) {
            desk().logs().select(LogSelection.of(List.of(line.record())));
        }
    }

    @Override
    void fill(Optional<ReadLogs> logs) {
        ReadLines lines = logs.map(read -> read.evidence().lines()).orElse(ReadLines.NONE);
        LineList shown = new LineList(lines, strangeOnly ? LineState::strange : state -> true);
        canvas.show(shown);
        filter.show(
                strangeOnly
                        ? "%,d of %,d lines, without those that are understood".formatted(shown.size(), shown.all())
                        : "");
    }

    @Override
    void mark(LogSelection selection) {
        canvas.reveal(selection.first().or(() -> selection.source().flatMap(this::first)));
    }

    private Optional<SourceLine> first(SourceCount source) {
        ReadLines lines = logs().orElseThrow().evidence().lines();
        return IntStream.range(0, lines.rows(source.file()))
                .mapToObj(row -> lines.at(source.file(), row))
                .filter(line -> line.format() == source.format())
                .map(ReadLine::place)
                .findFirst();
    }

    @Override
    String legend() {
        return "Purple QEMU, green Xen, blue guest, grey dom0; \u2713 something was read, dim known without meaning "
                + "here, ? not understood, \u2702 cut. The tool tip says what was read";
    }

    @Override
    ClipboardText copied() {
        LineList lines = canvas.lines();
        return ClipboardText.lines(IntStream.range(0, lines.size())
                .mapToObj(lines::at)
                .filter(selection()::has)
                .map(ReadLine::text)
                .collect(Collectors.joining("\n")));
    }

    @Override
    void focus() {
        canvas.control().setFocus();
    }
}
