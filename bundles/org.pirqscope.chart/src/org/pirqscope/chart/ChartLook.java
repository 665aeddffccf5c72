package org.pirqscope.chart;

import java.awt.Color;

/**
 * Colours and size of text, taken from the theme.
 *
 * @param textPixels height of the text in points of the image
 */
public record ChartLook(
        Color background, Color text, Color lines, Color mapped, Color allocated, Color leaked, float textPixels) {}
