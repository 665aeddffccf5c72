package org.pirqscope.ui.command;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** Help &gt; Keys: every command of Pirqscope with its key, as it is bound now. */
public class KeySheet extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        new SheetDialog(
                        shell,
                        KeyRow.all(
                                workbench.getService(IBindingService.class),
                                workbench.getService(ICommandService.class)))
                .open();
    }

    private static final class SheetDialog extends Dialog {

        private final List<KeyRow> rows;

        SheetDialog(Shell shell, List<KeyRow> rows) {
            super(shell);
            this.rows = rows;
        }

        @Override
        protected boolean isResizable() {
            return true;
        }

        @Override
        protected void configureShell(Shell shell) {
            super.configureShell(shell);
            shell.setText("Keys");
        }

        @Override
        protected Point getInitialSize() {
            Rectangle room = getShell().getMonitor().getClientArea();
            Point wanted = super.getInitialSize();
            return new Point(Math.min(wanted.x, room.width - 20), Math.min(Math.min(wanted.y, 900), room.height - 40));
        }

        @Override
        protected Control createDialogArea(Composite parent) {
            Composite area = (Composite) super.createDialogArea(parent);
            RowTable<KeyRow> table = new RowTable<>(
                    area,
                    "keys",
                    "Keys",
                    List.of(
                            new Heading<>("keys", "Keys", KeyRow::keys),
                            new Heading<>("command", "Command", KeyRow::name),
                            new Heading<>("what it does", "What it does", KeyRow::what),
                            new Heading<>("where", "Where", KeyRow::where)),
                    row -> RowLook.PLAIN,
                    row -> "");
            table.show(rows);
            table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            return area;
        }

        @Override
        protected void createButtonsForButtonBar(Composite parent) {
            createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
        }
    }
}
