package org.pirqscope.ui.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.swt.widgets.Display;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * The runs that were shown, as a tree: a run that was made by a change of another one (another version, somebody else
 * goes next) stands below that. Kept over a restart.
 */
public final class TriedRuns {

    private static final String KEY = "tried";
    private static final int MOST = 200;
    /** A run string is made of all steps: of longer runs none is kept. */
    private static final int LONGEST = 100_000;

    private final IPreferenceStore store;
    private final Display display = Display.getCurrent();
    private final Job saving = Job.createSystem("Pirqscope", (IJobFunction) monitor -> save());
    private final OneAtATime inOrder = new OneAtATime();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private List<TriedRun> all;
    private ScenarioDocument document;
    private Run last;
    private int current;

    /** Whatever is worked out of a run is told in the order in which the runs were shown. */
    private static final class OneAtATime implements ISchedulingRule {

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    }

    TriedRuns(IPreferenceStore store, Session session) {
        this.store = store;
        this.all = new ArrayList<>(store.getString(KEY)
                .lines()
                .map(TriedRun::of)
                .flatMap(Optional::stream)
                .toList());
        session.watch(news -> heard(session, news));
    }

    private void heard(Session session, SessionEvent news) {
        if (news.runChanged()) {
            shown(news.now().run(), document == session.document());
        }
        document = session.document();
    }

    /** The line that names a run is made of all its steps, which takes a while. */
    private void shown(Run run, boolean changed) {
        Optional<Run> before = changed ? Optional.ofNullable(last) : Optional.empty();
        last = run;
        Job job = Job.createSystem("Pirqscope", (IJobFunction) monitor -> {
            Optional<TriedRun> tried = run.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(
                            TriedRun.of(run, before.map(one -> change(one, run)).orElseGet(() -> what(run))));
            if (!display.isDisposed()) {
                display.asyncExec(() -> take(tried, before.isPresent()));
            }
            return Status.OK_STATUS;
        });
        job.setRule(inOrder);
        job.schedule();
    }

    private void take(Optional<TriedRun> run, boolean changed) {
        Optional<TriedRun> known = run.flatMap(shown -> all.stream()
                .filter(one -> one.runString().equals(shown.runString()))
                .findFirst());
        if (known.isPresent() || run.isEmpty()) {
            current = known.map(TriedRun::id).orElse(0);
        } else {
            int id = all.stream().mapToInt(TriedRun::id).max().orElse(0) + 1;
            boolean child = changed && current().isPresent();
            TriedRun shown = run.get().numbered(id);
            all.add(child ? shown.under(current) : shown);
            current = id;
            forget();
            keep();
        }
        listeners.forEach(Runnable::run);
    }

    /** Of too many runs the oldest ones; those with a name stay longest, and the open one. */
    private void forget() {
        while (all.size() > MOST) {
            List<TriedRun> closed =
                    all.stream().filter(one -> one.id() != current).toList();
            drop(closed.stream().filter(one -> one.name().isEmpty()).findFirst().orElse(closed.getFirst()));
        }
    }

    private static String what(Run run) {
        return run.scenario().name() + ", " + run.scenario().versions().text();
    }

    /** What makes a run of another one: its versions, who goes on at some step, or its scenario. */
    private static String change(Run before, Run run) {
        if (!before.scenario().versions().equals(run.scenario().versions())) {
            return before.scenario().versions().changeTo(run.scenario().versions());
        }
        List<Step> was = before.steps();
        List<Step> is = run.steps();
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            if (was.get(i).actor() != is.get(i).actor()) {
                return is.get(i).actorName() + " goes on at " + is.get(i).number() + ", not "
                        + was.get(i).actorName();
            }
        }
        return what(run);
    }

    /** All runs, in the order in which they were shown first. */
    public List<TriedRun> all() {
        return List.copyOf(all);
    }

    /** The run that is open, if it is kept. */
    public Optional<TriedRun> current() {
        return all.stream().filter(one -> one.id() == current).findFirst();
    }

    /** All but the one that is open, the latest first. */
    public List<TriedRun> others() {
        return all.reversed().stream().filter(one -> one.id() != current).toList();
    }

    /** Gives a run a name; an empty one takes it away. */
    public void rename(TriedRun run, String name) {
        all.replaceAll(one -> one.id() == run.id() ? one.named(name.strip()) : one);
        changed();
    }

    /** Forgets a run; those below it go to the one above. */
    public void remove(TriedRun run) {
        drop(run);
        changed();
    }

    private void drop(TriedRun run) {
        all.removeIf(one -> one.id() == run.id());
        all.replaceAll(one -> one.parent() == run.id() ? one.under(run.parent()) : one);
        current = current == run.id() ? 0 : current;
    }

    private void changed() {
        keep();
        listeners.forEach(Runnable::run);
    }

    /** Hears of changes until it is closed. */
    public Watch listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen now. */
    int listening() {
        return listeners.size();
    }

    /** Now: a crash later must not cost them. */
    private void keep() {
        store.setValue(KEY, all.stream().map(TriedRun::line).collect(Collectors.joining("\n")));
        saving.schedule();
    }

    private IStatus save() {
        try {
            if (store instanceof IPersistentPreferenceStore kept) {
                kept.save();
            }
        } catch (IOException failed) {
            Platform.getLog(TriedRuns.class).warn("The runs cannot be saved: " + failed.getMessage());
        }
        return Status.OK_STATUS;
    }
}
