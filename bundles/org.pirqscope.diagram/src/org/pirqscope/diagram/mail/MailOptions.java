package org.pirqscope.diagram.mail;

/**
 * How the text is laid out.
 *
 * @param width columns that no row exceeds, quotes included: 75 for commit messages, 72 or 80
 * @param indent spaces before every row
 * @param quotes how often a {@link Preset#REPLY} is quoted
 * @param rows maximum number of rows of the whole text where only what matters is shown; 0 for no limit
 * @param columns what the columns stand for
 */
public record MailOptions(int width, int indent, Preset preset, int quotes, int rows, TextColumns columns) {

    /** 75 columns, at the margin, at most 26 rows: the measured habit of kernel mails. */
    public static final MailOptions DEFAULT = new MailOptions(75, 0, Preset.COMMIT, 1, 26, TextColumns.CONTROLLERS);

    /** Columns that a text needs. */
    public static final int LEAST = 48;

    public MailOptions {
        if (width < LEAST || width > 1000) {
            throw new IllegalArgumentException("a text is 48 to 1000 columns wide, not " + width);
        }
        if (indent < 0 || indent > 16 || quotes < 0 || quotes > 8 || rows < 0) {
            throw new IllegalArgumentException("indent is 0 to 16 and quotes are 0 to 8");
        }
    }

    /** The columns that quotes and indent leave for the text itself. */
    public int room() {
        return width - indent - (preset == Preset.REPLY ? 2 * quotes : 0);
    }

    public MailOptions withWidth(int wide) {
        return new MailOptions(wide, indent, preset, quotes, rows, columns);
    }

    public MailOptions withPreset(Preset next) {
        return new MailOptions(width, indent, next, quotes, rows, columns);
    }

    public MailOptions withIndent(int blanks) {
        return new MailOptions(width, blanks, preset, quotes, rows, columns);
    }

    public MailOptions withQuotes(int depth) {
        return new MailOptions(width, indent, preset, depth, rows, columns);
    }

    public MailOptions withRows(int most) {
        return new MailOptions(width, indent, preset, quotes, most, columns);
    }

    public MailOptions withColumns(TextColumns next) {
        return new MailOptions(width, indent, preset, quotes, rows, next);
    }
}
