package org.pirqscope.ui.explore;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.pirqscope.cli.explored.CauseWords;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** One row for each cause of failures: its run, and the passing run that is nearest. */
final class CauseTable {

    private static final List<Heading<CauseRow>> HEADINGS = List.of(
            new Heading<>(
                    "orders",
                    "Share of all orders, every next mover equally likely at each choice",
                    row -> CauseWords.share(row.group()).orElse("not counted")),
            new Heading<>(
                    "states",
                    "How many final states it has",
                    row -> row.group().finalStates().map(String::valueOf).orElse("not counted")),
            new Heading<>(
                    "switches",
                    "Fewest context switches to the loss",
                    row -> Integer.toString(row.group().fewest().switches())),
            new Heading<>("cause", "Why that run loses its interrupt", CauseRow::sentence),
            new Heading<>(
                    "nearest passing run",
                    "What the passing run that parts latest has in common with it",
                    row -> row.nearest().isEmpty() ? "none was found" : row.nearest()));

    private final AnswerPage page;
    private final RowTable<CauseRow> table;

    /** @param pass opens the passing run that is nearest to the run of a cause */
    CauseTable(Composite parent, Consumer<Failure> fails, Consumer<CauseRow> pass) {
        page = new AnswerPage(
                parent,
                "explorer-causes-title",
                "Open Nearest Passing Run",
                "Opens the passing run that is nearest to that of the selected cause, at the step where they part",
                () -> nearest(pass));
        table = new RowTable<>(
                page.control(),
                "explorer-causes",
                "Causes",
                HEADINGS,
                row -> new RowLook("\u2717", null, Tone.ALARM, false),
                row -> "Double-click or Enter opens its run with the fewest context switches");
        table.legend("\u2717 loses an interrupt");
        table.onOpen(row -> fails.accept(row.group().fewest()));
        table.onSelect(row -> page.enable(!row.nearest().isEmpty()));
        page.fill(table.control());
        clear("Explore looks for them.");
    }

    private void nearest(Consumer<CauseRow> pass) {
        table.selected().filter(row -> !row.nearest().isEmpty()).ifPresent(pass);
    }

    Composite control() {
        return page.control();
    }

    /** No causes, and why there are none. */
    void clear(String why) {
        table.show(List.of());
        page.enable(false);
        page.say(why);
    }

    /** What will be known of the causes, as soon as the verdict is. */
    void expect(SearchAnswer answer) {
        clear(
                switch (answer.result().verdict()) {
                    case NEVER_FAILS -> "No order fails.";
                    case NOT_DECIDED -> "It is not known whether an order fails.";
                    case FAILS ->
                        answer.hasCauses()
                                ? "Looking for causes\u2026 Cancel ends it with those found so far."
                                : answer.fromStart()
                                        ? "Stopped: causes are sought when a search has ended by itself."
                                        : "Causes are sought from the start of the scenario only.";
                });
    }

    /** All of them; the first one is selected. */
    void show(FoundCauses found) {
        table.show(found.rows());
        page.say(found.title());
        if (!found.rows().isEmpty()) {
            CauseRow first = found.rows().getFirst();
            table.select(first);
            page.enable(!first.nearest().isEmpty());
        }
    }

    /** The table itself. */
    RowTable<?> table() {
        return table;
    }
}
