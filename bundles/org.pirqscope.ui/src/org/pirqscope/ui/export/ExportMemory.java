package org.pirqscope.ui.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jface.preference.IPreferenceStore;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.DraftText;
import org.pirqscope.diagram.export.ExportStyle;
import org.pirqscope.machine.run.Run;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.desk.KeptPreferences;

/** What was exported last, kept over a restart. */
public record ExportMemory(IPreferenceStore store) {

    private static final String DRAFT = "export";
    private static final String RUN = "exportRun";
    private static final String FOLDER = "exportFolder";

    /** The last draft, as far as it fits this run. */
    public Draft draft(Run run) {
        Draft last = last();
        return store.getString(RUN).equals(run.runString()) ? last : last.elsewhere();
    }

    private Draft last() {
        String text = store.getString(DRAFT);
        return text.isEmpty() ? Draft.MAIL.withStyle(DeskPreferences.mailStyle(store)) : DraftText.read(text);
    }

    /** The next text has the width and the place of the preferences, whatever the last one had. */
    public void restyle() {
        ExportStyle usual = DeskPreferences.mailStyle(store);
        Draft last = last();
        store.setValue(DRAFT, DraftText.of(last.withStyle(last.style().withText(usual.width(), usual.preset()))));
        KeptPreferences.save(store, "The settings of the last export");
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
        KeptPreferences.save(store, "The settings of the last export");
    }

    void keepFolder(Path folder) {
        store.setValue(FOLDER, folder.toString());
        KeptPreferences.save(store, "The settings of the last export");
    }
}
