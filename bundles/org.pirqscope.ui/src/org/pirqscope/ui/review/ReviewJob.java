package org.pirqscope.ui.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.pirqscope.cli.review.ReviewAnswer;
import org.pirqscope.cli.review.ReviewedText;
import org.pirqscope.evidence.patch.PatchException;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.ui.explore.Effort;

/** Reads a patch, and explores a scenario without it and with it. A cancel leaves the verdicts undecided. */
public final class ReviewJob extends Job {

    private static final long LARGEST = 64L << 20;

    private final Path file;
    private final Scenario scenario;
    private final Effort effort;
    private final Consumer<ReviewState> told;

    /** @param told hears each state, on the job's thread; none after a cancel before the patch was read */
    public ReviewJob(Path file, Scenario scenario, Effort effort, Consumer<ReviewState> told) {
        super("Reviewing " + file.getFileName());
        this.file = file;
        this.scenario = scenario;
        this.effort = effort;
        this.told = told;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            review(monitor);
        } catch (PatchException refused) {
            told.accept(ReviewState.saying(refused.getMessage()));
        } catch (NoSuchFileException gone) {
            told.accept(ReviewState.saying(file + ": there is no such file"));
        } catch (IOException unread) {
            told.accept(ReviewState.saying(file + ": cannot be read: " + unread.getMessage()));
        } catch (RuntimeException broken) {
            Platform.getLog(ReviewJob.class).error(getName(), broken);
            told.accept(ReviewState.saying("The review failed: a fault in Pirqscope; see the error log."));
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private void review(IProgressMonitor monitor) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it has more than %d MB".formatted(LARGEST >> 20));
        }
        ReviewedText text = ReviewedText.of(file.getFileName().toString(), Files.readAllBytes(file));
        List<ReviewedHunk> hunks = ReviewedHunk.of(text);
        told.accept(new ReviewState(
                hunks,
                java.util.Optional.empty(),
                "Exploring " + scenario.name() + " without the patch and with it \u2026"));
        ReviewAnswer answer = ReviewAnswer.of(
                text,
                scenario,
                effort.options(monitor::isCanceled),
                (states, transitions, depth, frontier, bytes) -> monitor.subTask("%,d states".formatted(states)));
        told.accept(ReviewState.of(hunks, answer));
    }
}
