package org.pirqscope.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.pirqscope.ui.desk.Opening;

/**
 * The changes that a reviewer makes to the scenario that is open. Each is one change to undo; what the reader of files
 * refuses is not made, and its sentence is told.
 */
public final class ScenarioEdits {

    private static final int LONGEST = 40;

    private final Desk desk;

    public ScenarioEdits(Desk desk) {
        this.desk = desk;
    }

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
        change(
                cell.subject() + " " + shown,
                scenario -> ScenarioForm.of(scenario).with(cell.place(), typed));
    }

    /** Takes back what the scenario sets in that column of the product's table. */
    void asReleased(ScenarioCell column) {
        change(
                column.subject() + " as released",
                scenario -> ScenarioForm.of(scenario).with(column.place(), ""));
    }

    /** Takes back all that the scenario sets in that table. */
    void asReleased(Table table) {
        change(
                table.product() + " as released",
                scenario -> scenario.withVersions(scenario.versions().asReleased(table)));
    }

    /** Adds a controller like the last one, with a name and an address of its own. */
    void addController() {
        List<Controller> all = desk.scenario().controllers();
        Controller last = all.getLast();
        String name = free("nvme", desk.scenario().actors());
        String bdf = IntStream.range(4, 32)
                .mapToObj("0000:00:%02x.0"::formatted)
                .filter(address -> all.stream().noneMatch(one -> one.bdf().equals(address)))
                .findFirst()
                .orElse(last.bdf());
        Controller added = new Controller(
                        name, bdf, last.msixTableSize(), last.msi(), last.intx(), last.vectors(), last.script())
                .withDriver(last.driver());
        change("Add " + name, scenario -> scenario.withControllers(with(scenario.controllers(), added)));
    }

    /** Adds a guest-wide event of that kind. */
    void addEvent(Scenario.Event.Kind kind) {
        String word = kind.name().toLowerCase(java.util.Locale.ROOT);
        List<String> actors = desk.scenario().actors();
        String name = actors.contains(word) ? free(word, actors) : word;
        change("Add " + name, scenario -> scenario.withEvents(with(scenario.events(), new Scenario.Event(name, kind))));
    }

    /** Adds a turn of that actor up to the end of its act, at that place of the schedule. */
    void addTurn(String actor, int place) {
        Turn turn = new Turn(actor, new Turn.Act());
        change("Add " + turn, scenario -> {
            List<Turn> turns = new ArrayList<>(scenario.schedule());
            turns.add(Math.min(place, turns.size()), turn);
            return scenario.withSchedule(turns);
        });
    }

    private static String free(String word, List<String> taken) {
        return IntStream.range(0, 99)
                .mapToObj(number -> word + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    /** Removes the controller, event or turn of that row. */
    void remove(ScenarioRow row) {
        int index = row.index();
        switch (row.section()) {
            case "controllers" -> {
                String name = desk.scenario().controllers().get(index).name();
                change("Remove " + name, scenario -> scenario.without(name));
            }
            case "events" -> {
                String name = desk.scenario().events().get(index).name();
                change("Remove " + name, scenario -> scenario.without(name));
            }
            default ->
                change("Remove turn " + (index + 1), scenario -> {
                    List<Turn> turns = new ArrayList<>(scenario.schedule());
                    turns.remove(index);
                    return scenario.withSchedule(turns);
                });
        }
    }

    /** Moves the controller or turn of that row to another place of its list. */
    void move(ScenarioRow row, int to) {
        int from = row.index();
        if (from == to) {
            return;
        }
        if (row.section().equals("schedule")) {
            change("Move turn " + (from + 1), scenario -> scenario.withSchedule(moved(scenario.schedule(), from, to)));
        } else {
            change("Move " + row.name(), scenario -> scenario.withControllers(moved(scenario.controllers(), from, to)));
        }
    }

    private static <T> List<T> moved(List<T> list, int from, int to) {
        List<T> next = new ArrayList<>(list);
        next.add(Math.clamp(to, 0, list.size() - 1), next.remove(from));
        return next;
    }

    private void change(String title, UnaryOperator<Scenario> change) {
        try {
            ScenarioReader.checked(change.apply(desk.scenario()));
            new Opening(desk).change(title, change);
        } catch (ScenarioException refused) {
            desk.tell(refused.sentence());
        }
    }
}
