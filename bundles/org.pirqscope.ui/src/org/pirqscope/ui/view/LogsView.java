package org.pirqscope.ui.view;

import java.util.Optional;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.Logs;
import org.pirqscope.ui.desk.LogsEvent;
import org.pirqscope.ui.desk.ReadLogs;

/** A view that follows the logs that are open and which of their lines are selected. */
abstract class LogsView extends DeskView<LogsEvent> {

    @Override
    final void follow(Control made) {
        desk().logs().watch(made, this::told);
    }

    @Override
    final LogsEvent together(LogsEvent before, LogsEvent now) {
        return before.others() ? before : now;
    }

    @Override
    final void show(LogsEvent news) {
        Logs logs = desk().logs();
        if (news.others()) {
            describe(logs.read().map(this::summary).orElse(logs.said()));
            fill(logs.read());
        }
        mark(logs.selection());
    }

    /** The logs that are open. */
    final Optional<ReadLogs> logs() {
        return desk().logs().read();
    }

    /** What of them is selected. */
    final LogSelection selection() {
        return desk().logs().selection();
    }

    /** One sentence about all of them, above the contents; empty by default. */
    String summary(ReadLogs logs) {
        return "";
    }

    /** Shows what was read; nothing while no logs are open. */
    abstract void fill(Optional<ReadLogs> logs);

    /** Marks what is selected, and brings the first of it into view. */
    abstract void mark(LogSelection selection);
}
