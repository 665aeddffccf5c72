package org.pirqscope.ui.chart;

import java.awt.image.BufferedImage;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.chart.ChartLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** Between Java2D, which paints the charts, and SWT, which shows them. */
final class JavaPaint {

    private JavaPaint() {}

    /** The theme of the moment. */
    static ChartLook look(ThemePalette palette, Control control) {
        float pixels = palette.plain().getFontData()[0].getHeight()
                * control.getDisplay().getDPI().y
                / 72f;
        return new ChartLook(
                awt(palette, Tone.PANE),
                awt(palette, Tone.DIM),
                awt(palette, Tone.LINE),
                awt(palette, Tone.XEN),
                awt(palette, Tone.GUEST),
                awt(palette, Tone.ALARM),
                pixels);
    }

    private static java.awt.Color awt(ThemePalette palette, Tone tone) {
        Color color = palette.of(tone);
        return new java.awt.Color(color.getRed(), color.getGreen(), color.getBlue());
    }

    /** The pixels of a Java2D image. */
    static ImageData data(BufferedImage drawn) {
        int width = drawn.getWidth();
        ImageData data = new ImageData(width, drawn.getHeight(), 24, new PaletteData(0xff0000, 0xff00, 0xff));
        int[] row = new int[width];
        for (int y = 0; y < drawn.getHeight(); y++) {
            drawn.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                row[x] &= 0xffffff;
            }
            data.setPixels(0, y, width, row, 0);
        }
        return data;
    }
}
