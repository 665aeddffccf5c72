package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioForm;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.report.table.WhatIfRow;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.session.document.ScenarioCells;
import org.pirqscope.session.document.ScenarioDocument;

/** Each choice of the table of what could be otherwise is a change of the document, and can be taken back. */
class WhatIfTest {

    private static final Path MINE = Path.of("mine.yaml");
    private static final String REMARK = "# mine, with a remark\n";

    private static Stream<Scenario> scenarios() {
        return Stream.concat(
                BuiltIn.all().stream().limit(2), LongStream.range(0, 5).mapToObj(AnyScenario::of));
    }

    private static ScenarioCell cell(ScenarioDocument document, String product, String column) {
        return new ScenarioCells(document)
                .columns(product).stream()
                        .filter(cell -> cell.name().equals(column))
                        .findFirst()
                        .orElseThrow();
    }

    private static void choose(ScenarioDocument document, ScenarioCell cell, String value) {
        document.change(cell.subject(), ScenarioForm.of(document.scenario()).with(cell.place(), value), 0, 0);
    }

    /** Undone or taken back, a choice leaves the bytes of the file as they were; made again, it makes the same ones. */
    @Test
    void eachChoiceThatIsTakenBackLeavesTheSameBytes() {
        scenarios().forEach(scenario -> {
            Scenario released = scenario.withVersions(scenario.versions().asReleased());
            ScenarioDocument document = ScenarioDocument.read(MINE, REMARK + ScenarioWriter.write(released));
            String text = document.textFor(MINE);
            for (Setting setting : Setting.of(released.versions())) {
                ScenarioCell cell = cell(
                        document,
                        setting.name().split("\\.")[0],
                        setting.column().name());
                choose(document, cell, setting.value());
                String chosen = document.textFor(MINE);
                assertNotEquals(text, chosen);
                assertEquals(
                        setting.applied(released.versions()),
                        document.scenario().versions());
                document.undo();
                assertEquals(text, document.textFor(MINE), setting.text());
                assertFalse(document.dirty());
                document.redo();
                assertEquals(chosen, document.textFor(MINE));
                choose(document, cell, "");
                assertEquals(released, document.scenario(), setting.text());
                assertEquals(text, document.textFor(MINE), setting.text());
            }
        });
    }

    @Test
    void theTableHasEveryRuleAndMarksThoseThatAreChanged() {
        scenarios().forEach(scenario -> {
            var rows = WhatIfRow.of(scenario.versions());
            assertEquals(
                    Set.copyOf(scenario.versions().changed()),
                    rows.stream()
                            .filter(WhatIfRow::changed)
                            .map(row -> row.rule() + "=" + row.now())
                            .collect(Collectors.toSet()));
            assertEquals(
                    scenario.versions().rows().stream()
                            .mapToInt(row -> row.table().columns().size())
                            .sum(),
                    rows.size());
            assertTrue(rows.stream()
                    .allMatch(row -> row.column().allowed().contains(row.released())
                            && row.column().allowed().contains(row.now())
                            && !row.meaning().isEmpty()));
            assertTrue(WhatIfRow.of(scenario.versions().asReleased()).stream().noneMatch(WhatIfRow::changed));
        });
    }
}
