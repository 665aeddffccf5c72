package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.session.document.ScenarioDocument;

/** Asks into which file a document is to be saved. */
@FunctionalInterface
public interface FileQuestion {

    /**
     * The file that the user names, nothing if there is to be none. A file that is there already may be replaced: that
     * was asked too.
     */
    Optional<Path> ask(Shell shell, ScenarioDocument document);

    /** The system's dialog. */
    static FileQuestion dialog() {
        return (shell, document) -> {
            FileDialog dialog = new FileDialog(shell, SWT.SAVE);
            dialog.setText("Save the scenario as");
            dialog.setFilterExtensions(new String[] {"*.yaml", "*"});
            dialog.setFileName(document.suggestedFile());
            document.file()
                    .ifPresent(path -> dialog.setFilterPath(path.getParent().toString()));
            dialog.setOverwrite(true);
            return Optional.ofNullable(dialog.open()).map(Path::of);
        };
    }
}
