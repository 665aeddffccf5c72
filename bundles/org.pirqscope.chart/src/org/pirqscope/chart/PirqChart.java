package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.pirqscope.machine.state.PoolCount;

/**
 * "Pirqs over time": mapped, allocated and leaked pirqs at each step, with a line at each stale hit; and what share of
 * the orders fails, where it is known.
 */
public final class PirqChart {

    private static final FontRenderContext FLAT = new FontRenderContext(null, true, true);
    /** Points between a line and its label. */
    private static final int BESIDE = 5;

    private final PoolHistory history;
    private final ChartLook look;
    private final ChartStyle style;
    private final JFreeChart chart;
    private final List<ValueMarker> hits;
    private Rectangle2D plotted = new Rectangle2D.Double();

    /** Without the share of the orders that fail. */
    public PirqChart(PoolHistory history, ChartLook look) {
        this(history, List.of(), look);
    }

    /** @param shares from the start on, by step; none where they are not known */
    public PirqChart(PoolHistory history, List<FailShare> shares, ChartLook look) {
        this.history = history;
        this.look = look;
        style = new ChartStyle(look);
        XYPlot plot = new XYPlot(series(), steps(), pirqs(), renderer());
        if (!shares.isEmpty()) {
            share(plot, shares);
        }
        hits = hits();
        hits.forEach(marker -> plot.addDomainMarker(marker, Layer.BACKGROUND));
        chart = style.chart(plot);
    }

    /** With an axis of its own at the right. */
    private void share(XYPlot plot, List<FailShare> shares) {
        XYSeries series = new XYSeries("orders that fail", false, true);
        shares.forEach(each -> series.add(each.step(), each.share()));
        series.add(Math.max(1, history.length()), shares.getLast().share());
        NumberAxis axis = style.axis();
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits());
        axis.setNumberFormatOverride(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        axis.setRange(-0.06, 1.12);
        axis.setTickUnit(new NumberTickUnit(0.5));
        XYStepRenderer renderer = new XYStepRenderer();
        line(renderer, 0, look.text(), new BasicStroke(1.2f));
        plot.setDataset(1, new XYSeriesCollection(series));
        plot.setRangeAxis(1, axis);
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setRenderer(1, renderer);
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
        int most = history.samples().stream()
                .map(PoolHistory.Sample::count)
                .mapToInt(
                        count -> Math.max(count.mapped(), Math.max(count.allocated(), count.leaked() + count.forced())))
                .max()
                .orElse(1);
        axis.setRange(-0.06 * Math.max(2, most), Math.max(2, most) * 1.12);
        return axis;
    }

    private XYStepRenderer renderer() {
        XYStepRenderer renderer = new XYStepRenderer();
        line(renderer, 0, look.mapped(), new BasicStroke(2.6f));
        line(
                renderer,
                1,
                look.allocated(),
                new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0));
        line(
                renderer,
                2,
                look.leaked(),
                new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER, 10, new float[] {1, 4}, 0));
        return renderer;
    }

    private static void line(XYStepRenderer renderer, int series, Color color, Stroke stroke) {
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesStroke(series, stroke);
        renderer.setSeriesShapesVisible(series, false);
        renderer.setLegendLine(new java.awt.geom.Line2D.Double(-14, 0, 14, 0));
    }

    private List<ValueMarker> hits() {
        return history.staleHits().stream().map(this::hit).toList();
    }

    private ValueMarker hit(int step) {
        ValueMarker marker = new ValueMarker(step, look.leaked(), new BasicStroke(1.5f));
        marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        marker.setLabelPaint(look.leaked());
        marker.setLabelFont(style.font().deriveFont(Font.BOLD));
        marker.setLabelOffset(new RectangleInsets(2, BESIDE, 2, BESIDE));
        return marker;
    }

    /** Right of its line, or left of it where the chart ends; none where it would stand in the one before. */
    private void label(int width) {
        double end = 0;
        for (ValueMarker marker : hits) {
            int step = (int) marker.getValue();
            String text = "\u26a0 " + step;
            double wide = marker.getLabelFont().getStringBounds(text, FLAT).getWidth() + 2 * BESIDE;
            double place = (double) width * step / Math.max(1, history.length());
            boolean left = place + wide > width;
            double from = left ? place - wide : place;
            marker.setLabel(from >= end ? text : "");
            marker.setLabelAnchor(left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
            end = from >= end ? from + wide : end;
        }
    }

    /**
     * The chart as an image.
     *
     * @param width in points, as {@code height}; {@link #x} and {@link #position} count them too
     * @param zoom pixels for a point, 2 on a screen of high resolution
     */
    public BufferedImage image(int width, int height, double zoom) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        label(width - axes());
        BufferedImage image = ChartStyle.draw(chart, width, height, zoom, info);
        plotted = info.getPlotInfo().getDataArea();
        return image;
    }

    /** About how much of the width the axis and the margins take. */
    private int axes() {
        return Math.round(3 * look.textPixels());
    }

    /** The steps of the stale hits whose labels stand in the image that was made last. */
    public List<Integer> labelled() {
        return hits.stream()
                .filter(marker -> !marker.getLabel().isEmpty())
                .map(marker -> (int) marker.getValue())
                .toList();
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
