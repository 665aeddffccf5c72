package org.pirqscope.ui.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.file.CrashSafeFile;
import org.pirqscope.ui.desk.FailureMessage;

/** Writes an export in the background; cancelled, it leaves no file. */
final class ExportJob extends Job {

    private final Display display = Display.getCurrent();
    private final Run run;
    private final Choice choice;
    private final Path file;
    private final boolean replace;
    private final Consumer<String> told;

    /** @param told hears where it was written, on the display's thread */
    ExportJob(Run run, Choice choice, Path file, boolean replace, Consumer<String> told) {
        super("Exporting " + file.getFileName());
        this.run = run;
        this.choice = choice;
        this.file = file;
        this.replace = replace;
        this.told = told;
        setUser(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            Export export = Export.of(run, choice);
            new CrashSafeFile(file, replace).write(out -> export.write(new Cancellable(out, monitor)));
            later(() -> told.accept("Exported to " + file.toAbsolutePath()));
        } catch (IOException | RuntimeException failure) {
            tell(failure, monitor);
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private void tell(Exception failure, IProgressMonitor monitor) {
        if (!monitor.isCanceled()) {
            later(() -> new FailureMessage(file.toString(), failure).show());
        }
    }

    private void later(Runnable run) {
        if (!display.isDisposed()) {
            display.asyncExec(run);
        }
    }

    /** A stream that breaks when the user cancels. */
    private static final class Cancellable extends FilterOutputStream {

        private final IProgressMonitor monitor;

        Cancellable(OutputStream out, IProgressMonitor monitor) {
            super(out);
            this.monitor = monitor;
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            if (monitor.isCanceled()) {
                throw new InterruptedIOException("cancelled");
            }
            out.write(bytes, start, length);
        }
    }
}
