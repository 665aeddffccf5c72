package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * Notices, when the reviewer comes back from another program, that the file of the document was changed there; asks
 * once for each change whether to read it again. Saving asks in any case.
 */
public final class OutsideChange {

    private static final int RELOAD = 0;

    private final Shell shell;
    private final Desk desk;
    private boolean away;
    private Optional<Seen> last = Optional.empty();

    /** What was asked about. */
    private record Seen(Path file, int content) {}

    public OutsideChange(Shell shell, Desk desk) {
        this.shell = shell;
        this.desk = desk;
    }

    /** From now on looks whenever the window comes back. */
    public void watch() {
        shell.addListener(
                SWT.Deactivate,
                event -> shell.getDisplay()
                        .asyncExec(() -> away |= shell.getDisplay().getActiveShell() == null));
        shell.addListener(SWT.Activate, event -> {
            if (away) {
                away = false;
                shell.getDisplay().asyncExec(this::look);
            }
        });
    }

    /** Asks if there is something new in the file. */
    public void look() {
        if (!shell.isDisposed()) {
            desk.document().file().ifPresent(this::look);
        }
    }

    private void look(Path file) {
        Optional<byte[]> found;
        try {
            found = Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return; // saving says why
        }
        ScenarioDocument document = desk.document();
        Seen seen = new Seen(file, found.map(Arrays::hashCode).orElse(0));
        if (!document.changedOutside(found)) {
            last = Optional.empty();
        } else if (!last.equals(Optional.of(seen))) {
            last = Optional.of(seen);
            tell(file, found.isPresent());
        }
    }

    private void tell(Path file, boolean there) {
        if (!there) {
            desk.tell(file.getFileName() + " no longer exists");
            return;
        }
        int answer = new MessageDialog(
                        shell,
                        "Pirqscope",
                        null,
                        file.getFileName() + " was changed by another program since it was opened or saved here.",
                        MessageDialog.QUESTION,
                        RELOAD,
                        "&Reload",
                        "&Keep This")
                .open();
        if (answer == RELOAD) {
            new Opening(desk).file(file);
        }
    }
}
