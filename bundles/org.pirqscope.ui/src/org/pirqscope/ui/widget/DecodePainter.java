package org.pirqscope.ui.widget;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.pirqscope.machine.message.Word;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** Draws a decode from top to bottom, dense where there is little room, and says what room it needs. */
final class DecodePainter {

    private static final int PAD = 10;

    private final GC gc;
    private final ThemePalette palette;
    private final int width;
    private final boolean dense;
    private int left;
    private int y;
    private int right;

    DecodePainter(GC gc, ThemePalette palette, int width, boolean dense) {
        this.gc = gc;
        this.palette = palette;
        this.width = width;
        this.dense = dense;
    }

    /** Draws all of it, its upper left corner there, and says how large it is. */
    Point paint(Decode decode, int x, int top) {
        left = x;
        y = top;
        if (decode.stale()) {
            banner(decode);
        }
        y += dense ? 1 : 5;
        line(decode.headline(), palette.bold(), Tone.TEXT);
        y += dense ? 0 : 3;
        BitStrip strip = new BitStrip(palette, dense);
        int label = labels(decode);
        for (Word word : decode.words().words()) {
            word(strip, word, label, decode);
        }
        composition(decode, label);
        conditions(decode);
        sentence(decode.outcome(), palette.plain(), decode.stale() ? Tone.ALARM : Tone.TEXT);
        return new Point(right - left, y + (dense ? 2 : 6) - top);
    }

    private void banner(Decode decode) {
        TextLayout layout = layout("\u26a0 " + decode.alarm(), palette.bold());
        int height = layout.getBounds().height + 8;
        gc.setBackground(palette.of(Tone.ALARM_BACK));
        gc.fillRectangle(0, y, width, height);
        gc.setForeground(palette.of(Tone.ALARM));
        gc.setLineWidth(2);
        gc.drawRectangle(1, y + 1, width - 2, height - 2);
        gc.setLineWidth(1);
        layout.draw(gc, left + PAD, y + 4);
        layout.dispose();
        y += height;
    }

    private void text(String text, int x, int top) {
        gc.drawText(text, x, top, true);
        right = Math.max(right, x + gc.textExtent(text).x + PAD);
    }

    private int labels(Decode decode) {
        gc.setFont(palette.mono());
        return left + PAD + gc.textExtent("address_hi ffffffff").x + PAD;
    }

    private void word(BitStrip strip, Word word, int begin, Decode decode) {
        int height = strip.height(gc);
        gc.setFont(palette.mono());
        gc.setForeground(palette.of(Tone.DIM));
        int line = y + (height - gc.getFontMetrics().getHeight()) / 2;
        gc.drawText(word.name(), left + PAD, line, true);
        gc.setForeground(palette.of(Tone.TEXT));
        String value = decode.knows(word) ? word.valueText() : "?";
        gc.drawText(value, begin - PAD - gc.textExtent(value).x, line, true);
        Rectangle box = new Rectangle(begin, y, Math.max(strip.minimum(gc, word), left + width - begin - PAD), height);
        if (decode.knows(word)) {
            strip.paint(gc, word, box, decode.stale());
        } else {
            strip.unknown(gc, decode.reads(word) ? "being read" : "not read yet", box);
        }
        if (decode.reads(word)) {
            strip.now(gc, box);
        }
        right = Math.max(right, box.x + box.width + PAD);
        y += height + (dense ? 1 : 5);
    }

    private void composition(Decode decode, int begin) {
        gc.setFont(palette.monoBold());
        gc.setForeground(palette.of(decode.stale() ? Tone.ALARM : Tone.TEXT));
        text(decode.composition(), begin, y + 1);
        y += gc.getFontMetrics().getHeight() + (dense ? 2 : 7);
    }

    private void conditions(Decode decode) {
        gc.setFont(palette.mono());
        int text = left + PAD;
        int[] ends = new int[3];
        for (Condition condition : decode.conditions()) {
            ends[0] = Math.max(ends[0], gc.textExtent(condition.text()).x);
            ends[1] = Math.max(ends[1], gc.textExtent(condition.value()).x);
            ends[2] = Math.max(
                    ends[2], gc.textExtent("\u2713 " + condition.result().label()).x);
        }
        for (Condition condition : decode.conditions()) {
            condition(
                    condition,
                    new int[] {
                        text,
                        text + ends[0] + 24,
                        text + ends[0] + ends[1] + 48,
                        text + ends[0] + ends[1] + ends[2] + 84
                    },
                    decode.stale());
        }
        y += dense ? 0 : 4;
    }

    private void condition(Condition condition, int[] at, boolean stale) {
        int height = gc.getFontMetrics().getHeight() + (dense ? 2 : 5);
        int line = y + (dense ? 1 : 2);
        if (stale) {
            gc.setBackground(palette.of(Tone.ALARM_BACK));
            gc.fillRectangle(0, y, width, height);
        }
        gc.setForeground(palette.of(condition.result() == Condition.Result.NOT_TESTED ? Tone.DIM : Tone.TEXT));
        text(condition.text(), at[0], line);
        text(condition.value(), at[1], line);
        gc.setFont(palette.monoBold());
        gc.setForeground(palette.of(stale ? Tone.ALARM : Tone.TEXT));
        text(sign(condition) + condition.result().label(), at[2], line);
        gc.setFont(palette.plain());
        gc.setForeground(palette.of(Tone.TEXT));
        text(condition.detail(), at[3], line);
        gc.setFont(palette.mono());
        y += height;
    }

    private static String sign(Condition condition) {
        return switch (condition.result()) {
            case TRUE -> "\u2713 ";
            case FALSE -> "\u2717 ";
            case NOT_TESTED -> "\u2013 ";
        };
    }

    private void line(String text, Font font, Tone tone) {
        gc.setFont(font);
        gc.setForeground(palette.of(tone));
        text(text, left + PAD, y);
        y += gc.getFontMetrics().getHeight() + (dense ? 1 : 3);
    }

    private void sentence(String text, Font font, Tone tone) {
        TextLayout layout = layout(text, font);
        gc.setForeground(palette.of(tone));
        layout.draw(gc, left + PAD, y);
        y += layout.getBounds().height + (dense ? 1 : 3);
        layout.dispose();
    }

    private TextLayout layout(String text, Font font) {
        TextLayout layout = new TextLayout(gc.getDevice());
        layout.setFont(font);
        layout.setText(text);
        layout.setWidth(Math.max(100, width - 2 * PAD));
        return layout;
    }

    /** Draws a sentence where there is nothing to decode yet. */
    static void nothing(GC gc, ThemePalette palette, Rectangle area, String text) {
        TextLayout layout = new DecodePainter(gc, palette, area.width, false).layout(text, palette.plain());
        gc.setForeground(palette.of(Tone.DIM));
        layout.draw(gc, PAD, PAD);
        layout.dispose();
    }
}
