package org.pirqscope.ui.preference;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.desk.KeptPreferences;

/** A page of the preferences; what is taken is on the disk at once. */
abstract class Page extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** @param words what the page is about; empty if its fields say it */
    Page(String words) {
        super(GRID);
        if (!words.isEmpty()) {
            setDescription(words);
        }
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(DeskPreferences.store());
    }

    @Override
    public boolean performOk() {
        boolean good = super.performOk();
        if (good) {
            KeptPreferences.save(getPreferenceStore(), "The preferences");
            taken();
        }
        return good;
    }

    /** What has to be done so that the values count at once, beyond what listens to them. */
    void taken() {
        // most views listen
    }
}
