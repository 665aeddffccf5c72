package org.pirqscope.ui.command;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.widget.LatestAnswer;

/**
 * File &gt; Open Run String: the line that ends each export and mail, pasted; what is wrong with it is said while it is
 * typed.
 */
public class OpenRunString extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        InputDialog dialog = new RunStringDialog(shell, copied(shell));
        if (dialog.open() == Window.OK) {
            new Opening(desk).runString(dialog.getValue());
        }
    }

    private static String copied(Shell shell) {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        try {
            Object text = clipboard.getContents(TextTransfer.getInstance());
            return text instanceof String line && RunString.looksLikeOne(line) ? line.strip() : "";
        } finally {
            clipboard.dispose();
        }
    }

    /** What is wrong with the text; null for nothing. */
    static String wrong(String text) {
        if (text.isBlank()) {
            return "Paste a line from Edit > Copy Run String";
        }
        if (!RunString.looksLikeOne(text)) {
            return "This is not a run string; expected a line from Edit > Copy Run String";
        }
        try {
            RunString.check(text);
            return null;
        } catch (ScenarioException | VersionException refused) {
            return refused.getMessage();
        }
    }

    /** Why the run of a string that is whole is not to be had here; null for nothing. Carries the run out. */
    private static String otherRun(String text) {
        try {
            RunString.open(text);
            return null;
        } catch (ScenarioException | VersionException refused) {
            return refused.getMessage();
        }
    }

    /** Has room for a line that a mail has broken. */
    private static final class RunStringDialog extends InputDialog {

        private LatestAnswer<Optional<String>> runs;

        RunStringDialog(Shell shell, String begin) {
            super(
                    shell,
                    "Open Run String",
                    "A run string, the last line of an export or a mail:",
                    begin,
                    OpenRunString::wrong);
        }

        @Override
        protected int getInputTextStyle() {
            return SWT.MULTI | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL;
        }

        /** What the text itself tells is said at once, what its run tells as soon as it has been carried out. */
        @Override
        protected void validateInput() {
            String typed = getText().getText();
            String wrong = wrong(typed);
            setErrorMessage(wrong);
            runs.ask(wrong != null, () -> Optional.ofNullable(wrong != null ? wrong : otherRun(typed)));
        }

        @Override
        protected Control createDialogArea(Composite parent) {
            Control area = super.createDialogArea(parent);
            Text text = getText();
            runs = new LatestAnswer<>(text, found -> setErrorMessage(found.orElse(null)));
            text.setData("id", "run-string-input");
            GridData data = (GridData) text.getLayoutData();
            data.heightHint = 5 * text.getLineHeight();
            data.widthHint = 600;
            for (Control child : ((Composite) area).getChildren()) {
                if (child instanceof Text said && said != text) {
                    // a sentence of two lines is read to its end
                    ((GridData) said.getLayoutData()).heightHint = 3 * said.getLineHeight();
                }
            }
            text.addListener(SWT.DefaultSelection, event -> buttonPressed(IDialogConstants.OK_ID));
            text.addListener(SWT.Traverse, event -> {
                if (event.detail == SWT.TRAVERSE_RETURN && getOkButton().isEnabled()) {
                    event.doit = false;
                    buttonPressed(IDialogConstants.OK_ID);
                }
            });
            return area;
        }
    }
}
