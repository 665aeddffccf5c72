package org.pirqscope.ui.diagram;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/**
 * The theme's colours and fonts for a picture, and the measures that follow from them; looked up once and kept until
 * the theme changes.
 */
final class ScreenStyle {

    /** A font and how far its base line is below its top. */
    record Letters(Font font, int ascent) {}

    /** Room left of the step numbers for the fold marks. */
    static final int ASIDE = 14;

    private static final int MOST_WIDTHS = 500;

    private final Map<Tone, Color> colors = new EnumMap<>(Tone.class);
    private final Map<Face, Letters> letters = new EnumMap<>(Face.class);
    private final Map<String, Integer> widths = new HashMap<>();
    private final List<Font> own = new ArrayList<>();
    private final Metrics metrics;

    /** @param percent size of the letters, which everything else follows */
    ScreenStyle(GC gc, ThemePalette palette, int percent) {
        for (Tone tone : Tone.values()) {
            colors.put(tone, palette.of(tone));
        }
        for (Face face : Face.values()) {
            Font usual = face.mono() ? face.bold() ? palette.monoBold() : palette.mono() : palette.bold();
            letters.put(face, letters(gc, sized(usual, face == Face.SMALL ? percent * 10 / 12 : percent)));
        }
        metrics = metrics(gc);
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

    private static Letters letters(GC gc, Font font) {
        gc.setFont(font);
        FontMetrics size = gc.getFontMetrics();
        return new Letters(font, size.getAscent() + size.getLeading());
    }

    /** Everything is as much larger than on paper as the letters of a call are. */
    private Metrics metrics(GC gc) {
        Map<Face, Double> pitch = new EnumMap<>(Face.class);
        for (Face face : Face.values()) {
            gc.setFont(letters.get(face).font());
            pitch.put(face, gc.textExtent("mmmmmmmmmm").x / 10.0);
        }
        gc.setFont(letters.get(Face.CODE).font());
        int height = gc.getFontMetrics().getHeight();
        double scale = pitch.get(Face.CODE) / Metrics.PAPER.width("m", Face.CODE);
        return new Metrics(
                (text, face) -> face.mono() ? text.length() * pitch.get(face) : width(text, face),
                scale,
                height * 3 / 2,
                height * 3 / 2 + 4,
                ASIDE);
    }

    /** Titles and names of lanes are few; each is measured once. */
    private int width(String text, Face face) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(text, words -> {
            GC gc = new GC(letters.get(face).font().getDevice());
            gc.setFont(letters.get(face).font());
            int width = gc.textExtent(words).x;
            gc.dispose();
            return width;
        });
    }

    /** The measures for a layout. */
    Metrics metrics() {
        return metrics;
    }

    Letters letters(Face face) {
        return letters.get(face);
    }

    Color of(Tone tone) {
        return colors.get(tone);
    }

    /** The colour of the theme for what an ink means. */
    Color of(Ink ink) {
        return of(
                switch (ink) {
                    case PAPER, NONE -> Tone.PANE;
                    case HEAD -> Tone.HEAD;
                    case TEXT, LINE -> Tone.TEXT;
                    case MUTED, ANSWER, GAP -> Tone.DIM;
                    case LIFELINE, SWITCH, EFFECT_EDGE, FREED_EDGE -> Tone.LINE;
                    case ACTIVE_FILL -> Tone.SELECTION;
                    case DRIVER -> Tone.DRIVER;
                    case GUEST -> Tone.GUEST;
                    case QEMU -> Tone.QEMU;
                    case XEN -> Tone.XEN;
                    case EFFECT_FILL -> Tone.ADDED;
                    case FREED_FILL -> Tone.GOING;
                    case WARNING -> Tone.WARNING;
                    case WARNING_FILL -> Tone.CHANGED;
                    case FAILURE -> Tone.ALARM;
                    case FAILURE_FILL -> Tone.ALARM_BACK;
                    case CURRENT -> Tone.ACCENT;
                });
    }

    /** Gives back the fonts that were made for this size. */
    void dispose() {
        own.forEach(Font::dispose);
    }
}
