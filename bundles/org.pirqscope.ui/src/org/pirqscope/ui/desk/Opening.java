package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.session.Moment;

/** Opening scenarios: reading and running happens in a job, the result is shown in the user interface's thread. */
public final class Opening {

    private static final long LARGEST = 64L << 20;

    private final Desk desk;

    public Opening(Desk desk) {
        this.desk = desk;
    }

    /** Opens a scenario file, or makes a scenario from a text of lspci. */
    public void file(Path file) {
        Versions versions = desk.scenario().versions();
        later("Opening " + file.getFileName(), file.toString(), () -> {
            ScenarioSource source = ScenarioSource.read(file, text(file), versions);
            Moment moment = Moment.startOf(source.document().saved());
            return () -> {
                desk.open(source.document(), moment);
                tell(file, source.notes());
            };
        });
    }

    /** Opens a scenario that has no file. */
    public void unnamed(Scenario scenario) {
        later("Running " + scenario.name(), scenario.name(), () -> {
            Moment moment = Moment.startOf(scenario);
            return () -> desk.open(Document.unnamed(scenario), moment);
        });
    }

    /** Shows another moment of the same document, made elsewhere because it may take long. */
    public void moment(String title, Callable<Moment> maker) {
        later(title, title, () -> {
            Moment moment = maker.call();
            return () -> desk.session().show(moment);
        });
    }

    private static void tell(Path file, List<String> notes) {
        if (!notes.isEmpty()) {
            MessageDialog.openInformation(PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(), "Pirqscope",
                    file.getFileName() + "\n\n" + String.join("\n", notes));
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("has " + (Files.size(file) >> 20) + " MB; a scenario has at most " + (LARGEST >> 20));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private void later(String title, String subject, Callable<Runnable> work) {
        Display display = Display.getCurrent();
        Job job = new Job(title) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return attempt(display, subject, work, monitor);
            }
        };
        job.setUser(true);
        job.schedule();
    }

    private IStatus attempt(Display display, String subject, Callable<Runnable> work, IProgressMonitor monitor) {
        monitor.beginTask(subject, IProgressMonitor.UNKNOWN);
        Runnable finish;
        try {
            finish = work.call();
        } catch (Exception failure) {
            finish = () -> new Trouble(subject, failure).show();
        }
        if (monitor.isCanceled() || display.isDisposed()) {
            return Status.CANCEL_STATUS;
        }
        display.asyncExec(finish);
        return Status.OK_STATUS;
    }
}
