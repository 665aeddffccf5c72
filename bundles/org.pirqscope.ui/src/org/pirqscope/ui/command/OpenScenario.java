package org.pirqscope.ui.command;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Opens a scenario file, a text of lspci, logs, or a patch. */
public class OpenScenario extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        dialog.setText("Open a scenario, the text of lspci -vv, logs or mails");
        dialog.setFilterNames(
                new String[] {"All files", "Scenarios (*.yaml, *.yml)", "Logs and mails (*.log, *.txt, *.eml)"});
        dialog.setFilterExtensions(new String[] {"*", "*.yaml;*.yml", "*.log;*.txt;*.eml"});
        desk.document()
                .file()
                .ifPresent(path -> dialog.setFilterPath(path.getParent().toString()));
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            new Opening(desk)
                    .files(Stream.of(dialog.getFileNames()).map(folder::resolve).toList());
        }
    }
}
