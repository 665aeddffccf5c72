package org.pirqscope.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioPlace;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.session.document.ScenarioCells;
import org.pirqscope.session.document.ScenarioDocument;

/** The rows of a document: its objects in the order of the file, with what became of them in its run. */
final class ScenarioRows {

    private final ScenarioDocument document;
    private final Run run;
    private final Scenario scenario;
    private final ScenarioCells cells;

    private ScenarioRows(ScenarioDocument document, Run run) {
        this.document = document;
        this.run = run;
        this.scenario = document.scenario();
        this.cells = new ScenarioCells(document);
    }

    /** All rows. @param run the document's */
    static List<ScenarioRow> of(ScenarioDocument document, Run run) {
        ScenarioRows rows = new ScenarioRows(document, run);
        return Stream.of(
                        rows.head().stream(),
                        Stream.of(rows.versions(), rows.pool(), rows.controllers(), rows.events(), rows.schedule()))
                .flatMap(part -> part)
                .toList();
    }

    private List<ScenarioRow> head() {
        return cells.of(document.root()).stream()
                .map(cell -> ScenarioRow.of(cell, ""))
                .toList();
    }

    private ScenarioRow versions() {
        List<ScenarioRow> products = new ArrayList<>();
        List<VersionRow> rows = scenario.versions().rows();
        List<ScenarioCell> versions = cells.of(document.root().getVersions());
        for (int i = 0; i < rows.size(); i++) {
            products.add(product(versions.get(i), rows.get(i)));
        }
        return ScenarioRow.group(
                        ScenarioPlace.of("versions"),
                        "versions",
                        scenario.versions().released() ? "as released" : "CHANGED",
                        scenario.versions().whatIf(),
                        products)
                .marked(!scenario.versions().released());
    }

    private ScenarioRow product(ScenarioCell version, VersionRow row) {
        String changed = row.changed().isEmpty() ? "" : "CHANGED " + row.whatIf() + "; ";
        String reading = row.reading().isEmpty() ? "" : "\u26a0 " + row.reading() + "; ";
        return ScenarioRow.of(version, changed + reading + row.label() + ": " + row.note())
                .marked(!changed.isEmpty())
                .above(cells.columns(version.name()).stream()
                        .map(cell -> column(cell, row))
                        .toList());
    }

    private static ScenarioRow column(ScenarioCell cell, VersionRow row) {
        boolean changed = row.changed().contains(cell.name());
        String released = row.values().get(index(cell, row));
        return ScenarioRow.of(cell, changed ? "CHANGED; " + row.label() + " has " + released : "")
                .marked(changed);
    }

    private static int index(ScenarioCell cell, VersionRow row) {
        return IntStream.range(0, row.values().size())
                .filter(i -> row.table().columns().get(i).name().equals(cell.name()))
                .findFirst()
                .orElseThrow();
    }

    private ScenarioRow pool() {
        return ScenarioRow.group(
                ScenarioPlace.of("pool"),
                "pool",
                scenario.poolText().replaceFirst(" \\(.*", ""),
                scenario.poolText(),
                plain(cells.of(document.root().getPool())));
    }

    private static List<ScenarioRow> plain(List<ScenarioCell> cells) {
        return cells.stream().map(cell -> ScenarioRow.of(cell, "")).toList();
    }

    private ScenarioRow controllers() {
        long lost = run.outcomes().stream().filter(outcome -> !outcome.ok()).count();
        return ScenarioRow.group(
                ScenarioPlace.of("controllers"),
                "controllers",
                lost == 0
                        ? "\u2713 all of " + run.outcomes().size()
                        : "\u2717 " + lost + " of " + run.outcomes().size(),
                scenario.versions().released()
                        ? ""
                        : "with CHANGED " + scenario.versions().whatIf(),
                IntStream.range(0, scenario.controllers().size())
                        .mapToObj(this::controller)
                        .toList());
    }

    private ScenarioRow controller(int index) {
        Controller one = scenario.controllers().get(index);
        var object = document.root().getControllers().get(index);
        List<ScenarioRow> rows = new ArrayList<>(plain(cells.of(object)));
        rows.add(ScenarioRow.group(
                ScenarioCells.place(object).at("device"),
                "device",
                one.device().ids(),
                one.device().text(),
                plain(cells.device(object))));
        var outcome = run.outcomes().get(index);
        return ScenarioRow.group(
                ScenarioCells.place(object),
                one.name(),
                (outcome.ok() ? "\u2713 " : "\u2717 ") + outcome.text(),
                one.bdf().replaceFirst("^0000:", "") + ": " + one.driver().spelling() + ", "
                        + (one.msixTableSize() > 0 ? "MSI-X " + one.msixTableSize() : "MSI") + ", wants "
                        + one.vectors()
                        + (one.device().ids().isEmpty()
                                ? ""
                                : ", " + one.device().ids()),
                rows);
    }

    private ScenarioRow events() {
        return ScenarioRow.group(
                ScenarioPlace.of("events"),
                "events",
                scenario.events().isEmpty()
                        ? "none"
                        : Integer.toString(scenario.events().size()),
                "",
                document.root().getEvents().stream()
                        .map(event -> ScenarioRow.group(
                                ScenarioCells.place(event),
                                event.getName(),
                                event.getKind().getLiteral().toLowerCase(java.util.Locale.ROOT),
                                "",
                                plain(cells.of(event))))
                        .toList());
    }

    private ScenarioRow schedule() {
        int turns = scenario.schedule().size();
        return ScenarioRow.group(
                ScenarioPlace.of("schedule"),
                "schedule",
                turns == 0 ? "in the order of the file" : turns + (turns == 1 ? " turn" : " turns"),
                turns == 0 ? "" : "then the rest in the order of the file",
                IntStream.range(0, turns)
                        .mapToObj(turn -> ScenarioRow.of(cells.turn(turn), ""))
                        .toList());
    }
}
