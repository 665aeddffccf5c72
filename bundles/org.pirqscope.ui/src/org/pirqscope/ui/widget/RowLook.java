package org.pirqscope.ui.widget;

import org.pirqscope.ui.theme.Tone;

/**
 * How a row of a table or tree looks. The sign says the same as the colours, for those who cannot tell them.
 *
 * @param sign stands in the narrow first column, empty for an ordinary row
 * @param back background, null for that of the table
 * @param text colour of the text, null for that of the table
 */
public record RowLook(String sign, Tone back, Tone text, boolean bold) {

    /** What the signs of the live tables say. */
    public static final String LEGEND =
            "~ changed by this step, + added by it, \u2212 removed by the next step, \u26a0 stale pirq";
    /** Nothing happened to the row. */
    public static final RowLook PLAIN = new RowLook("", null, null, false);
    /** A field changed in the current step. */
    public static final RowLook CHANGED = new RowLook("~", Tone.CHANGED, null, false);
    /** The row came with the current step. */
    public static final RowLook ADDED = new RowLook("+", Tone.ADDED, null, false);
    /** The next step removes it. */
    public static final RowLook GOING = new RowLook("\u2212", Tone.GOING, null, false);
    /** A stale pirq: overrides the rest, and keeps its sign. */
    public static final RowLook ALARM = new RowLook("\u26a0", Tone.ALARM_BACK, Tone.ALARM, true);

    /** The guest reads the row in the current step. */
    public static final RowLook READ = new RowLook("\u2190", Tone.SELECTION, null, false);

    /** This look with the sign and the colour of something that may go wrong later. */
    public RowLook warning() {
        return new RowLook("!" + sign, back, Tone.WARNING, bold);
    }

    /** Whether it is an alarm, a failure or a warning, which a selection must not cover. */
    public boolean loud() {
        return text == Tone.ALARM || text == Tone.WARNING;
    }

    /** The same look in bold. */
    public RowLook strong() {
        return new RowLook(sign, back, text, true);
    }

    /** The alarm, with this look's sign after its own. */
    public RowLook alarming() {
        return over(ALARM);
    }

    /** A failure wins over what else happened to the row, and only leaves it its sign. */
    public RowLook over(RowLook failure) {
        return new RowLook(failure.sign + sign, ALARM.back, ALARM.text, true);
    }
}
