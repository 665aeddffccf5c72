package org.pirqscope.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pirqscope.machine.message.BitField;
import org.pirqscope.machine.message.Word;

/** Draws a register as a row of boxes, one for each bit field, highest bit first. */
public final class BitBoxes {

    private final Word word;
    private final int[] widths;

    private BitBoxes(Word word) {
        this.word = word;
        this.widths = word.fields().stream().mapToInt(BitBoxes::width).toArray();
    }

    /** The drawing of one register, with its name and value above. */
    public static List<String> of(Word word) {
        BitBoxes boxes = new BitBoxes(word);
        return List.of(
                word.name() + " = " + word.valueText(),
                boxes.border(),
                boxes.row(BitField::range),
                boxes.row(BitBoxes::bits),
                boxes.row(BitField::valueText),
                boxes.row(BitField::name),
                boxes.row(BitBoxes::meaning),
                boxes.border());
    }

    // A box is as wide as the longest of its five lines.
    private static int width(BitField field) {
        int width = Math.max(field.range().length(), bits(field).length());
        width = Math.max(
                width, Math.max(field.valueText().length(), field.name().length()));
        return Math.max(width, meaning(field).length());
    }

    private String border() {
        StringBuilder line = new StringBuilder("+");
        for (int width : widths) {
            line.append("-".repeat(width + 2)).append('+');
        }
        return line.toString();
    }

    private String row(Function<BitField, String> text) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String cell = text.apply(word.fields().get(i));
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths[i] - cell.length()))
                    .append(" |");
        }
        return line.toString();
    }

    // Fields that make up the pirq say so with an equals sign.
    static String meaning(BitField field) {
        return field.partOfPirq() ? "= " + field.meaning() : field.meaning();
    }

    /** The field's bits in groups of four, counted from its lowest bit. */
    private static String bits(BitField field) {
        List<String> groups = new ArrayList<>();
        for (int high = field.width(); high > 0; high -= 4) {
            StringBuilder group = new StringBuilder();
            for (int bit = high - 1; bit >= Math.max(0, high - 4); bit--) {
                group.append(field.value() >>> bit & 1);
            }
            groups.addFirst(group.toString());
        }
        return String.join(" ", groups.reversed());
    }
}
