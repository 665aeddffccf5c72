package org.pirqscope.ui.export;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.preference.IPreferenceStore;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.DraftText;
import org.pirqscope.machine.scenario.Run;

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
        String folder = store.getString(FOLDER);
        boolean there = !folder.isEmpty() && Files.isDirectory(Path.of(folder));
        return Path.of(there ? folder : System.getProperty("user.home"));
    }

    void keep(Run run, Draft draft) {
        store.setValue(DRAFT, DraftText.of(draft));
        store.setValue(RUN, run.runString());
    }

    void keepFolder(Path folder) {
        store.setValue(FOLDER, folder.toString());
    }
}
