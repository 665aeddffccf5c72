package org.pirqscope.ui.explore;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.pirqscope.cli.explored.RepairWords;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.repair.Repairs;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** The changes that make a scenario never fail, or that bring its failure back. */
final class RepairTable {

    private static final List<Heading<Repairs.Change>> HEADINGS = List.of(
            new Heading<>("change", "Column: value -> value", change -> RepairWords.difference(change.set())),
            new Heading<>(
                    "commit",
                    "The commit that first brought the value into the tables, where they know one",
                    change -> RepairWords.commits(change.set())),
            new Heading<>(
                    "cost",
                    "What it costs when the controllers load one after the other",
                    change -> RepairWords.cost(change.cost())));

    private final AnswerPage page;
    private final RowTable<Repairs.Change> table;
    private String known = "";

    RepairTable(Composite parent, Runnable find, Consumer<Repairs.Change> apply) {
        page = new AnswerPage(
                parent,
                "explorer-repairs-title",
                "Find Repairs",
                "Tries every value of every column that a patch could change; for a scenario that never fails, "
                        + "those that bring a failure back",
                find);
        table = new RowTable<>(
                page.control(),
                "explorer-repairs",
                "Repairs",
                HEADINGS,
                RepairTable::look,
                change -> "Double-click or Enter makes this change as a what-if");
        table.legend("\u2713 never fails with it, \u2717 fails with it");
        table.onOpen(apply);
        page.fill(table.control());
        clear("Explore first: repairs are of a scenario whose verdict is known.");
    }

    private static RowLook look(Repairs.Change change) {
        return change.verdict() == Verdict.FAILS
                ? new RowLook("\u2717", null, Tone.ALARM, false)
                : new RowLook("\u2713", null, null, false);
    }

    Composite control() {
        return page.control();
    }

    /** No changes, and why there are none. */
    void clear(String why) {
        table.show(List.of());
        page.enable(false);
        know(why);
    }

    private void know(String words) {
        known = words;
        page.say(words);
    }

    /** No search for them is under way: what was known before one that ended without an answer is still so. */
    void settle() {
        page.say(known);
    }

    /** What can be sought after this answer. */
    void expect(SearchAnswer answer) {
        clear(
                !answer.fromStart()
                        ? "Repairs are sought from the start of the scenario only."
                        : switch (answer.result().verdict()) {
                            case FAILS -> "Which single changes, or pairs, make it never fail?";
                            case NEVER_FAILS -> "Which single changes bring a failure back?";
                            case NOT_DECIDED -> "Repairs are of a scenario whose verdict is known.";
                        });
    }

    /** Whether they may be sought now. */
    void enable(boolean possible) {
        page.enable(possible);
    }

    /** How the search for them goes. */
    void pace(String text) {
        page.say(text);
    }

    /** All of them, of a scenario with this verdict. */
    void show(Verdict verdict, Repairs repairs) {
        table.show(Stream.concat(repairs.repairs().stream(), repairs.reopens().stream())
                .toList());
        know(RepairWords.title(verdict, repairs));
    }

    /** The table itself. */
    RowTable<?> table() {
        return table;
    }
}
