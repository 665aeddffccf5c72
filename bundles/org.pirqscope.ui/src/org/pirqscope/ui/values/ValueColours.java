package org.pirqscope.ui.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.pirqscope.report.why.ValueRow;

/** A colour for each value, the same in all rows; as many as can be told apart, then again from the first. */
final class ValueColours {

    private static final int COUNT = 12;

    private final Map<String, Integer> places = new HashMap<>();
    private final Color[] colours = new Color[COUNT];

    /** @param dark whether texts are bright on them */
    ValueColours(List<ValueRow> rows, boolean dark) {
        for (ValueRow row : rows) {
            row.changes().forEach(change -> places.putIfAbsent(row.value(change), places.size() % COUNT));
        }
        for (int i = 0; i < COUNT; i++) {
            // neighbours in the list are far from one another on the colour circle
            float hue = i * 5 % COUNT * 360f / COUNT;
            colours[i] = new Color(new RGB(hue, dark ? 0.5f : 0.28f, dark ? 0.38f : 0.96f));
        }
    }

    Color of(String value) {
        return colours[places.getOrDefault(value, 0)];
    }
}
