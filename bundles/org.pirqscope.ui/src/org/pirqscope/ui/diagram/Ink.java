package org.pirqscope.ui.diagram;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.ui.theme.Palette;
import org.pirqscope.ui.theme.Tone;

/** Colours, fonts and sizes of the diagram, looked up once and kept until the theme changes. */
final class Ink {

    private final Map<Tone, Color> colors = new EnumMap<>(Tone.class);
    private final Map<Layer, Color> layers = new EnumMap<>(Layer.class);
    final Font mono;
    final Font monoBold;
    final Font plain;
    final Font bold;
    final int unit;
    final int textHeight;
    final int rowHeight;
    final int headHeight;

    private final List<Font> own = new ArrayList<>();

    /** @param percent size of the letters, which everything else follows */
    Ink(GC gc, Palette palette, int percent) {
        for (Tone tone : Tone.values()) {
            colors.put(tone, palette.of(tone));
        }
        for (Layer layer : Layer.values()) {
            layers.put(layer, palette.of(layer));
        }
        mono = sized(palette.mono(), percent);
        monoBold = sized(palette.monoBold(), percent);
        plain = sized(palette.plain(), percent);
        bold = sized(palette.bold(), percent);
        gc.setFont(mono);
        unit = Math.max(1, gc.textExtent("mmmmmmmmmm").x / 10);
        textHeight = gc.getFontMetrics().getHeight();
        rowHeight = textHeight * 3 / 2;
        headHeight = textHeight + textHeight / 2 + 4;
    }

    private Font sized(Font font, int percent) {
        if (percent == 100) {
            return font;
        }
        FontData[] data = font.getFontData();
        for (FontData one : data) {
            one.setHeight(Math.max(3, one.getHeight() * percent / 100));
        }
        Font sized = new Font(font.getDevice(), data);
        own.add(sized);
        return sized;
    }

    /** Gives back the fonts that were made for this size. */
    void dispose() {
        own.forEach(Font::dispose);
    }

    Color of(Tone tone) {
        return colors.get(tone);
    }

    Color of(Layer layer) {
        return layers.get(layer);
    }

    /** As much of the text as {@code room} pixels hold; the fixed pitch of the font makes it a matter of counting. */
    String cut(String text, int room) {
        int most = room / unit;
        if (text.length() <= most) {
            return text;
        }
        return most < 2 ? "" : text.substring(0, most - 1) + "\u2026";
    }
}
