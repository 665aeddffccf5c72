package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Saving with the questions that it needs. */
public record Saving(Desk desk) {

    private static final int SAVE = 0;
    private static final int DISCARD = 1;
    private static final int OVERWRITE = 0;
    private static final int ELSEWHERE = 1;
    private static final int OUTSIDE_CANCEL = 2;

    /** Saves into the scenario's file; asks for one if there is none. Says whether it is saved now. */
    public boolean save() {
        return desk.document().file().map(this::saveInto).orElseGet(this::saveAs);
    }

    /** Asks for a file and saves into it. Says whether it is saved now. */
    public boolean saveAs() {
        return desk.fileQuestion()
                .ask(shell(), desk.document())
                .map(this::write)
                .orElse(false);
    }

    private boolean saveInto(Path file) {
        try {
            if (!desk.document()
                    .changedOutside(Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty())) {
                return write(file);
            }
        } catch (IOException failure) {
            new FailureMessage(file.toString(), failure).show();
            return false;
        }
        String what = Files.exists(file)
                ? " was changed by another program since it was opened or saved here."
                : " no longer exists.";
        int answer = new MessageDialog(
                        shell(),
                        "Pirqscope",
                        null,
                        file.getFileName() + what,
                        MessageDialog.QUESTION,
                        OUTSIDE_CANCEL,
                        "&Overwrite",
                        "Save &As...",
                        "Cancel")
                .open();
        return answer == OVERWRITE ? write(file) : answer == ELSEWHERE && saveAs();
    }

    private boolean write(Path file) {
        try {
            desk.save(file);
            return true;
        } catch (IOException | RuntimeException failure) {
            new FailureMessage(file.toString(), failure).show();
            return false;
        }
    }

    /** Before the scenario goes away: asks what becomes of changes. Says whether to go on. */
    public boolean settle() {
        if (!desk.dirty()) {
            return true;
        }
        MessageDialog question = new MessageDialog(
                shell(),
                "Pirqscope",
                null,
                desk.document().name() + " has changes that are not saved.",
                MessageDialog.QUESTION,
                0,
                "&Save",
                "&Don't Save",
                "Cancel");
        int answer = question.open();
        return answer == DISCARD || answer == SAVE && save();
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getModalDialogShellProvider().getShell();
    }
}
