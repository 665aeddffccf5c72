package org.pirqscope.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioForm;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Table;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.NamedChange;
import org.pirqscope.ui.desk.Opening;

/**
 * The changes that a reviewer makes to the scenario that is open. Each is one change to undo; what the reader of files
 * refuses is not made, and its sentence is told.
 */
public record ScenarioEdits(Desk desk) {

    private static final int LONGEST = 40;

    /** Why a file with that text in the cell's place would be refused; empty if it would be read. */
    public Optional<String> refusal(ScenarioCell cell, String typed) {
        try {
            desk.document().form().with(cell.place(), typed);
            return Optional.empty();
        } catch (ScenarioException refused) {
            return Optional.of(refused.sentence());
        }
    }

    /** Puts that text in the cell's place. */
    public void type(ScenarioCell cell, String typed) {
        if (typed.strip().equals(cell.text())) {
            return;
        }
        String shown = typed.length() > LONGEST ? typed.substring(0, LONGEST) + "\u2026" : typed;
        UnaryOperator<Scenario> put = scenario -> ScenarioForm.of(scenario).with(cell.place(), typed);
        List<Object> path = cell.place().path();
        if (path.size() > 1 && path.get(1) instanceof Integer index) {
            ofRow(
                    path.getFirst().toString(),
                    index,
                    scenario -> new NamedChange(cell.subject() + " " + shown, put.apply(scenario)));
        } else {
            change(scenario -> new NamedChange(cell.subject() + " " + shown, put.apply(scenario)));
        }
    }

    /** Takes back what the scenario sets in that column of the product's table. */
    void asReleased(ScenarioCell column) {
        change(scenario -> new NamedChange(
                column.subject() + " as released", ScenarioForm.of(scenario).with(column.place(), "")));
    }

    /** Takes back all that the scenario sets in any table. */
    public void asReleased() {
        change(scenario -> new NamedChange(
                "All as released", scenario.withVersions(scenario.versions().asReleased())));
    }

    /** Takes back all that the scenario sets in that table. */
    void asReleased(Table table) {
        change(scenario -> new NamedChange(
                table.product() + " as released",
                scenario.withVersions(scenario.versions().asReleased(table))));
    }

    /** Adds a controller like the last one, with a name and an address of its own. */
    void addController() {
        change(scenario -> {
            Controller added = another(scenario);
            return new NamedChange(
                    "Add " + added.name(), scenario.withControllers(with(scenario.controllers(), added)));
        });
    }

    private static Controller another(Scenario scenario) {
        List<Controller> all = scenario.controllers();
        Controller last = all.getLast();
        String bdf = IntStream.range(4, 32)
                .mapToObj("0000:00:%02x.0"::formatted)
                .filter(address -> all.stream().noneMatch(one -> one.bdf().equals(address)))
                .findFirst()
                .orElse(last.bdf());
        return new Controller(
                        free("nvme", scenario.actors()),
                        bdf,
                        last.msixTableSize(),
                        last.msi(),
                        last.intx(),
                        last.vectors(),
                        last.script())
                .withDriver(last.driver());
    }

    /** Adds a guest-wide event of that kind. */
    void addEvent(Scenario.Event.Kind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        change(scenario -> {
            List<String> actors = scenario.actors();
            String name = actors.contains(word) ? free(word, actors) : word;
            return new NamedChange(
                    "Add " + name, scenario.withEvents(with(scenario.events(), new Scenario.Event(name, kind))));
        });
    }

    private static String free(String word, List<String> taken) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> word + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Adds a turn of that actor up to the end of its act, at the end of the schedule. */
    void addTurn(String actor) {
        change(scenario -> added(scenario, actor, scenario.schedule().size()));
    }

    /** Adds such a turn below the one of that row. */
    void addTurn(String actor, ScenarioRow above) {
        ofRow(above, scenario -> added(scenario, actor, above.index() + 1));
    }

    private static NamedChange added(Scenario scenario, String actor, int place) {
        Turn turn = new Turn(actor, new Turn.Act());
        List<Turn> turns = new ArrayList<>(scenario.schedule());
        turns.add(place, turn);
        return new NamedChange("Add " + turn, scenario.withSchedule(turns));
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    /** Removes the controller, event or turn of that row. */
    void remove(ScenarioRow row) {
        int index = row.index();
        ofRow(row, scenario -> switch (row.section()) {
            case "controllers" ->
                without(scenario, scenario.controllers().get(index).name());
            case "events" -> without(scenario, scenario.events().get(index).name());
            default -> {
                List<Turn> turns = new ArrayList<>(scenario.schedule());
                turns.remove(index);
                yield new NamedChange("Remove turn " + (index + 1), scenario.withSchedule(turns));
            }
        });
    }

    private static NamedChange without(Scenario scenario, String name) {
        return new NamedChange("Remove " + name, scenario.without(name));
    }

    /** Moves the controller or turn of that row to another place of its list. */
    void move(ScenarioRow row, int to) {
        int from = row.index();
        if (from == to) {
            return;
        }
        if (row.section().equals("schedule")) {
            ofRow(
                    row,
                    scenario -> new NamedChange(
                            "Move turn " + (from + 1), scenario.withSchedule(moved(scenario.schedule(), from, to))));
        } else {
            ofRow(
                    row,
                    scenario -> new NamedChange(
                            "Move " + row.name(), scenario.withControllers(moved(scenario.controllers(), from, to))));
        }
    }

    private static <T> List<T> moved(List<T> list, int from, int to) {
        List<T> next = new ArrayList<>(list);
        next.add(Math.clamp(to, 0, list.size() - 1), next.remove(from));
        return next;
    }

    private void ofRow(ScenarioRow row, Function<Scenario, NamedChange> change) {
        ofRow(row.section(), row.index(), change);
    }

    /** A row is known by its place: where another change has moved it, whatever stands there now is another one. */
    private void ofRow(String section, int index, Function<Scenario, NamedChange> change) {
        List<?> seen = rows(desk.scenario(), section);
        change(scenario -> {
            if (!rows(scenario, section).equals(seen)) {
                throw new ScenarioException(
                        "",
                        0,
                        0,
                        "the scenario was changed meanwhile; nothing was done to row " + (index + 1) + " of its "
                                + section);
            }
            return change.apply(scenario);
        });
    }

    private static List<?> rows(Scenario scenario, String section) {
        return switch (section) {
            case "controllers" ->
                scenario.controllers().stream().map(Controller::name).toList();
            case "events" ->
                scenario.events().stream().map(Scenario.Event::name).toList();
            default -> scenario.schedule();
        };
    }

    /** Makes what the change makes of the scenario as it is then, if a file can hold that. */
    private void change(Function<Scenario, NamedChange> change) {
        new Opening(desk).change(scenario -> {
            NamedChange made = change.apply(scenario);
            ScenarioReader.checked(made.scenario());
            return made;
        });
    }
}
