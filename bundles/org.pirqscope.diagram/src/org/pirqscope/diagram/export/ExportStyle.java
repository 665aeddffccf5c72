package org.pirqscope.diagram.export;

import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.Preset;

/**
 * How an export is to look, as it was typed. What does not apply to a format is kept for the next one.
 *
 * @param width columns of a text
 * @param quotes how often a reply is quoted
 * @param indent spaces before every row of a text
 * @param rows maximum number of rows of a text that shows what matters; 0 for no limit
 * @param dark pictures in the dark palette
 * @param scale pixels for one unit of a PNG
 * @param slide which slide is written
 */
public record ExportStyle(
        String width, Preset preset, int quotes, int indent, int rows, boolean dark, String scale, int slide) {

    /** The highest number of a slide that can be filled in. */
    public static final int MOST_SLIDES = 9999;

    /** 75 columns for a commit message; light pictures. */
    public static final ExportStyle USUAL =
            new ExportStyle("75", Preset.COMMIT, 1, 0, MailOptions.DEFAULT.rows(), false, "1", 1);

    /** The same for a text of that width, for that place. */
    public ExportStyle withText(String columns, Preset place) {
        return new ExportStyle(columns, place, quotes, indent, rows, dark, scale, slide);
    }

    /** The layout of a text. @throws ChoiceException if its width cannot be read */
    MailOptions mail() {
        int columns = TypedNumbers.number("The width", width, MailOptions.LEAST, 1000);
        return MailOptions.DEFAULT
                .withWidth(columns)
                .withPreset(preset)
                .withQuotes(quotes)
                .withIndent(indent)
                .withRows(rows);
    }

    double pixels() {
        return TypedNumbers.factor("The scale", scale, 0.1, 16);
    }
}
