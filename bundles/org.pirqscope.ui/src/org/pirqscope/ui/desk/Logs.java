package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.swt.widgets.Control;

/** The logs that are open, what is said of them, and which of their lines are selected. */
public final class Logs {

    /** What is said while none are open. */
    public static final String NONE =
            "No logs are open: File > Open takes logs, mails and lspci, File > Open Folder folders of them.";

    private static final String KEY = "logs";

    private final IPreferenceStore store;
    private final List<Consumer<LogsEvent>> listeners = new CopyOnWriteArrayList<>();
    private Optional<ReadLogs> read = Optional.empty();
    private LogSelection selection = LogSelection.NONE;
    private String said = NONE;

    Logs(IPreferenceStore store) {
        this.store = store;
    }

    /** What was read; nothing while none are open. */
    public Optional<ReadLogs> read() {
        return read;
    }

    /** What a person should know of them, one sentence; empty for nothing. */
    public String said() {
        return said;
    }

    /** The lines that are selected. */
    public LogSelection selection() {
        return selection;
    }

    /** Opens what was read. @param remark what else should be known, empty for nothing */
    void open(ReadLogs next, String remark) {
        read = Optional.of(next);
        selection = LogSelection.NONE;
        said = remark;
        keep(next.files());
        tell(new LogsEvent(true));
    }

    /** Shows the logs with other clocks, unless others were opened meanwhile. */
    public void clocks(ReadLogs before, ReadLogs next) {
        if (read.orElse(null) == before) {
            read = Optional.of(next);
            tell(new LogsEvent(true));
        }
    }

    /** Closes them. @param why in a sentence */
    void close(String why) {
        read = Optional.empty();
        selection = LogSelection.NONE;
        said = why;
        tell(new LogsEvent(true));
    }

    /** Says something else of what is open. */
    void say(String sentence) {
        said = sentence;
        tell(new LogsEvent(true));
    }

    /** Selects lines. */
    public void select(LogSelection next) {
        if (!next.equals(selection)) {
            selection = next;
            tell(new LogsEvent(false));
        }
    }

    private void tell(LogsEvent news) {
        listeners.forEach(listener -> listener.accept(news));
    }

    /** Follows them as long as the control lives, and is told at once. */
    public void watch(Control control, Consumer<LogsEvent> listener) {
        listener.accept(new LogsEvent(true));
        listeners.add(listener);
        control.addDisposeListener(gone -> listeners.remove(listener));
    }

    /** How many follow them now. */
    int listening() {
        return listeners.size();
    }

    private void keep(List<Path> files) {
        store.setValue(KEY, String.join("\n", files.stream().map(Path::toString).toList()));
        KeptPreferences.save(store, "The names of the logs");
    }

    /** The files and folders that were open last; none if none were. */
    public List<Path> last() {
        return store.getString(KEY)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Path::of)
                .toList();
    }
}
