package org.pirqscope.ui.widget;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.pirqscope.machine.message.Word;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.ui.theme.Palette;
import org.pirqscope.ui.theme.Tone;

/** Draws a decode from top to bottom; the last height is what it needs. */
final class DecodePainter {

    private static final int PAD = 10;

    private final GC gc;
    private final Palette palette;
    private final int width;
    private int y;

    DecodePainter(GC gc, Palette palette, int width, int top) {
        this.gc = gc;
        this.palette = palette;
        this.width = width;
        this.y = top;
    }

    /** Draws all of it and says where it ends. */
    int paint(Decode decode) {
        if (decode.stale()) {
            banner(decode);
        }
        y += 5;
        line(decode.headline(), palette.bold(), Tone.TEXT);
        y += 3;
        BitStrip strip = new BitStrip(palette);
        int label = labels(decode);
        for (Word word : decode.words().words()) {
            word(strip, word, label, decode);
        }
        composition(decode, label);
        conditions(decode);
        sentence(decode.outcome(), palette.plain(), decode.stale() ? Tone.ALARM : Tone.TEXT);
        return y + 6;
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
        layout.draw(gc, PAD, y + 4);
        layout.dispose();
        y += height;
    }

    private int labels(Decode decode) {
        gc.setFont(palette.mono());
        return PAD + gc.textExtent("address_hi ffffffff").x + PAD;
    }

    private void word(BitStrip strip, Word word, int left, Decode decode) {
        int height = strip.height(gc);
        gc.setFont(palette.mono());
        gc.setForeground(palette.of(Tone.DIM));
        int line = y + (height - gc.getFontMetrics().getHeight()) / 2;
        gc.drawText(word.name(), PAD, line, true);
        gc.setForeground(palette.of(Tone.TEXT));
        String value = decode.knows(word) ? word.valueText() : "?";
        gc.drawText(value, left - PAD - gc.textExtent(value).x, line, true);
        Rectangle box = new Rectangle(left, y, Math.max(strip.minimum(gc, word), width - left - PAD), height);
        if (decode.knows(word)) {
            strip.paint(gc, word, box, decode.stale());
        } else {
            strip.unknown(gc, decode.reads(word) ? "being read" : "not read yet", box);
        }
        if (decode.reads(word)) {
            strip.now(gc, box);
        }
        y += height + 5;
    }

    private void composition(Decode decode, int left) {
        gc.setFont(palette.monoBold());
        gc.setForeground(palette.of(decode.stale() ? Tone.ALARM : Tone.TEXT));
        gc.drawText(decode.composition(), left, y + 1, true);
        y += gc.getFontMetrics().getHeight() + 7;
    }

    private void conditions(Decode decode) {
        gc.setFont(palette.mono());
        int text = PAD;
        int[] ends = new int[3];
        for (Condition condition : decode.conditions()) {
            ends[0] = Math.max(ends[0], gc.textExtent(condition.text()).x);
            ends[1] = Math.max(ends[1], gc.textExtent(condition.value()).x);
            ends[2] = Math.max(ends[2], gc.textExtent("\u2713 " + condition.result().label()).x);
        }
        for (Condition condition : decode.conditions()) {
            condition(condition, new int[] {text, text + ends[0] + 24, text + ends[0] + ends[1] + 48, text + ends[0] + ends[1] + ends[2] + 84},
                    decode.stale());
        }
        y += 4;
    }

    private void condition(Condition condition, int[] at, boolean stale) {
        int height = gc.getFontMetrics().getHeight() + 5;
        if (stale) {
            gc.setBackground(palette.of(Tone.ALARM_BACK));
            gc.fillRectangle(0, y, width, height);
        }
        gc.setForeground(palette.of(condition.result() == Condition.Result.NOT_TESTED ? Tone.DIM : Tone.TEXT));
        gc.drawText(condition.text(), at[0], y + 2, true);
        gc.drawText(condition.value(), at[1], y + 2, true);
        gc.setFont(palette.monoBold());
        gc.setForeground(palette.of(stale ? Tone.ALARM : Tone.TEXT));
        gc.drawText(sign(condition) + condition.result().label(), at[2], y + 2, true);
        gc.setFont(palette.plain());
        gc.setForeground(palette.of(Tone.TEXT));
        gc.drawText(condition.detail(), at[3], y + 2, true);
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
        gc.drawText(text, PAD, y, true);
        y += gc.getFontMetrics().getHeight() + 3;
    }

    private void sentence(String text, Font font, Tone tone) {
        TextLayout layout = layout(text, font);
        gc.setForeground(palette.of(tone));
        layout.draw(gc, PAD, y);
        y += layout.getBounds().height + 3;
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
    static void nothing(GC gc, Palette palette, Rectangle area, String text) {
        TextLayout layout = new DecodePainter(gc, palette, area.width, 0).layout(text, palette.plain());
        gc.setForeground(palette.of(Tone.DIM));
        layout.draw(gc, PAD, PAD);
        layout.dispose();
    }
}
