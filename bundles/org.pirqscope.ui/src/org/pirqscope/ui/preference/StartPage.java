package org.pirqscope.ui.preference;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.theme.ThemeChoice;

/** What does not belong to one view: the theme, what is opened at start, what is shown to newcomers. */
public class StartPage extends Page {

    /** The choice itself is kept where the workbench keeps it; this is what the fields show. */
    private static final String THEME = "theme";

    public StartPage() {
        super("");
    }

    @Override
    protected void createFieldEditors() {
        getPreferenceStore().setDefault(THEME, ThemeChoice.SYSTEM.label());
        getPreferenceStore().setValue(THEME, ThemeChoice.remembered().label());
        addField(new RadioGroupFieldEditor(
                THEME,
                "Theme",
                1,
                new String[][] {
                    {"As the &system", ThemeChoice.SYSTEM.label()},
                    {"&Light", ThemeChoice.LIGHT.label()},
                    {"Dar&k", ThemeChoice.DARK.label()}
                },
                getFieldEditorParent(),
                true));
        check(DeskPreferences.COME_BACK, "At start &open what was open last, at the same place");
        check(DeskPreferences.HIDDEN_LINES, "Lo&g: show lines that an ordinary build or log level hides");
        check(DeskPreferences.HINTS, "&Hint at the start of a run");
    }

    private void check(String name, String label) {
        addField(new BooleanFieldEditor(name, label, getFieldEditorParent()));
    }

    @Override
    void taken() {
        ThemeChoice.named(getPreferenceStore().getString(THEME)).apply(PlatformUI.getWorkbench());
    }
}
