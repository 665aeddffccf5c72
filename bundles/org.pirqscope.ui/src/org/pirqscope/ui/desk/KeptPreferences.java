package org.pirqscope.ui.desk;

import java.io.IOException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.preference.IPreferenceStore;

/** Preferences that are on the disk as soon as they are set: a crash later must not cost them. */
public final class KeptPreferences {

    private KeptPreferences() {}

    /** Writes them now. @param what they are, for the log if they cannot be written */
    public static void save(IPreferenceStore store, String what) {
        try {
            if (store instanceof IPersistentPreferenceStore kept) {
                kept.save();
            }
        } catch (IOException failed) {
            Platform.getLog(KeptPreferences.class).warn(what + " cannot be saved: " + failed.getMessage());
        }
    }
}
