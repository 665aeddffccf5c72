package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadLines;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.evidence.read.TextSource;

/**
 * Reads logs in the background. What is open stays so until all is read, also where the reading is cancelled; a file
 * that is a scenario, or lists devices and nothing else, is opened as such.
 */
final class LogReading extends Job {

    private static final Set<SourceFormat> DEVICES = EnumSet.of(SourceFormat.LSPCI, SourceFormat.MAIL);
    private static final Pattern SCENARIO = Pattern.compile("(?m)^(controllers|versions|name):");
    private static final int HEAD = 1 << 16;

    private final Display display = Display.getCurrent();
    private final Desk desk;
    private final List<Path> files;
    private final List<Path> gone = new ArrayList<>();
    private final boolean again;

    /** @param again whether they were open before: they are shown where they were, and what is wrong is said there */
    LogReading(Desk desk, List<Path> files, boolean again) {
        super("Reading " + (files.size() == 1 ? files.getFirst().getFileName() : files.size() + " files"));
        this.desk = desk;
        this.files = files;
        this.again = again;
        setUser(!again);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            List<TextSource> sources = sources();
            monitor.beginTask("", Math.max(1, kibibytes(sources)));
            Evidence evidence = EvidenceReader.readLines(sources, new Progress(monitor));
            if (!monitor.isCanceled()) {
                read(evidence, monitor);
            }
        } catch (EvidenceException | IOException failed) {
            later(() -> failed(failed));
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private List<TextSource> sources() throws IOException {
        List<TextSource> sources = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                sources.addAll(TextSource.at(file));
            } else {
                gone.add(file);
            }
        }
        return sources;
    }

    private static int kibibytes(List<TextSource> sources) throws IOException {
        long bytes = 0;
        for (TextSource source : sources) {
            bytes += Files.size(Path.of(source.name()));
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes >> 10);
    }

    private void read(Evidence evidence, IProgressMonitor monitor) {
        Set<SourceFormat> formats =
                evidence.sources().stream().map(SourceCount::format).collect(Collectors.toSet());
        if (!again && oneFile() && DEVICES.containsAll(formats) && formats.contains(SourceFormat.LSPCI)) {
            later(() -> new Opening(desk).file(files.getFirst()));
            return;
        }
        monitor.subTask("What follows from it");
        ReadLogs logs = ReadLogs.of(files, evidence);
        if (!monitor.isCanceled()) {
            later(() -> show(logs));
        }
    }

    private boolean oneFile() {
        return files.size() == 1 && Files.isRegularFile(files.getFirst());
    }

    private void show(ReadLogs logs) {
        desk.logs().open(logs, remark(logs.evidence()));
        if (!again) {
            files.forEach(desk.recent()::add);
            Perspective.EVIDENCE.show();
        }
    }

    private String remark(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        if (!gone.isEmpty()) {
            parts.add(missing());
        }
        parts.addAll(evidence.notes());
        if (evidence.dropped() > 0) {
            parts.add("%,d facts beyond the first %,d are counted as read and not kept"
                    .formatted(evidence.dropped(), evidence.facts().size()));
        }
        if (evidence.lines().beyond() > 0) {
            parts.add("%,d lines beyond the first %d MiB are counted and not shown"
                    .formatted(evidence.lines().beyond(), ReadLines.MOST_BYTES >> 20));
        }
        return String.join("; ", parts);
    }

    private String missing() {
        return gone.stream().map(Path::toString).collect(Collectors.joining(", "))
                + (gone.size() == 1 ? " is gone" : " are gone");
    }

    private void failed(Exception failure) {
        if (again) {
            desk.logs().close((gone.isEmpty() ? failure.getMessage() : missing()) + ".");
        } else if (oneFile() && scenario(files.getFirst())) {
            new Opening(desk).file(files.getFirst());
        } else {
            new FailureMessage(files.stream().map(Path::toString).limit(3).collect(Collectors.joining(", ")), failure)
                    .show();
        }
    }

    /** Whether a text that is no log begins as a scenario does. */
    private static boolean scenario(Path file) {
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return SCENARIO.matcher(head).find();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void later(Runnable deed) {
        if (!display.isDisposed()) {
            display.asyncExec(deed);
        }
    }

    /** Says how far it is, and whether to go on. */
    private static final class Progress implements ReadingProgress {

        private final IProgressMonitor monitor;
        private String text = "";
        private long before;

        Progress(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public boolean at(String name, long bytes) {
            if (!name.equals(text)) {
                text = name;
                before = 0;
                monitor.subTask(Path.of(name).getFileName().toString());
            }
            monitor.worked((int) (bytes - before >> 10));
            before = bytes;
            return !monitor.isCanceled();
        }
    }
}
