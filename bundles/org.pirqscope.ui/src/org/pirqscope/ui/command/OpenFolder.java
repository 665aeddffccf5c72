package org.pirqscope.ui.command;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Opens all logs of a folder. */
public class OpenFolder extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
        dialog.setText("Open a folder of logs");
        dialog.setMessage("Logs of a guest, QEMU, Xen and dom0, mails, traces, dumps");
        // without a folder GTK lists recent files, of which none can be opened as a folder
        dialog.setFilterPath(desk.logs().last().stream()
                .findFirst()
                .map(Path::getParent)
                .map(Path::toString)
                .orElse(System.getProperty("user.home")));
        String name = dialog.open();
        if (name != null) {
            new Opening(desk).files(List.of(Path.of(name)));
        }
    }
}
