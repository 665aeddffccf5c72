package org.pirqscope.ui.preference;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.preference.ColorFieldEditor;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.IWorkbench;
import org.pirqscope.ui.theme.Contrast;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.theme.UserLook;

/** The colours of the marks, of the theme that is shown; each theme has its own. What could not be read is refused. */
public class ColourPage extends Page {

    private static final Map<Tone, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Tone.ACCENT, "The &current step"),
            Map.entry(Tone.SELECTION, "&Ground: row of the current step"),
            Map.entry(Tone.ALARM, "&Stale hits and failures"),
            Map.entry(Tone.ALARM_BACK, "Ground: a s&tale hit"),
            Map.entry(Tone.WARNING, "&Warnings"),
            Map.entry(Tone.CHANGED, "Ground: c&hanged in the current step"),
            Map.entry(Tone.ADDED, "Ground: &added in the current step"),
            Map.entry(Tone.GOING, "Ground: &removed by the next step"),
            Map.entry(Tone.BITS, "Ground: &bits that make the pirq"),
            Map.entry(Tone.DRIVER, "Lane of a &driver"),
            Map.entry(Tone.GUEST, "Lane of the guest &kernel"),
            Map.entry(Tone.QEMU, "Lane of &QEMU"),
            Map.entry(Tone.XEN, "Lane of &Xen")));
    private static final List<Tone> LETTERS =
            List.of(Tone.TEXT, Tone.DIM, Tone.ALARM, Tone.WARNING, Tone.DRIVER, Tone.GUEST, Tone.QEMU, Tone.XEN);
    private static final List<Tone> GROUNDS = List.of(
            Tone.PANE, Tone.HEAD, Tone.SELECTION, Tone.BITS, Tone.ALARM_BACK, Tone.CHANGED, Tone.ADDED, Tone.GOING);

    private final Map<Tone, ColorFieldEditor> fields = new EnumMap<>(Tone.class);

    public ColourPage() {
        super("");
    }

    @Override
    public void init(IWorkbench workbench) {
        super.init(workbench);
        setDescription("Colours of marks in the " + (ThemePalette.dark() ? "dark" : "light")
                + " theme. The other theme has its own.");
    }

    @Override
    protected void createFieldEditors() {
        boolean dark = ThemePalette.dark();
        NAMES.forEach((tone, name) -> {
            String key = UserLook.key(tone, dark);
            PreferenceConverter.setDefault(getPreferenceStore(), key, ThemePalette.ofTheme(tone));
            ColorFieldEditor field = new ColorFieldEditor(key, name, getFieldEditorParent());
            fields.put(tone, field);
            addField(field);
        });
    }

    @Override
    public void propertyChange(PropertyChangeEvent event) {
        super.propertyChange(event);
        checkState();
    }

    @Override
    protected void performDefaults() {
        super.performDefaults();
        checkState();
    }

    /** Refuses colours with which some letters could not be read on some ground. */
    @Override
    protected void checkState() {
        super.checkState();
        Optional<String> poor = unreadable(LETTERS, GROUNDS);
        setErrorMessage(poor.orElse(null));
        setValid(poor.isEmpty() && isValid());
    }

    private Optional<String> unreadable(List<Tone> letters, List<Tone> grounds) {
        for (Tone text : letters) {
            for (Tone ground : grounds) {
                double contrast = Contrast.of(chosen(text), chosen(ground));
                if (contrast < Contrast.READABLE) {
                    return Optional.of("\"%s\" on \"%s\" has a contrast of %.1f; it takes %.1f to be read"
                            .formatted(name(text), name(ground), contrast, Contrast.READABLE));
                }
            }
        }
        return Optional.empty();
    }

    private RGB chosen(Tone tone) {
        ColorFieldEditor field = fields.get(tone);
        return field == null ? ThemePalette.now(tone) : field.getColorSelector().getColorValue();
    }

    private static String name(Tone tone) {
        return NAMES.getOrDefault(tone, tone == Tone.PANE ? "the views" : "text in general")
                .replace("&", "");
    }
}
