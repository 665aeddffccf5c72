package org.pirqscope.ui.theme;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.resource.DataFormatException;
import org.eclipse.jface.resource.StringConverter;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;

/** The colours and fonts that the user has chosen in place of the theme's, as the preferences keep them. */
public final class UserLook {

    /** The preference for the font of sentences. */
    public static final String TEXT_FONT = "font.text";
    /** The preference for the font of calls, numbers and words of memory. */
    public static final String FIXED_FONT = "font.fixed";

    private static final String NODE = "org.pirqscope.ui";

    private UserLook() {}

    /** The preference for that colour in the dark or in the light theme. */
    public static String key(Tone tone, boolean dark) {
        return "colour." + (dark ? "dark." : "light.") + tone.name().toLowerCase(Locale.ROOT);
    }

    /** The colour that was chosen, if one was. */
    static Optional<RGB> colour(Tone tone, boolean dark) {
        String text = node().get(key(tone, dark), "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(StringConverter.asRGB(text));
        } catch (DataFormatException damaged) {
            return Optional.empty();
        }
    }

    /** The font that was chosen, if one was. */
    static Optional<FontData[]> font(String key) {
        String text = node().get(key, "");
        FontData[] read = text.isEmpty() ? null : PreferenceConverter.basicGetFontData(text);
        return read == null || read.length == 0 ? Optional.empty() : Optional.of(read);
    }

    /** Hears of another choice, on any thread, until it is closed. */
    static Runnable listen(Runnable changed) {
        IEclipsePreferences.IPreferenceChangeListener listener = event -> {
            if (event.getKey().startsWith("colour.") || event.getKey().startsWith("font.")) {
                changed.run();
            }
        };
        node().addPreferenceChangeListener(listener);
        return () -> node().removePreferenceChangeListener(listener);
    }

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(NODE);
    }
}
