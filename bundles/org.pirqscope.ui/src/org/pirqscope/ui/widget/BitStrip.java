package org.pirqscope.ui.widget;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.machine.message.BitField;
import org.pirqscope.machine.message.Word;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/**
 * One word of a message drawn as boxes: a field's width follows its bits, but never cuts its text.
 *
 * @param dense value and meaning in one line
 */
record BitStrip(ThemePalette palette, boolean dense) {

    private static final int PAD = 5;
    /** Between value and meaning in one line. */
    private static final int GAP = 6;

    /** Height of a strip: bit numbers, value and meaning. */
    int height(GC gc) {
        gc.setFont(palette.mono());
        int line = gc.getFontMetrics().getHeight();
        return dense ? line + 4 : line * 2 + 6;
    }

    /** Least width at which every text fits. */
    int minimum(GC gc, Word word) {
        return word.fields().stream().mapToInt(field -> need(gc, field)).sum();
    }

    /** Draws the word into the box; {@code alarm} puts the parts of the pirq into a frame. */
    void paint(GC gc, Word word, Rectangle box, boolean alarm) {
        int[] edges = edges(gc, word.fields(), box);
        for (int i = 0; i < word.fields().size(); i++) {
            cell(gc, word.fields().get(i), new Rectangle(edges[i], box.y, edges[i + 1] - edges[i], box.height));
        }
        for (int i = 0; i < word.fields().size(); i++) {
            if (word.fields().get(i).partOfPirq()) {
                frame(gc, new Rectangle(edges[i], box.y, edges[i + 1] - edges[i], box.height), alarm);
            }
        }
    }

    /** Draws a word whose bits are not known. */
    void unknown(GC gc, String why, Rectangle box) {
        gc.setForeground(palette.of(Tone.LINE));
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawRectangle(box.x, box.y, box.width, box.height);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setFont(palette.plain());
        gc.setForeground(palette.of(Tone.DIM));
        centred(gc, why, box, box.y + (box.height - gc.textExtent(why).y) / 2);
    }

    /** Frames the word that the current step reads. */
    void now(GC gc, Rectangle box) {
        gc.setForeground(palette.of(Tone.ACCENT));
        gc.setLineWidth(2);
        gc.drawRectangle(box.x - 2, box.y - 1, box.width + 4, box.height + 2);
        gc.setLineWidth(1);
    }

    private int[] edges(GC gc, List<BitField> fields, Rectangle box) {
        int[] needs = fields.stream().mapToInt(field -> need(gc, field)).toArray();
        int spare = Math.max(0, box.width - java.util.Arrays.stream(needs).sum());
        int bits = fields.stream().mapToInt(BitField::width).sum();
        int[] edges = new int[needs.length + 1];
        edges[0] = box.x;
        int passed = 0;
        int taken = 0;
        for (int i = 0; i < needs.length; i++) {
            passed += fields.get(i).width();
            taken += needs[i];
            edges[i + 1] = box.x + taken + spare * passed / bits;
        }
        return edges;
    }

    private int need(GC gc, BitField field) {
        gc.setFont(palette.monoBold());
        int value = gc.textExtent(field.valueText()).x;
        gc.setFont(palette.plain());
        int meaning = gc.textExtent(field.meaning()).x;
        return (dense ? value + GAP + meaning : Math.max(value, meaning)) + 2 * PAD;
    }

    private void cell(GC gc, BitField field, Rectangle box) {
        gc.setBackground(palette.of(field.partOfPirq() ? Tone.BITS : Tone.PANE));
        gc.fillRectangle(box);
        gc.setForeground(palette.of(Tone.LINE));
        gc.drawRectangle(box.x, box.y, box.width, box.height);
        gc.setForeground(palette.of(Tone.TEXT));
        gc.setFont(palette.monoBold());
        if (dense) {
            int value = gc.textExtent(field.valueText()).x;
            int spare = Math.max(0, box.width - need(gc, field)) / 2;
            gc.setFont(palette.monoBold());
            gc.drawText(field.valueText(), box.x + spare + PAD, box.y + 2, true);
            meaning(gc, field, new Rectangle(box.x + spare + PAD + value + GAP, box.y + 2, 0, box.height));
        } else {
            centred(gc, field.valueText(), box, box.y + 2);
            meaning(gc, field, box);
        }
    }

    private void meaning(GC gc, BitField field, Rectangle box) {
        gc.setFont(palette.plain());
        gc.setForeground(palette.of(field.partOfPirq() ? Tone.TEXT : Tone.DIM));
        if (dense) {
            gc.drawText(field.meaning(), box.x, box.y, true);
        } else {
            centred(gc, field.meaning(), box, box.y + box.height / 2);
        }
    }

    private static void centred(GC gc, String text, Rectangle box, int y) {
        Point size = gc.textExtent(text);
        gc.drawText(text, box.x + (box.width - size.x) / 2, y, true);
    }

    private void frame(GC gc, Rectangle box, boolean alarm) {
        gc.setForeground(palette.of(alarm ? Tone.ALARM : Tone.DIM));
        gc.setLineWidth(alarm ? 3 : 1);
        gc.drawRectangle(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
        gc.setLineWidth(1);
    }
}
