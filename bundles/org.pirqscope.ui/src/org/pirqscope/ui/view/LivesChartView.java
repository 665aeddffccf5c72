package org.pirqscope.ui.view;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.chart.LivesChart;
import org.pirqscope.ui.chart.LivesCanvas;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.widget.ClipboardText;

/** What each number was over the rows of the timeline, how many are mapped, and the vectors of each device. */
public class LivesChartView extends LogsView {

    private static final List<String> ENDS = List.of("svg", "png");
    private static final int WIDTH = 1000;

    private LivesCanvas canvas;

    @Override
    Control create(Composite parent) {
        canvas = new LivesCanvas(parent);
        canvas.onBar(bar -> desk().logs().select(LogSelection.of(bar.lines())));
        toolBar(new LogExport(parent.getShell(), "lives", ENDS, this::export));
        return canvas.control();
    }

    /** Writes the chart into a file, in the colours of the theme. */
    public void export(Path file) {
        canvas.chart().ifPresent(chart -> LogExport.write(file, out -> write(chart, file, out), desk()::tell));
    }

    private static void write(LivesChart chart, Path file, OutputStream out) throws IOException {
        if (LogExport.end(file, ENDS).equals("png")) {
            ImageIO.write(chart.image(WIDTH, chart.height(), 1), "png", out);
        } else {
            out.write(chart.svg(WIDTH, chart.height()).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    void fill(Optional<ReadLogs> logs) {
        canvas.show(logs.filter(read -> !read.lives().rows().isEmpty())
                .map(read -> new LivesCanvas.Shown(
                        read.lives(),
                        read.seen().devices(),
                        read.seen().lives().pools(read.seen().stack()))));
    }

    @Override
    String summary(ReadLogs logs) {
        return logs.lives().rows().isEmpty() ? "No line tells what became of a pirq." : "";
    }

    @Override
    void mark(LogSelection selection) {
        canvas.mark(
                bar -> selection.meets(bar.lines()),
                IntStream.range(
                                0,
                                logs().map(read -> read.timeline().rows().size())
                                        .orElse(0))
                        .filter(i -> selection.has(
                                logs().orElseThrow().timeline().rows().get(i).entry()))
                        .map(i -> i + 1)
                        .findFirst());
    }

    @Override
    String legend() {
        return "A bar for each state of a pirq; in a frame: its lines are selected; the line: the row of the "
                + "timeline. A click at a bar selects its lines";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(canvas.text());
    }
}
