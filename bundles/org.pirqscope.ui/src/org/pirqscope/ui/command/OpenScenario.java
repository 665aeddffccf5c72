package org.pirqscope.ui.command;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Opens a scenario file, or a text of lspci. */
public class OpenScenario extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText("Open a scenario, or the text of lspci -vv");
        dialog.setFilterNames(new String[] {"All files", "Scenarios (*.yaml, *.yml)", "Text (*.txt)"});
        dialog.setFilterExtensions(new String[] {"*", "*.yaml;*.yml", "*.txt"});
        desk.document()
                .file()
                .ifPresent(path -> dialog.setFilterPath(path.getParent().toString()));
        String name = dialog.open();
        if (name != null) {
            new Opening(desk).file(Path.of(name));
        }
    }
}
