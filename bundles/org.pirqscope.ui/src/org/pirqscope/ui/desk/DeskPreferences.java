package org.pirqscope.ui.desk;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What the user may choose, and what it is before. */
public class DeskPreferences extends AbstractPreferenceInitializer {

    /** Whether the last file is opened again at the next start. */
    public static final String OPEN_LAST = "openLast";
    /** Whether the log shows lines that an ordinary build hides. */
    public static final String HIDDEN_LINES = "hiddenLines";
    /** Whether the hint for the first steps is shown at the start of a run. */
    public static final String HINTS = "hints";

    private static final String NODE = "org.pirqscope.ui";

    /** The preferences of this user. */
    public static IPreferenceStore store() {
        return new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);
    }

    @Override
    public void initializeDefaultPreferences() {
        var defaults = DefaultScope.INSTANCE.getNode(NODE);
        defaults.putBoolean(OPEN_LAST, false);
        defaults.putBoolean(HIDDEN_LINES, true);
        defaults.putBoolean(HINTS, true);
    }
}
