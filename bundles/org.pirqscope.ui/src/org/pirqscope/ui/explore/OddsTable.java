package org.pirqscope.ui.explore;

import java.util.List;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.pirqscope.cli.explored.OddsWords;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.search.Odds;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.RunOdds;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** Where the share of the orders that fail changes along the run that is shown. */
final class OddsTable {

    /** A moment of the run, in the words of it. */
    private record Row(Odds.Moment moment, OddsWords words) {}

    private static final List<Heading<Row>> HEADINGS = List.of(
            new Heading<>(
                    "step",
                    "The last step before",
                    row -> Integer.toString(row.moment().step())),
            new Heading<>(
                    "orders",
                    "Share of the orders that fail from here on, every next mover equally likely at each choice",
                    row -> OrderShare.text(row.moment().odds())),
            new Heading<>(
                    "last call",
                    "The call that the last move made",
                    row -> row.words().call(row.moment())),
            new Heading<>(
                    "if next",
                    "The share of the orders in which that one goes next, where they differ",
                    row -> row.words().next(row.moment())));

    private final Desk desk;
    private final AnswerPage page;
    private final RowTable<Row> table;

    OddsTable(Composite parent, Desk desk) {
        this.desk = desk;
        page = new AnswerPage(
                parent,
                "explorer-odds-title",
                "Show or Hide Odds",
                "Counts the share of all orders that fail, along each run that is shown: here, in the chart, in the "
                        + "overview, and beside those who may go next",
                OddsTable::toggle);
        table = new RowTable<>(
                page.control(),
                "explorer-odds",
                "Odds",
                HEADINGS,
                row -> new RowLook(
                        row.moment().inevitable() ? "\u2717" : "",
                        null,
                        row.moment().inevitable() ? Tone.ALARM : null,
                        false),
                row -> "Double-click or Enter goes to this step");
        table.legend("\u2717 from here on every order fails");
        table.onOpen(row -> desk.session().goTo(row.moment().step()));
        page.fill(table.control());
        desk.odds().hear(page.control(), this::show);
        show();
    }

    private static void toggle() {
        try {
            PlatformUI.getWorkbench()
                    .getService(IHandlerService.class)
                    .executeCommand("org.pirqscope.ui.show-odds", null);
        } catch (CommandException missing) {
            throw new IllegalStateException(missing);
        }
    }

    Composite control() {
        return page.control();
    }

    private void show() {
        page.enable(true);
        page.say(line());
        table.show(desk.odds().visible().map(this::rows).orElse(List.of()));
    }

    private List<Row> rows(Odds odds) {
        OddsWords words = new OddsWords(desk.session().now().run(), odds);
        return words.changes().stream().map(moment -> new Row(moment, words)).toList();
    }

    private String line() {
        if (!desk.odds().shown()) {
            return "The share of all orders that fail is not counted.";
        }
        return switch (desk.odds().state()) {
            case RunOdds.State.NotAsked none -> "";
            case RunOdds.State.Counting none -> "Counting all orders\u2026";
            case RunOdds.State.TooMany none -> "Odds: " + OddsWords.NOT_COUNTED + ".";
            case RunOdds.State.Known known -> {
                OddsWords words = new OddsWords(desk.session().now().run(), known.odds());
                yield words.start()
                        + words.noReturn().map(point -> "; " + point).orElse("") + ".";
            }
        };
    }

    /** The table itself. */
    RowTable<?> table() {
        return table;
    }
}
