package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.function.ToLongFunction;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** "States over time": how an exploration went. */
public final class StatesChart {

    private final StatesHistory history;
    private final ChartStyle style;
    private final JFreeChart chart;

    public StatesChart(StatesHistory history, ChartLook look) {
        this.history = history;
        style = new ChartStyle(look);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
        line(renderer, 0, look.mapped(), new BasicStroke(2.6f));
        line(
                renderer,
                1,
                look.allocated(),
                new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0));
        chart = style.chart(new XYPlot(series(), seconds(), states(), renderer));
    }

    private static void line(XYLineAndShapeRenderer renderer, int series, Color color, Stroke stroke) {
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesStroke(series, stroke);
    }

    private XYSeriesCollection series() {
        XYSeriesCollection all = new XYSeriesCollection();
        all.addSeries(series("states", StatesHistory.Sample::states));
        all.addSeries(series("frontier", StatesHistory.Sample::frontier));
        return all;
    }

    private XYSeries series(String name, ToLongFunction<StatesHistory.Sample> value) {
        XYSeries series = new XYSeries(name, false, true);
        long before = 0;
        for (StatesHistory.Sample sample : history.samples()) {
            if (sample.states() < before) {
                // a line for each search
                series.add(sample.seconds(), Double.NaN);
            }
            before = sample.states();
            series.add(sample.seconds(), value.applyAsLong(sample));
        }
        return series;
    }

    private NumberAxis seconds() {
        NumberAxis axis = style.axis();
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits());
        axis.setRange(0, Math.max(0.01, history.samples().getLast().seconds()));
        axis.setLabel("seconds");
        return axis;
    }

    private NumberAxis states() {
        NumberAxis axis = style.axis();
        long most = history.samples().stream()
                .mapToLong(StatesHistory.Sample::states)
                .max()
                .orElse(0);
        axis.setRange(0, Math.max(10, most) * 1.08);
        return axis;
    }

    /** The chart as an image of that size in points, with {@code zoom} pixels for a point. */
    public BufferedImage image(int width, int height, double zoom) {
        return ChartStyle.draw(chart, width, height, zoom, new ChartRenderingInfo());
    }
}
