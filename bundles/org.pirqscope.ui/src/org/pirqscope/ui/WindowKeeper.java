package org.pirqscope.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.IHandlerService;
import org.pirqscope.report.file.CrashSafeFile;

/**
 * Keeps the window's place and its views on the disk while they are used. The workbench writes them over what was there
 * before; of what it has written as a whole a copy is kept, and taken where the desktop was killed in between.
 */
public final class WindowKeeper {

    private static final int PERIOD = 4_000;
    private static final String PERSIST = "org.eclipse.ui.persistWorkbenchState";
    private static final String WRITTEN = ".metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi";
    private static final String COPY = ".metadata/.plugins/org.pirqscope.ui/workbench.xmi";
    private static final String END = "</application:Application>";

    private final Path folder;
    private boolean touched;

    /** @param folder the desktop's settings */
    public WindowKeeper(Path folder) {
        this.folder = folder;
    }

    /** Before the workbench reads what it wrote: half a file is replaced by the copy of the last whole one. */
    public void repair() {
        Path written = folder.resolve(WRITTEN);
        try {
            if (Files.exists(written) && !whole(Files.readAllBytes(written)) && Files.exists(folder.resolve(COPY))) {
                byte[] copy = Files.readAllBytes(folder.resolve(COPY));
                new CrashSafeFile(written, true).write(out -> out.write(copy));
            }
        } catch (IOException unreadable) {
            Platform.getLog(WindowKeeper.class)
                    .warn("The layout of the window cannot be repaired: " + unreadable.getMessage());
        }
    }

    private static boolean whole(byte[] written) {
        return new String(written, StandardCharsets.UTF_8).stripTrailing().endsWith(END);
    }

    /** From now on keeps what has changed every few seconds. */
    void start(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        Listener touch = event -> touched = true;
        shell.addListener(SWT.Resize, touch);
        shell.addListener(SWT.Move, touch);
        shell.getDisplay().addFilter(SWT.MouseUp, touch);
        window.getPartService().addPartListener(new AnyPartChange(() -> touched = true));
        again(shell.getDisplay(), window);
    }

    private void again(Display display, IWorkbenchWindow window) {
        display.timerExec(PERIOD, () -> {
            if (window.getShell() == null || window.getShell().isDisposed()) {
                return;
            }
            IJobFunction copying = monitor -> {
                copy();
                return Status.OK_STATUS;
            };
            Job.createSystem("Keeping the layout", copying).schedule();
            if (touched) {
                touched = false;
                persist(window);
            }
            again(display, window);
        });
    }

    private static void persist(IWorkbenchWindow window) {
        try {
            window.getService(IHandlerService.class).executeCommand(PERSIST, null);
        } catch (CommandException failed) {
            Platform.getLog(WindowKeeper.class).warn("The layout of the window cannot be kept: " + failed.getMessage());
        }
    }

    private synchronized void copy() {
        Path written = folder.resolve(WRITTEN);
        Path copy = folder.resolve(COPY);
        try {
            if (!Files.exists(written)
                    || Files.exists(copy)
                            && Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(written)) >= 0) {
                return;
            }
            byte[] found = Files.readAllBytes(written);
            if (whole(found) && !(Files.exists(copy) && Arrays.equals(found, Files.readAllBytes(copy)))) {
                Files.createDirectories(copy.getParent());
                new CrashSafeFile(copy, true).write(out -> out.write(found));
            }
        } catch (IOException failed) {
            Platform.getLog(WindowKeeper.class)
                    .warn("The layout of the window cannot be copied: " + failed.getMessage());
        }
    }
}
