package org.pirqscope.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.session.Basis;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** All outcomes, a column for each controller. */
final class OutcomeTable {

    private final Composite box;
    private final Consumer<Ending> open;
    private final List<Ending> live = new ArrayList<>();
    private List<String> names = List.of();
    private RowTable<Ending> table;

    OutcomeTable(Composite parent, Consumer<Ending> open) {
        box = new Composite(parent, SWT.NONE);
        box.setLayout(new FillLayout());
        this.open = open;
        columns(List.of("outcome"));
    }

    /** Columns cannot change: for other controllers the table is made anew. */
    private void columns(List<String> controllers) {
        if (controllers.equals(names)) {
            return;
        }
        if (table != null) {
            table.control().dispose();
        }
        names = controllers;
        table = new RowTable<>(
                box,
                "explorer-outcomes",
                "Outcomes",
                headings(),
                OutcomeTable::look,
                ending -> "Double-click or Enter opens a run with this outcome");
        table.legend("\u2717 loses an interrupt, \u2713 loses none");
        table.onOpen(open);
        box.layout();
    }

    private List<Heading<Ending>> headings() {
        List<Heading<Ending>> headings = new ArrayList<>();
        headings.add(new Heading<>(
                "states",
                "How many final states have this outcome; known when all is explored",
                ending -> ending.count() == 0 ? "\u2026" : Long.toString(ending.count())));
        for (int i = 0; i < names.size(); i++) {
            int controller = i;
            headings.add(new Heading<>(
                    names.get(i),
                    "How " + names.get(i) + " ends",
                    ending -> ending.outcomes().get(controller).text()));
        }
        return headings;
    }

    private static RowLook look(Ending ending) {
        return SearchAnswer.loses(ending)
                ? new RowLook("\u2717", null, Tone.ALARM, false)
                : new RowLook("\u2713", null, null, false);
    }

    Composite control() {
        return box;
    }

    /** Begins a list of what will be found from there. */
    void begin(Basis basis) {
        live.clear();
        columns(basis.run().scenario().controllers().stream()
                .map(Controller::name)
                .toList());
        table.show(live);
    }

    /** One more. */
    void add(Ending ending) {
        live.add(ending);
        table.show(live);
    }

    /** All of them, counted. */
    void show(SearchAnswer answer) {
        begin(answer.basis());
        answer.result().endings().forEach(live::add);
        table.show(live);
    }

    /** The table itself. */
    RowTable<?> table() {
        return table;
    }
}
