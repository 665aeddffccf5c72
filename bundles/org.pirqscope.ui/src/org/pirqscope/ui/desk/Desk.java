package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.model.edit.live.LiveItemProviders;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Trail;
import org.pirqscope.session.Watch;
import org.pirqscope.session.Watcher;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.session.live.LiveModel;

/**
 * What the reviewer works on: one session, its live model, and the file that the scenario belongs to. Owned by the
 * application.
 */
public final class Desk {

    /** What a new user sees first. */
    public static final String FIRST = "stale-pirq";

    private final Session session = Session.of(BuiltIn.named(FIRST));
    private final Trail trail = Trail.of(session);
    private final Bookmarks bookmarks = new Bookmarks(session);
    private final LiveModel live = LiveModel.of(session);
    private final LiveItemProviders items = new LiveItemProviders();
    private final IPreferenceStore preferences = DeskPreferences.store();
    private final RunOdds odds = new RunOdds(session, preferences);
    private final Breakpoints breakpoints = new Breakpoints(session, odds);
    private final RecentFiles recent = new RecentFiles(preferences);
    private final DocumentChanges changes = new DocumentChanges(this);
    private final Logs logs = new Logs(preferences);
    private final ReviewedFile reviewed = new ReviewedFile();
    private final TriedRuns tried = new TriedRuns(preferences, session);
    private final List<Consumer<String>> titles = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private FileQuestion fileQuestion = FileQuestion.dialog();
    private final String program;
    private int watching;

    /** @param program how the title calls this program */
    public Desk(String program) {
        this.program = program;
        session.watch(news -> {
            if (news.kind() != SessionEvent.Kind.MOVED) {
                tellTitle();
            }
        });
    }

    /** Where the reviewer stands. */
    public Session session() {
        return session;
    }

    /** Where the reviewer has been in this run. */
    public Trail trail() {
        return trail;
    }

    /** The share of orders that fail, along the run that is shown. */
    public RunOdds odds() {
        return odds;
    }

    /** Where Resume stops besides findings. */
    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /** The steps that the reviewer has marked. */
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /** The tables of the moment. */
    public LiveModel live() {
        return live;
    }

    /** How the objects of the live model are shown. */
    public LiveItemProviders items() {
        return items;
    }

    /** What is open. */
    public ScenarioDocument document() {
        return session.document();
    }

    /** The files of the menu. */
    public RecentFiles recent() {
        return recent;
    }

    /** The runs that were shown. */
    public TriedRuns tried() {
        return tried;
    }

    /** The logs that are open. */
    public Logs logs() {
        return logs;
    }

    /** The patch under review. */
    public ReviewedFile reviewed() {
        return reviewed;
    }

    /** The changes of the document that are asked for. */
    DocumentChanges changes() {
        return changes;
    }

    /** How the user is asked for a file to save into. */
    public FileQuestion fileQuestion() {
        return fileQuestion;
    }

    /** Asks otherwise from now on. */
    public void askFor(FileQuestion question) {
        fileQuestion = question;
    }

    /** The choices of this user. */
    public IPreferenceStore preferences() {
        return preferences;
    }

    /** Runs {@code changed} whenever the user chooses otherwise, as long as the control lives. */
    public void hearPreference(Control control, String name, Runnable changed) {
        IPropertyChangeListener listener = event -> {
            if (event.getProperty().equals(name) && !control.isDisposed()) {
                changed.run();
            }
        };
        preferences.addPropertyChangeListener(listener);
        control.addDisposeListener(gone -> preferences.removePropertyChangeListener(listener));
    }

    /** Follows the session as long as the control lives. */
    public void watch(Control control, Watcher watcher) {
        Watch watch = session.watch(watcher);
        watching++;
        control.addDisposeListener(gone -> {
            watch.close();
            watching--;
        });
    }

    /** How many follow the session, the list of runs, breakpoints, marks, logs or the patch under review now. */
    public int watching() {
        return watching
                + tried.listening()
                + breakpoints.listening()
                + bookmarks.listening()
                + logs.listening()
                + reviewed.listening();
    }

    /** The scenario as it would be saved. */
    public Scenario scenario() {
        return document().scenario();
    }

    /** Whether there is something to save. */
    public boolean dirty() {
        return document().dirty();
    }

    /**
     * Shows another document in place of the one that is open; whoever calls this has asked what becomes of that, see
     * {@link Opening}.
     */
    public void open(ScenarioDocument next, Moment moment) {
        next.file().ifPresent(recent::add);
        session.show(next, moment);
    }

    /** Saves into that file, which the document belongs to from now on. */
    public void save(Path file) throws IOException {
        document().save(file);
        recent.add(file);
        session.saved();
    }

    /** Tells the title of the window, now and after each change. */
    public Watch watchTitle(Consumer<String> listener) {
        listener.accept(title());
        titles.add(listener);
        return () -> titles.remove(listener);
    }

    /** Says in the status line what was done, until the reviewer goes on. */
    public void tell(String done) {
        listeners.forEach(listener -> listener.accept(done));
    }

    /** Hears what was done as long as the control lives. */
    public void hear(Control control, Consumer<String> listener) {
        listeners.add(listener);
        control.addDisposeListener(gone -> listeners.remove(listener));
    }

    private void tellTitle() {
        titles.forEach(listener -> listener.accept(title()));
    }

    private String title() {
        return (dirty() ? "*" : "") + document().name() + " \u2013 "
                + scenario().versions().text() + " \u2013 " + program;
    }
}
