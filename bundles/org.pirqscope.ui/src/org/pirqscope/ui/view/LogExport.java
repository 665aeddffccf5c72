package org.pirqscope.ui.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.report.file.CrashSafeFile;
import org.pirqscope.ui.desk.FailureMessage;

/** A button that asks for a file and has it written in the background; the end of its name is the format. */
final class LogExport extends Action {

    private final Shell shell;
    private final String name;
    private final List<String> ends;
    private final Consumer<Path> write;

    /**
     * @param name that is proposed, without its end
     * @param ends of names, {@code svg}; the first is proposed
     * @param write begins to write it
     */
    LogExport(Shell shell, String name, List<String> ends, Consumer<Path> write) {
        super("Export \u2026");
        this.shell = shell;
        this.name = name;
        this.ends = ends;
        this.write = write;
        setToolTipText("Writes it into a file: " + String.join(", ", ends));
    }

    @Override
    public void run() {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Export");
        dialog.setFilterExtensions(ends.stream().map(end -> "*." + end).toArray(String[]::new));
        dialog.setFileName(name + "." + ends.getFirst());
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            write.accept(Path.of(file));
        }
    }

    /** The end of a file's name, the first of those that are known for any other. */
    static String end(Path file, List<String> ends) {
        String last = file.getFileName().toString();
        String end = last.substring(last.lastIndexOf('.') + 1);
        return ends.contains(end) ? end : ends.getFirst();
    }

    /** Writes a file in a job; one that is there is replaced. @param told hears where it is */
    static void write(Path file, CrashSafeFile.Content content, Consumer<String> told) {
        Display display = Display.getCurrent();
        Job job = new Job("Exporting " + file.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    new CrashSafeFile(file, Files.exists(file)).write(content);
                    display.asyncExec(() -> told.accept("Exported to " + file.toAbsolutePath()));
                } catch (IOException | RuntimeException failure) {
                    display.asyncExec(() -> new FailureMessage(file.toString(), failure).show());
                }
                return Status.OK_STATUS;
            }
        };
        job.setUser(true);
        job.schedule();
    }
}
