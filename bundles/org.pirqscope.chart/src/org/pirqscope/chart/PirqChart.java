package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
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
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.pirqscope.machine.state.PoolCount;

/** "Pirqs over time": mapped, allocated and leaked pirqs at each step, with a line at each stale hit. */
public final class PirqChart {

    private final PoolHistory history;
    private final ChartLook look;
    private final JFreeChart chart;
    private Rectangle2D plotted = new Rectangle2D.Double();

    public PirqChart(PoolHistory history, ChartLook look) {
        this.history = history;
        this.look = look;
        XYPlot plot = new XYPlot(series(), steps(), pirqs(), renderer());
        style(plot);
        chart = new JFreeChart(null, font(), plot, true);
        chart.setBackgroundPaint(look.background());
        chart.setPadding(new RectangleInsets(look.textPixels() / 2, 4, 2, look.textPixels()));
        legend(chart.getLegend());
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
        NumberAxis axis = axis();
        axis.setRange(0, Math.max(1, history.length()));
        axis.setLabel("step");
        return axis;
    }

    private NumberAxis pirqs() {
        NumberAxis axis = axis();
        int most = history.samples().stream().map(PoolHistory.Sample::count)
                .mapToInt(count -> Math.max(count.mapped(), Math.max(count.allocated(), count.leaked() + count.forced()))).max().orElse(1);
        axis.setRange(-0.06 * Math.max(2, most), Math.max(2, most) * 1.12);
        return axis;
    }

    private NumberAxis axis() {
        NumberAxis axis = new NumberAxis();
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setTickLabelFont(font());
        axis.setLabelFont(font());
        axis.setTickLabelPaint(look.text());
        axis.setLabelPaint(look.text());
        axis.setAxisLinePaint(look.lines());
        axis.setTickMarkPaint(look.lines());
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

    private void style(XYPlot plot) {
        plot.setBackgroundPaint(look.background());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.lines());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
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
        marker.setLabelFont(font().deriveFont(Font.BOLD));
        boolean right = step > history.length() * 0.8;
        marker.setLabelAnchor(right ? org.jfree.chart.ui.RectangleAnchor.TOP_LEFT : org.jfree.chart.ui.RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(right ? org.jfree.chart.ui.TextAnchor.TOP_RIGHT : org.jfree.chart.ui.TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(2, 5, 2, 5));
        return marker;
    }

    private void legend(LegendTitle legend) {
        legend.setItemFont(font());
        legend.setItemPaint(look.text());
        legend.setBackgroundPaint(look.background());
        legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
    }

    private Font font() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(look.textPixels());
    }

    /**
     * The chart as an image.
     *
     * @param width in points, as {@code height}; {@link #x} and {@link #position} count them too
     * @param zoom pixels for a point, 2 on a screen of high resolution
     */
    public BufferedImage image(int width, int height, double zoom) {
        BufferedImage image = new BufferedImage((int) Math.round(width * zoom), (int) Math.round(height * zoom), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(zoom, zoom);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            ChartRenderingInfo info = new ChartRenderingInfo();
            chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
            plotted = info.getPlotInfo().getDataArea();
        } finally {
            graphics.dispose();
        }
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
