package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** The patch, or the mail with one, that is under review. */
public final class ReviewedFile {

    /** The id of the view that shows it. */
    public static final String VIEW = "org.pirqscope.ui.review";

    private final List<Consumer<Path>> listeners = new CopyOnWriteArrayList<>();
    private Optional<Path> file = Optional.empty();

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

    /** Tells which it is, now and whenever another one is opened, as long as the control lives. */
    public void watch(Control control, Consumer<Path> listener) {
        file.ifPresent(listener);
        listeners.add(listener);
        control.addDisposeListener(gone -> listeners.remove(listener));
    }

    /** How many listen. */
    int listening() {
        return listeners.size();
    }
}
