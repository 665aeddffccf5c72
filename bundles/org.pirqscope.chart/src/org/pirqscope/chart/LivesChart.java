package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.PoolUse;
import org.pirqscope.evidence.timeline.LifeBar;
import org.pirqscope.evidence.timeline.LifeRow;
import org.pirqscope.evidence.timeline.LifeState;
import org.pirqscope.evidence.timeline.LivesOverTime;

/**
 * "Lives of pirqs": a Gantt chart of what each number is over the timeline, how many each domain has mapped, and
 * vectors asked for and mapped per device.
 */
public final class LivesChart {

    private static final double HALF = 0.36;
    private static final int LINE = 2;
    private static final int POOL_LINES = 9;
    private static final int FRAME_LINES = 6;
    /** How many times what is mapped a pool may have to be drawn. */
    private static final int NEAR = 4;

    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {5, 4}, 0);

    private final LivesOverTime lives;
    private final List<KnownDevice> devices;
    private final List<PoolUse> pools;
    private final ChartLook look;
    private final ChartStyle style;
    private Rectangle2D plotted = new Rectangle2D.Double();

    /** @param devices those that asked for vectors are shown @param pools whose sizes are known are named */
    public LivesChart(LivesOverTime lives, List<KnownDevice> devices, List<PoolUse> pools, ChartLook look) {
        this.pools = pools;
        this.lives = lives;
        this.devices = devices.stream().filter(device -> device.asked() > 0).toList();
        this.look = look;
        this.style = new ChartStyle(look);
    }

    /** The height at which every row can be read. */
    public int height() {
        int rows = LINE * lives.rows().size() + POOL_LINES + FRAME_LINES;
        return Math.round(look.textPixels() * (rows + devicesLines()));
    }

    private int devicesLines() {
        return devices.isEmpty() ? 0 : 3 * devices.size() + FRAME_LINES;
    }

    private JFreeChart gantt() {
        NumberAxis rows = style.axis();
        rows.setRange(1, lives.length() + 1);
        rows.setLabel("row of the timeline");
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(rows);
        both.setGap(look.textPixels());
        both.add(bars(), Math.max(1, LINE * lives.rows().size()));
        both.add(pool(), POOL_LINES);
        return style.chart(both);
    }

    private XYPlot bars() {
        XYIntervalSeriesCollection all = new XYIntervalSeriesCollection();
        for (LifeState state : LifeState.values()) {
            XYIntervalSeries series = new XYIntervalSeries(state.id(), false, true);
            for (int i = 0; i < lives.rows().size(); i++) {
                add(series, state, i);
            }
            all.addSeries(series);
        }
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setShadowVisible(false);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setDrawBarOutline(true);
        for (LifeState state : LifeState.values()) {
            renderer.setSeriesPaint(state.ordinal(), paint(state));
            renderer.setSeriesOutlinePaint(state.ordinal(), look.background());
        }
        SymbolAxis names =
                new SymbolAxis("", lives.rows().stream().map(LifeRow::name).toArray(String[]::new));
        names.setInverted(true);
        names.setTickLabelFont(style.font());
        names.setTickLabelPaint(look.text());
        names.setGridBandsVisible(false);
        names.setAxisLinePaint(look.lines());
        names.setTickMarkPaint(look.lines());
        XYPlot plot = new XYPlot(all, null, names, renderer);
        dress(plot);
        return plot;
    }

    private void add(XYIntervalSeries series, LifeState state, int row) {
        for (LifeBar bar : lives.rows().get(row).bars()) {
            if (bar.state() == state) {
                series.add(bar.from(), bar.from(), bar.to(), row, row - HALF, row + HALF);
            }
        }
    }

    private Color paint(LifeState state) {
        return switch (state) {
            case ASKED -> look.lines();
            case MAPPED -> look.allocated();
            case BOUND -> look.mapped();
            case MASKED -> look.leaked();
        };
    }

    private void dress(XYPlot plot) {
        plot.setBackgroundPaint(look.background());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.lines());
        plot.setOutlinePaint(look.lines());
    }

    private XYPlot pool() {
        XYSeriesCollection all = new XYSeriesCollection();
        int most = 1;
        for (Map.Entry<Integer, int[]> domain : lives.mapped().entrySet()) {
            XYSeries series =
                    new XYSeries("mapped of " + Domid.name(domain.getKey()) + poolOf(domain.getKey()), false, true);
            for (int i = 0; i < domain.getValue().length; i++) {
                series.add(i, domain.getValue()[i]);
                most = Math.max(most, domain.getValue()[i]);
            }
            series.add(domain.getValue().length, domain.getValue()[domain.getValue().length - 1]);
            all.addSeries(series);
        }
        XYStepRenderer renderer = new XYStepRenderer();
        List<Color> colors = List.of(look.text(), look.allocated(), look.leaked());
        for (int i = 0; i < all.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, colors.get(i % colors.size()));
            renderer.setSeriesStroke(i, new BasicStroke(2f));
            renderer.setSeriesShapesVisible(i, false);
        }
        NumberAxis axis = style.axis();
        axis.setLabel("mapped");
        XYPlot plot = new XYPlot(all, null, axis, renderer);
        dress(plot);
        axis.setRange(0, 1.15 * limits(plot, most));
        return plot;
    }

    private String poolOf(int domain) {
        OptionalInt size = size(domain);
        return size.isPresent() ? ", pool of " + size.getAsInt() : "";
    }

    private OptionalInt size(int domain) {
        return pools.stream()
                .filter(pool -> pool.domain() == domain)
                .map(PoolUse::pirqs)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    // a line where a pool ends, as far as it does not press what is mapped to the floor
    private int limits(XYPlot plot, int most) {
        int top = most;
        for (int domain : lives.mapped().keySet()) {
            int size = size(domain).orElse(Integer.MAX_VALUE);
            if (size <= NEAR * most) {
                ValueMarker end = new ValueMarker(size, look.leaked(), DASHED);
                plot.addRangeMarker(end);
                top = Math.max(top, size);
            }
        }
        return top;
    }

    private JFreeChart vectors() {
        DefaultCategoryDataset counts = new DefaultCategoryDataset();
        for (KnownDevice device : devices) {
            counts.addValue(device.asked(), "vectors asked for", device.name());
            counts.addValue(device.got(), "mapped at once", device.name());
        }
        BarRenderer renderer = new BarRenderer();
        renderer.setShadowVisible(false);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setSeriesPaint(0, look.allocated());
        renderer.setSeriesPaint(1, look.mapped());
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(style.font());
        axis.setTickLabelPaint(look.text());
        axis.setAxisLinePaint(look.lines());
        CategoryPlot plot = new CategoryPlot(counts, axis, style.axis(), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(look.background());
        plot.setRangeGridlinePaint(look.lines());
        plot.setOutlineVisible(false);
        return style.framed(plot);
    }

    /** The chart as an image of that width in points, with {@code zoom} pixels for a point. */
    public BufferedImage image(int width, int height, double zoom) {
        return image(width, height, 0, height, zoom);
    }

    /** Of a chart of that size what lies between two heights. */
    public BufferedImage image(int width, int height, int from, int to, double zoom) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * zoom), (int) Math.round((to - from) * zoom), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(zoom, zoom);
            graphics.translate(0, -from);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            draw(graphics, width, height);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** The chart as an SVG of that size in points. */
    public String svg(int width, int height) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                .formatted(width, height, width, height));
        svg.append("font-family=\"sans-serif\">\n");
        draw(new SvgGraphics(svg), width, height);
        return svg.append("</svg>\n").toString();
    }

    /** Draws it on anything that Java2D draws on. */
    public void draw(Graphics2D graphics, int width, int height) {
        int below = Math.min(height / 2, Math.round(look.textPixels() * devicesLines()));
        ChartRenderingInfo info = new ChartRenderingInfo();
        gantt().draw(graphics, new Rectangle2D.Double(0, 0, width, height - below), info);
        plotted = info.getPlotInfo().getSubplotInfo(0).getDataArea();
        if (below > 0) {
            vectors().draw(graphics, new Rectangle2D.Double(0, height - below, width, below));
        }
    }

    /** Where the bars were drawn last. */
    public Rectangle2D plotted() {
        return plotted;
    }

    /** Where a row of the timeline, from 1, was drawn last. */
    public double x(double row) {
        return plotted.getX() + plotted.getWidth() * (row - 1) / lives.length();
    }

    /** Where the middle of a life was drawn last, by its index. */
    public double y(int life) {
        return plotted.getY() + lifeHeight() * (life + 0.5);
    }

    /** How high a life was drawn last. */
    public double lifeHeight() {
        return plotted.getHeight() / Math.max(1, lives.rows().size());
    }

    /** The bar that was drawn there last. */
    public Optional<LifeBar> bar(double x, double y) {
        if (!plotted.contains(x, y)) {
            return Optional.empty();
        }
        int life = Math.min(lives.rows().size() - 1, (int) ((y - plotted.getY()) / lifeHeight()));
        double row = 1 + lives.length() * (x - plotted.getX()) / plotted.getWidth();
        return lives.rows().get(life).bars().stream()
                .filter(bar -> bar.from() <= row && row < bar.to())
                .findFirst();
    }
}
