package org.pirqscope.chart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.pirqscope.chart.ChartLook;
import org.pirqscope.chart.StatesChart;
import org.pirqscope.chart.StatesHistory;

class StatesChartTest {

    private static final ChartLook LOOK =
            new ChartLook(Color.BLACK, Color.WHITE, Color.GRAY, Color.GREEN, Color.BLUE, Color.RED, 13);

    private final StatesHistory history =
            StatesHistory.EMPTY.with(new StatesHistory.Sample(1, 1000, 300)).with(new StatesHistory.Sample(2, 4000, 0));

    @Test
    void aHistoryGrowsAndStaysAValue() {
        assertEquals(1, StatesHistory.EMPTY.samples().size());
        assertEquals(4000, history.samples().getLast().states());
    }

    @Test
    void bothLinesAreInTheColoursOfTheTheme() {
        BufferedImage image = new StatesChart(history, LOOK).image(500, 250, 1);
        assertEquals(Color.BLACK.getRGB(), image.getRGB(2, 2));
        assertTrue(count(image, Color.GREEN) > 50 && count(image, Color.BLUE) > 20);
    }

    /**
     * Two searches one after the other, as of a version matrix: no line leads from the last state of one to the first
     * of the next.
     */
    @Test
    void betweenTwoSearchesIsAGap() {
        StatesHistory two = StatesHistory.EMPTY
                .with(new StatesHistory.Sample(1, 1000, 0))
                .with(new StatesHistory.Sample(2, 1000, 0))
                .with(new StatesHistory.Sample(3, 100, 0))
                .with(new StatesHistory.Sample(4, 100, 0));
        BufferedImage image = new StatesChart(two, LOOK).image(500, 250, 1);
        int left = columnOf(image, 0.55);
        assertEquals(0, green(image, left), "between 2 and 3 seconds nothing is searched");
        assertTrue(
                green(image, columnOf(image, 0.4)) > 0 && green(image, columnOf(image, 0.85)) > 0,
                "before and after it is");
    }

    /** The column of pixels at a part of the time that is plotted: the plot is where the lines are. */
    private static int columnOf(BufferedImage image, double part) {
        int first = 0;
        while (green(image, first) == 0) {
            first++;
        }
        int last = image.getWidth() - 1;
        while (green(image, last) == 0) {
            last--;
        }
        return (int) (first + part * (last - first));
    }

    /** Green pixels in a column, without the legend at the bottom. */
    private static int green(BufferedImage image, int x) {
        int found = 0;
        for (int y = 0; y < image.getHeight() - 40; y++) {
            found += image.getRGB(x, y) == Color.GREEN.getRGB() ? 1 : 0;
        }
        return found;
    }

    @Test
    void nothingFoundYetIsDrawnToo() {
        assertEquals(
                600,
                new StatesChart(StatesHistory.EMPTY, LOOK).image(300, 100, 2).getWidth());
    }

    private static int count(BufferedImage image, Color color) {
        int found = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                found += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
            }
        }
        return found;
    }
}
