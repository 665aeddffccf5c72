package org.pirqscope.ui.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.pirqscope.cli.explored.NoReturn;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Odds;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;

/**
 * The odds along the run that is shown. They are counted in the background, for each run anew, while the user wants to
 * see them, and for one run if somebody needs them.
 */
public final class RunOdds {

    private static final long MILLIS = 20_000;

    private final Session session;
    private final IPreferenceStore preferences;
    private final Display display = Display.getCurrent();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Run run;
    private State state = new State.NotAsked();
    private Job job;

    /** How far the counting of a run has come. */
    public sealed interface State {

        /** Nobody has asked. */
        record NotAsked() implements State {}

        /** It is under way. */
        record Counting() implements State {}

        /** It is done. */
        record Known(Odds odds) implements State {}

        /** It took too much time or memory. */
        record TooMany() implements State {}
    }

    RunOdds(Session session, IPreferenceStore preferences) {
        this.session = session;
        this.preferences = preferences;
        session.watch(this::told);
        if (shown()) {
            need();
        }
    }

    private void told(SessionEvent news) {
        if (run != news.now().run()) {
            run = news.now().run();
            become(new State.NotAsked());
            if (shown()) {
                need();
            }
        }
    }

    private void become(State next) {
        if (job != null) {
            job.cancel();
            job = null;
        }
        state = next;
        listeners.forEach(Runnable::run);
    }

    /** Whether the user wants to see them. */
    public boolean shown() {
        return preferences.getBoolean(DeskPreferences.ODDS);
    }

    /** From now on the user wants to see them, or doesn't any more. */
    public void show(boolean wanted) {
        preferences.setValue(DeskPreferences.ODDS, wanted);
        KeptPreferences.save(preferences, "Whether odds are shown");
        if (wanted) {
            need();
        }
        listeners.forEach(Runnable::run);
    }

    /** Counts those of the run that is shown, unless that was done. */
    public void need() {
        if (!(state instanceof State.NotAsked)) {
            return;
        }
        Run asked = session.now().run();
        run = asked;
        become(new State.Counting());
        IJobFunction work = monitor -> count(asked, monitor);
        job = Job.create("Odds of " + asked.scenario().name(), work);
        job.schedule();
    }

    private IStatus count(Run asked, IProgressMonitor monitor) {
        long bytes = Exploration.Options.standard().limits().bytes();
        Limits limits = new Limits(bytes, MILLIS, monitor::isCanceled);
        Optional<Odds> odds = Odds.along(asked, Exploration.Options.standard().within(limits));
        if (!monitor.isCanceled() && !display.isDisposed()) {
            State found = odds.<State>map(State.Known::new).orElseGet(State.TooMany::new);
            display.asyncExec(() -> found(asked, found));
        }
        return Status.OK_STATUS;
    }

    private void found(Run asked, State found) {
        if (asked == run) {
            become(found);
        }
    }

    /** How far the run that is shown is counted. */
    public State state() {
        return state;
    }

    /** What is to be seen of them; empty if they are not known, or the user does not want to see them. */
    public Optional<Odds> visible() {
        return shown() && state instanceof State.Known known ? Optional.of(known.odds()) : Optional.empty();
    }

    /** What a diagram of the run that is shown says of them. */
    public Map<Integer, StepRemark> remarks() {
        return visible().map(odds -> StepRemark.of(NoReturn.of(odds), run)).orElse(Map.of());
    }

    /** Hears of another state, and of another wish of the user, as long as the control lives. */
    public void hear(Control control, Runnable listener) {
        listeners.add(listener);
        control.addDisposeListener(gone -> listeners.remove(listener));
    }

    /** Hears of it as long as the desk does. */
    void hear(Runnable listener) {
        listeners.add(listener);
    }
}
