package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;
import org.pirqscope.report.file.CrashSafeFile;
import org.pirqscope.session.SessionEvent;

/**
 * Keeps what is open on the disk while it is worked on: what is saved at once, a change or a step a few seconds later.
 * The file is there as a whole or not at all, whenever the process is killed.
 */
public final class DeskKeeper {

    private static final int PERIOD = 4_000;

    private final Desk desk;
    private final Path file;
    private DeskState kept;

    /** Keeps it among the settings of this desktop. */
    public DeskKeeper(Desk desk) {
        this(
                desk,
                Path.of(Platform.getStateLocation(FrameworkUtil.getBundle(DeskKeeper.class))
                                .toOSString())
                        .resolve("desk"));
    }

    DeskKeeper(Desk desk, Path file) {
        this.desk = desk;
        this.file = file;
    }

    /** What was open when the desktop ended; nothing if that cannot be read. */
    public Optional<DeskState> last() {
        try {
            return Files.exists(file) ? DeskState.read(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** From now on looks every few seconds whether there is something to keep. */
    public void start(Display display) {
        desk.session().watch(news -> {
            if (news.kind() == SessionEvent.Kind.SAVED) {
                keep(DeskState.of(desk));
            }
        });
        kept = DeskState.of(desk);
        again(display);
    }

    private void again(Display display) {
        display.timerExec(PERIOD, () -> {
            DeskState now = DeskState.of(desk);
            if (!now.equals(kept)) {
                kept = now;
                IJobFunction writing = monitor -> {
                    write(now);
                    return Status.OK_STATUS;
                };
                Job.createSystem("Keeping what is open", writing).schedule();
            }
            again(display);
        });
    }

    /** The desktop ends: changes that are not saved by now are not wanted. */
    public void end() {
        keep(DeskState.of(desk).withoutChanges());
    }

    private void keep(DeskState now) {
        kept = now;
        write(now);
    }

    private synchronized void write(DeskState state) {
        if (state != kept) {
            return; // a later one is on its way, or there already
        }
        try {
            byte[] text = state.text().getBytes(StandardCharsets.UTF_8);
            new CrashSafeFile(file, true).write(out -> out.write(text));
        } catch (IOException failed) {
            Platform.getLog(DeskKeeper.class).warn("What is open cannot be kept: " + failed.getMessage());
        }
    }
}
