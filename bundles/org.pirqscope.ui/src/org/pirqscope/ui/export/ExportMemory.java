package org.pirqscope.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.preference.IPreferenceStore;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.DraftText;
import org.pirqscope.machine.run.Run;

/** What was exported last, kept over a restart. */
public final class ExportMemory {

    private static final String DRAFT = "export";
    private static final String RUN = "exportRun";
    private static final String FOLDER = "exportFolder";

    private final IPreferenceStore store;

    public ExportMemory(IPreferenceStore store) {
        this.store = store;
    }

    /** The last draft, as far as it fits this run. */
    public Draft draft(Run run) {
        Draft last = DraftText.read(store.getString(DRAFT));
        return store.getString(RUN).equals(run.runString()) ? last : last.elsewhere();
    }

    /** Where the last file was written, if that folder is still there; the user's home else. */
    Path folder() {
        return folder(store.getString(FOLDER), System.getenv("HOME"));
    }

    /** Java takes the home from the list of users; a user who sets HOME means that. */
    static Path folder(String last, String home) {
        return Stream.of(last, home)
                .filter(folder -> folder != null && !folder.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of(System.getProperty("user.home")));
    }

    void keep(Run run, Draft draft) {
        store.setValue(DRAFT, DraftText.of(draft));
        store.setValue(RUN, run.runString());
        save();
    }

    void keepFolder(Path folder) {
        store.setValue(FOLDER, folder.toString());
        save();
    }

    /** Now: nobody else writes these preferences, and a crash later must not cost them. */
    private void save() {
        try {
            if (store instanceof IPersistentPreferenceStore kept) {
                kept.save();
            }
        } catch (IOException failed) {
            Platform.getLog(ExportMemory.class)
                    .warn("The settings of the last export cannot be saved: " + failed.getMessage());
        }
    }
}
