package org.pirqscope.ui.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.ScenarioPlace;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * The values of one object of the scenario.
 *
 * @param place of the object in the file
 * @param name as its row is called
 */
public record CellGroup(ScenarioPlace place, String name, List<ScenarioCell> cells) {

    /** The group of the row's own values, or the one that the row's value belongs to. */
    static Optional<CellGroup> of(List<ScenarioRow> rows, ScenarioRow row) {
        boolean own = row.children().stream().anyMatch(child -> child.cell().isPresent());
        return own ? Optional.of(group(row)) : around(rows, row);
    }

    private static Optional<CellGroup> around(List<ScenarioRow> rows, ScenarioRow row) {
        if (rows.contains(row)) {
            return row.cell().map(cell -> new CellGroup(row.place(), "scenario", List.of(cell)));
        }
        return all(rows)
                .filter(group -> group.children().contains(row))
                .findFirst()
                .map(CellGroup::group);
    }

    private static Stream<ScenarioRow> all(List<ScenarioRow> rows) {
        return rows.stream().flatMap(row -> Stream.concat(Stream.of(row), all(row.children())));
    }

    private static CellGroup group(ScenarioRow row) {
        return new CellGroup(
                row.place(),
                row.name(),
                Stream.concat(row.cell().stream(), row.children().stream().flatMap(child -> child.cell().stream()))
                        .toList());
    }

    /** The same object's values in the document as it is now; none if it is gone. */
    public Optional<CellGroup> now(ScenarioDocument document, Run run) {
        List<ScenarioRow> rows = ScenarioRows.of(document, run);
        return all(rows).filter(row -> row.place().equals(place)).findFirst().flatMap(row -> of(rows, row));
    }
}
