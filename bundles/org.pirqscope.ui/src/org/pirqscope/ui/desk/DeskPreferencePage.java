package org.pirqscope.ui.desk;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** The page of the preferences; the theme is chosen in the Window menu. */
public class DeskPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    public DeskPreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(DeskPreferences.store());
    }

    @Override
    protected void createFieldEditors() {
        check(DeskPreferences.OPEN_LAST, "&Open the last scenario file at start");
        check(DeskPreferences.HIDDEN_LINES, "&Log: show lines that an ordinary build or log level hides");
        check(DeskPreferences.HINTS, "&Hint at the start of a run");
    }

    private void check(String name, String label) {
        addField(new BooleanFieldEditor(name, label, getFieldEditorParent()));
    }
}
