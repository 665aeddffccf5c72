package org.pirqscope.ui.command;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;

/** File &gt; Review Patch: what a patch, or a mail with one, changes in the open scenario. */
public class ReviewPatch extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText("Review a patch, a mail with one, or an mbox");
        dialog.setFilterNames(new String[] {"All files", "Patches and mails (*.patch, *.diff, *.eml, *.mbox)"});
        dialog.setFilterExtensions(new String[] {"*", "*.patch;*.diff;*.eml;*.mbox"});
        String name = dialog.open();
        if (name != null) {
            desk.reviewed().open(Path.of(name));
        }
    }
}
