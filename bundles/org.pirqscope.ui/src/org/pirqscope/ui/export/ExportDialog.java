package org.pirqscope.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.FileNameEnd;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.machine.run.Run;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;

/**
 * File &gt; Export Diagram: what, how and where, with a preview that follows; the file is written when the dialog has
 * closed.
 */
public final class ExportDialog extends TitleAreaDialog {

    private static final int COPY = IDialogConstants.CLIENT_ID + 1;

    private final Run run;
    private final Draft first;
    private final ExportMemory memory;
    private final Consumer<String> told;
    private DraftForm form;
    private FileRow file;
    private PreviewPane preview;
    private PreviewMaker previewing;
    private FileNameEnd end;
    private String problem = "";
    private boolean ready;

    /**
     * @param first what is filled in at first
     * @param told hears where the file was written
     */
    public ExportDialog(Shell shell, Run run, Draft first, ExportMemory memory, Consumer<String> told) {
        super(shell);
        this.run = run;
        this.first = first;
        this.memory = memory;
        this.told = told;
        setHelpAvailable(false);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Export Diagram");
    }

    /** JFace takes the band's colour from the system as it was at the start; the theme may be another one by now. */
    @Override
    public void create() {
        setTitleAreaColor(ThemePalette.now(Tone.PANE));
        super.create();
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite box = new Composite(area, SWT.NONE);
        box.setLayout(new GridLayout(2, false));
        box.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        form = new DraftForm(box, run, first, memory.draft(run).passage(), this::changed);
        preview = new PreviewPane(box);
        file = new FileRow(box, memory.folder().resolve(fileName(first.format())), this::judge);
        previewing = new PreviewMaker(box, run, this::show);
        setTitle("Export the sequence diagram of " + run.scenario().name().replace("&", "&&"));
        return area;
    }

    private String fileName(ExportFormat format) {
        String plain = run.scenario().name().replaceAll("[^A-Za-z0-9._-]+", "-");
        return (plain.isEmpty() ? "diagram" : plain.substring(0, Math.min(60, plain.length()))) + "."
                + format.extension();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        SystemLook.keep(createButton(parent, COPY, "Cop&y Text", false)).setData("id", "export-copy");
        SystemLook.keep(createButton(parent, IDialogConstants.OK_ID, "&Export", true))
                .setData("id", "export-ok");
        SystemLook.keep(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false));
        changed();
    }

    private void changed() {
        ready = false;
        previewing.make(form.draft());
        if (!ready) {
            preview.waits();
        }
        judge();
    }

    private void show(PreviewMaker.Made outcome) {
        ready = true;
        problem = outcome.problem();
        preview.show(outcome.preview());
        FileNameEnd next = outcome.preview().nameEnd();
        if (problem.isEmpty() && !next.equals(end)) {
            end = next;
            file.follow(end.extension());
        }
        judge();
    }

    /** One sentence if something is wrong, and buttons that do only what is possible. */
    private void judge() {
        Button export = getButton(IDialogConstants.OK_ID);
        if (export == null) {
            return;
        }
        boolean possible = ready && problem.isEmpty();
        String wrong = problem.isEmpty() ? file.problem() : problem;
        setErrorMessage(wrong.isEmpty() ? null : wrong.replace("&", "&&"));
        String remark = end == null
                ? ""
                : end.remark(file.name()).map(text -> "Note: " + text + ".").orElse("");
        setMessage(
                remark.isEmpty() ? "pirqscope diagram writes the same for the same choice." : remark.replace("&", "&&"),
                remark.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
        export.setEnabled(possible && wrong.isEmpty());
        getButton(COPY).setEnabled(possible);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == COPY) {
            copy();
        } else {
            super.buttonPressed(button);
        }
    }

    /** A picture is copied as text, as the preview shows it. */
    private void copy() {
        Choice choice = form.draft().choice(run);
        try {
            Choice spelt = choice.format().picture() ? choice.withFormat(ExportFormat.TEXT) : choice;
            ClipboardText text = ClipboardText.lines(Preview.text(Export.of(run, spelt)));
            CopyText.copy(getShell().getDisplay(), text.text());
            setMessage("Copied " + text.what() + ".", IMessageProvider.INFORMATION);
            told.accept("Copied " + text.what() + " of the diagram");
            memory.keep(run, form.draft());
        } catch (IOException failed) {
            setErrorMessage(failed.getMessage());
        }
    }

    @Override
    protected void okPressed() {
        Path target = file.file();
        boolean there = Files.exists(target);
        if (there && !replace(target)) {
            return;
        }
        memory.keep(run, form.draft());
        memory.keepFolder(target.getParent());
        new ExportJob(run, form.draft().choice(run), target, there, told).schedule();
        super.okPressed();
    }

    private boolean replace(Path target) {
        return new MessageDialog(
                                getShell(),
                                "Export Diagram",
                                null,
                                target.getFileName() + " exists already. Replace it?",
                                MessageDialog.QUESTION,
                                1,
                                "&Replace",
                                "Cancel")
                        .open()
                == Window.OK;
    }
}
