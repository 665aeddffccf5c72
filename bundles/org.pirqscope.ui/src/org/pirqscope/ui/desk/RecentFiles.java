package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.preference.IPreferenceStore;

/** The files that were opened or saved last, newest first, kept over a restart. */
public final class RecentFiles {

    private static final int LONGEST = 9;
    private static final String KEY = "recent";

    private final IPreferenceStore store;

    RecentFiles(IPreferenceStore store) {
        this.store = store;
    }

    /** All of them that a menu shows. */
    public List<Path> all() {
        return store.getString(KEY)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Path::of)
                .toList();
    }

    /** Puts the file in front. */
    void add(Path file) {
        List<Path> files = new ArrayList<>(all());
        files.remove(file);
        files.add(0, file);
        keep(files);
    }

    private void keep(List<Path> files) {
        List<String> lines = files.stream()
                .limit(LONGEST)
                .map(Path::toString)
                .filter(name -> name.indexOf('\n') < 0)
                .toList();
        store.setValue(KEY, String.join("\n", lines));
        KeptPreferences.save(store, "The recent files");
    }
}
