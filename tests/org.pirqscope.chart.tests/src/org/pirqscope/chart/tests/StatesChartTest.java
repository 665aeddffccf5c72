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

    private static final ChartLook LOOK = new ChartLook(Color.BLACK, Color.WHITE, Color.GRAY, Color.GREEN, Color.BLUE, Color.RED, 13);

    private final StatesHistory history = StatesHistory.EMPTY.with(new StatesHistory.Sample(1, 1000, 300)).with(new StatesHistory.Sample(2, 4000, 0));

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

    @Test
    void nothingFoundYetIsDrawnToo() {
        assertEquals(600, new StatesChart(StatesHistory.EMPTY, LOOK).image(300, 100, 2).getWidth());
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
