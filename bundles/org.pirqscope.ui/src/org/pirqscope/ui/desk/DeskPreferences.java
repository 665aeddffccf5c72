package org.pirqscope.ui.desk;

import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.pirqscope.diagram.export.ExportStyle;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.explore.Limits;

/** What the user may choose, and what it is before. */
public class DeskPreferences extends AbstractPreferenceInitializer {

    /** Whether a start opens what was open when the desktop ended. */
    public static final String COME_BACK = "comeBack";
    /** Whether the log shows lines that an ordinary build hides. */
    public static final String HIDDEN_LINES = "hiddenLines";
    /** Whether the hint for the first steps is shown at the start of a run. */
    public static final String HINTS = "hints";

    /** Whether the share of orders that fail is counted and shown along each run. */
    public static final String ODDS = "odds";

    /** How wide a text for a mail is. */
    public static final String MAIL_WIDTH = "mail.width";
    /** Where a text for a mail is going to be pasted: a {@link Preset}. */
    public static final String MAIL_PRESET = "mail.preset";
    /** How many threads a search has. */
    public static final String THREADS = "explore.threads";
    /** How many megabytes the states of a search may take. */
    public static final String MEGABYTES = "explore.megabytes";
    /** The user's git clones, each after its product: {@code clone.linux}. */
    public static final String CLONE = "clone.";

    private static final String NODE = "org.pirqscope.ui";

    /** The preferences of this user. */
    public static IPreferenceStore store() {
        return new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);
    }

    @Override
    public void initializeDefaultPreferences() {
        var defaults = DefaultScope.INSTANCE.getNode(NODE);
        defaults.putBoolean(COME_BACK, true);
        defaults.putBoolean(HIDDEN_LINES, true);
        defaults.putBoolean(HINTS, true);
        defaults.put(MAIL_WIDTH, ExportStyle.USUAL.width());
        defaults.put(MAIL_PRESET, ExportStyle.USUAL.preset().id());
        defaults.putInt(THREADS, mostThreads());
        defaults.putInt(MEGABYTES, mostMegabytes());
    }

    /** One for each processor. */
    public static int mostThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** What the desktop itself leaves. */
    public static int mostMegabytes() {
        return (int) (Limits.ofHeap().bytes() >> 20);
    }

    /** How a text for a mail looks that nobody has chosen a look for. */
    public static ExportStyle mailStyle(IPreferenceStore store) {
        Preset preset = Stream.of(Preset.values())
                .filter(each -> each.id().equals(store.getString(MAIL_PRESET)))
                .findFirst()
                .orElse(ExportStyle.USUAL.preset());
        return ExportStyle.USUAL.withText(store.getString(MAIL_WIDTH), preset);
    }
}
