package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.cli.review.SourceHunks;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Step;

/** The patch, or the mail with one, that is under review, and the hunk of it that the reviewer looks at. */
public final class ReviewedFile {

    /** The id of the view that shows it. */
    public static final String VIEW = "org.pirqscope.ui.review";

    private final List<Consumer<Path>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> hunkListeners = new CopyOnWriteArrayList<>();
    private Optional<Path> file = Optional.empty();
    private SourceHunks hunks = SourceHunks.NONE;
    private Optional<Chosen> chosen = Optional.empty();

    /**
     * A hunk that is looked at.
     *
     * @param function that it changes
     * @param calls those of the model that it touches
     */
    public record Chosen(String function, Set<Function> calls) {

        public Chosen {
            calls = Set.copyOf(calls);
        }

        /** The steps of a run that enter one of its calls, in order. */
        public List<Integer> steps(List<Step> run) {
            return run.stream()
                    .filter(step ->
                            step.entering() && calls.contains(step.call().function()))
                    .map(Step::number)
                    .toList();
        }
    }

    /** Puts it under review and shows the view. */
    public void open(Path opened) {
        file = Optional.of(opened);
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(VIEW);
        } catch (PartInitException failure) {
            throw new IllegalStateException(failure);
        }
        listeners.forEach(listener -> listener.accept(opened));
    }

    /** The hunks of the patch, as far as it is read. */
    public SourceHunks hunks() {
        return hunks;
    }

    /** The hunk that is looked at. */
    public Optional<Chosen> chosen() {
        return chosen;
    }

    /** Other hunks are under review, and none of them is looked at yet. */
    public void take(SourceHunks next) {
        hunks = next;
        choose(Optional.empty());
    }

    /** Another hunk is looked at, or none. */
    public void choose(Optional<Chosen> next) {
        chosen = next;
        hunkListeners.forEach(Runnable::run);
    }

    /** Tells which it is, now and whenever another one is opened, as long as the control lives. */
    public void watch(Control control, Consumer<Path> listener) {
        file.ifPresent(listener);
        listeners.add(listener);
        control.addDisposeListener(gone -> listeners.remove(listener));
    }

    /** Tells whenever other hunks are under review or another one is looked at, as long as the control lives. */
    public void watchHunks(Control control, Runnable listener) {
        hunkListeners.add(listener);
        control.addDisposeListener(gone -> hunkListeners.remove(listener));
    }

    /** How many listen. */
    int listening() {
        return listeners.size() + hunkListeners.size();
    }
}
