package org.pirqscope.ui.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.scenario.ScenarioPlace;
import org.pirqscope.session.document.ScenarioCell;

/**
 * A row of the Scenario view.
 *
 * @param place where it stands in the file
 * @param remark what is to be known beside the value
 * @param cell the value as it is edited; none for a row above others
 * @param changed whether it is set against what its release does
 */
record ScenarioRow(
        ScenarioPlace place,
        String name,
        String value,
        String remark,
        Optional<ScenarioCell> cell,
        boolean changed,
        List<ScenarioRow> children) {

    /** A value that can be edited. */
    static ScenarioRow of(ScenarioCell cell, String remark) {
        return new ScenarioRow(cell.place(), cell.name(), cell.text(), remark, Optional.of(cell), false, List.of());
    }

    /** A row above others. */
    static ScenarioRow group(ScenarioPlace place, String name, String value, String remark, List<ScenarioRow> rows) {
        return new ScenarioRow(place, name, value, remark, Optional.empty(), false, rows);
    }

    ScenarioRow above(List<ScenarioRow> rows) {
        return new ScenarioRow(place, name, value, remark, cell, changed, rows);
    }

    ScenarioRow marked(boolean mark) {
        return new ScenarioRow(place, name, value, remark, cell, mark, children);
    }

    /** The first step of its place: {@code schedule}. */
    String section() {
        return place.path().getFirst().toString();
    }

    /** Which one of its section's list it is; -1 for a row that is none. */
    int index() {
        return place.path().size() == 2 && place.path().getLast() instanceof Integer number ? number : -1;
    }

    /** What the tool tip says: all that the columns may cut. */
    String tip() {
        StringBuilder tip = new StringBuilder(value.isEmpty() ? name : name + ": " + value);
        Stream.of(cell.map(ScenarioCell::meaning).orElse(""), remark)
                .filter(part -> !part.isEmpty() && !part.equals(value))
                .forEach(part -> tip.append('\n').append(part));
        return tip.toString();
    }
}
