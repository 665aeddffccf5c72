package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.ToIntFunction;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.pirqscope.machine.state.PoolCount;

/** "Pirqs over time": mapped, allocated and leaked pirqs at each step, with a line at each stale hit. */
public final class PirqChart {

    private final PoolHistory history;
    private final ChartLook look;
    private final ChartStyle style;
    private final JFreeChart chart;
    private Rectangle2D plotted = new Rectangle2D.Double();

    public PirqChart(PoolHistory history, ChartLook look) {
        this.history = history;
        this.look = look;
        style = new ChartStyle(look);
        XYPlot plot = new XYPlot(series(), steps(), pirqs(), renderer());
        hits(plot);
        chart = style.chart(plot);
    }

    private XYSeriesCollection series() {
        XYSeriesCollection all = new XYSeriesCollection();
        all.addSeries(series("mapped", PoolCount::mapped));
        all.addSeries(series("allocated", PoolCount::allocated));
        all.addSeries(series("leaked", count -> count.leaked() + count.forced()));
        return all;
    }

    private XYSeries series(String name, ToIntFunction<PoolCount> value) {
        XYSeries series = new XYSeries(name, false, true);
        for (PoolHistory.Sample sample : history.samples()) {
            series.add(sample.position(), value.applyAsInt(sample.count()));
        }
        return series;
    }

    private NumberAxis steps() {
        NumberAxis axis = style.axis();
        axis.setRange(0, Math.max(1, history.length()));
        axis.setLabel("step");
        return axis;
    }

    private NumberAxis pirqs() {
        NumberAxis axis = style.axis();
        int most = history.samples().stream().map(PoolHistory.Sample::count)
                .mapToInt(count -> Math.max(count.mapped(), Math.max(count.allocated(), count.leaked() + count.forced()))).max().orElse(1);
        axis.setRange(-0.06 * Math.max(2, most), Math.max(2, most) * 1.12);
        return axis;
    }

    private XYStepRenderer renderer() {
        XYStepRenderer renderer = new XYStepRenderer();
        line(renderer, 0, look.mapped(), new BasicStroke(2.6f));
        line(renderer, 1, look.allocated(), new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0));
        line(renderer, 2, look.leaked(), new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER, 10, new float[] {1, 4}, 0));
        return renderer;
    }

    private static void line(XYStepRenderer renderer, int series, Color color, Stroke stroke) {
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesStroke(series, stroke);
        renderer.setSeriesShapesVisible(series, false);
        renderer.setLegendLine(new java.awt.geom.Line2D.Double(-14, 0, 14, 0));
    }

    private void hits(XYPlot plot) {
        int labelled = -history.length();
        for (int step : history.staleHits()) {
            boolean room = step - labelled > history.length() / 6;
            labelled = room ? step : labelled;
            plot.addDomainMarker(hit(step, room), Layer.BACKGROUND);
        }
    }

    private Marker hit(int step, boolean labelled) {
        ValueMarker marker = new ValueMarker(step, look.leaked(), new BasicStroke(1.5f));
        marker.setLabel(labelled ? "\u26a0 " + step : "");
        marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        marker.setLabelPaint(look.leaked());
        marker.setLabelFont(style.font().deriveFont(Font.BOLD));
        boolean right = step > history.length() * 0.8;
        marker.setLabelAnchor(right ? org.jfree.chart.ui.RectangleAnchor.TOP_LEFT : org.jfree.chart.ui.RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(right ? org.jfree.chart.ui.TextAnchor.TOP_RIGHT : org.jfree.chart.ui.TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(2, 5, 2, 5));
        return marker;
    }

    /**
     * The chart as an image.
     *
     * @param width in points, as {@code height}; {@link #x} and {@link #position} count them too
     * @param zoom pixels for a point, 2 on a screen of high resolution
     */
    public BufferedImage image(int width, int height, double zoom) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        BufferedImage image = ChartStyle.draw(chart, width, height, zoom, info);
        plotted = info.getPlotInfo().getDataArea();
        return image;
    }

    /** Where the lines are in the image that was made last. */
    public Rectangle2D plotted() {
        return plotted;
    }

    /** The x of a position in the image that was made last. */
    public double x(int position) {
        return plotted.getX() + plotted.getWidth() * position / Math.max(1, history.length());
    }

    /** The position at that x of the image that was made last. */
    public int position(double x) {
        double share = (x - plotted.getX()) / Math.max(1, plotted.getWidth());
        return (int) Math.clamp(Math.round(share * history.length()), 0, history.length());
    }
}
