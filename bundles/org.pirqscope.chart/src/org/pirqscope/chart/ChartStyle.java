package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts have in common: fonts, axes, margins. */
record ChartStyle(ChartLook look) {

    Font font() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(look.textPixels());
    }

    NumberAxis axis() {
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

    JFreeChart chart(XYPlot plot) {
        plot.setBackgroundPaint(look.background());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.lines());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return framed(plot);
    }

    /** With legend and margins. */
    JFreeChart framed(Plot plot) {
        JFreeChart chart = new JFreeChart(null, font(), plot, true);
        chart.setBackgroundPaint(look.background());
        chart.setPadding(new RectangleInsets(look.textPixels() / 2, 4, 2, look.textPixels()));
        legend(chart.getLegend());
        return chart;
    }

    private void legend(LegendTitle legend) {
        legend.setItemFont(font());
        legend.setItemPaint(look.text());
        legend.setBackgroundPaint(look.background());
        legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
    }

    /** Draws in points, {@code zoom} pixels for each. */
    static BufferedImage draw(JFreeChart chart, int width, int height, double zoom, ChartRenderingInfo info) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * zoom), (int) Math.round(height * zoom), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(zoom, zoom);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
