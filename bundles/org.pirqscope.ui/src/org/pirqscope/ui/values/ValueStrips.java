package org.pirqscope.ui.values;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.report.why.ValueRow;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/**
 * Paints rows of values: the name, the value of the moment, and a strip over all steps. A strip costs as much as it has
 * pixels, however many steps there are.
 *
 * @param name x where the names end
 * @param strip x where the strips begin
 * @param width of the strips
 * @param length steps of the run
 * @param row height of a row
 */
record ValueStrips(int name, int strip, int width, int length, int row) {

    /** Room for the places of names and values beside strips of what is left. */
    static ValueStrips of(Rectangle area, int names, int values, int length, int row) {
        int name = Math.min(names, area.width * 2 / 5);
        int strip = name + Math.min(values, area.width / 5);
        return new ValueStrips(name, strip, Math.max(10, area.width - strip - 8), length, row);
    }

    /** Where a step stands. */
    int x(int step) {
        return strip + (int) ((long) step * width / Math.max(1, length));
    }

    /** The step that stands there, or the nearest one. */
    int step(int x) {
        long step = Math.round((x - strip) * (double) length / width);
        return (int) Math.clamp(step, 0, length);
    }

    /** The step of the change of a row that is nearest to there, within a few pixels; else the step itself. */
    int near(ValueRow of, int x) {
        int step = step(x);
        int index = of.index(step);
        int best = step;
        int distance = 5;
        for (int i = Math.max(0, index); i <= index + 1 && i < of.changes().size(); i++) {
            int at = of.changes().get(i).step().number();
            if (Math.abs(x(at) - x) < distance) {
                best = at;
                distance = Math.abs(x(at) - x);
            }
        }
        return best;
    }

    void paint(GC gc, ValueRow of, int y, int position, ValueColours colours, ThemePalette palette) {
        int base = y + (row - gc.getFontMetrics().getHeight()) / 2;
        boolean here = of.changesAt(position);
        gc.setForeground(palette.of(of.quantity().field().layer()));
        clipped(gc, of.quantity().text(), 6, base, name - 10);
        gc.setForeground(palette.of(Tone.TEXT));
        gc.setFont(here ? palette.monoBold() : palette.mono());
        clipped(gc, (here ? "~ " : "") + of.at(position), name, base, strip - name - 6);
        gc.setFont(palette.mono());
        strip(gc, of, y, base, colours, palette);
    }

    /** From change to change; of those that fall on one pixel the last one counts. */
    private void strip(GC gc, ValueRow of, int y, int base, ValueColours colours, ThemePalette palette) {
        int last = of.changes().size() - 1;
        int index = -1;
        int x = strip;
        while (true) {
            int next = index < last ? x(of.changes().get(index + 1).step().number()) : strip + width;
            if (next > x) {
                String value = index < 0 ? of.first() : of.value(of.changes().get(index));
                block(
                        gc,
                        value,
                        value.equals(of.first()),
                        new Rectangle(x, y + 2, next - x, row - 4),
                        base,
                        colours,
                        palette);
            }
            if (index >= last) {
                return;
            }
            index = of.index((int) (((next - strip + 1L) * Math.max(1, length) - 1) / width));
            x = next;
        }
    }

    private void block(
            GC gc, String value, boolean first, Rectangle place, int base, ValueColours colours, ThemePalette palette) {
        if (first) {
            gc.setForeground(palette.of(Tone.LINE));
            gc.drawLine(place.x, place.y + place.height / 2, place.x + place.width - 1, place.y + place.height / 2);
            return;
        }
        gc.setBackground(colours.of(value));
        gc.fillRectangle(place.x, place.y, Math.max(2, place.width - 1), place.height);
        Point size = gc.textExtent(value);
        if (size.x + 6 < place.width) {
            gc.setForeground(palette.of(Tone.TEXT));
            gc.drawText(value, place.x + 3, base, true);
        }
    }

    private static void clipped(GC gc, String text, int x, int y, int room) {
        String shown = text;
        while (shown.length() > 1 && gc.textExtent(shown).x > room) {
            shown = shown.substring(0, Math.max(1, shown.length() - (shown.endsWith("\u2026") ? 2 : 1))) + "\u2026";
        }
        gc.drawText(shown, x, y, true);
    }
}
