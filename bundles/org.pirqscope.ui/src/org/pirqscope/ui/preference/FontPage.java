package org.pirqscope.ui.preference;

import org.eclipse.jface.preference.FontFieldEditor;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.FontData;
import org.pirqscope.ui.theme.UserLook;

/** The fonts of the views. Menus, tabs and dialogs have the system's. */
public class FontPage extends Page {

    public FontPage() {
        super("Fonts of the views. Menus, tabs and dialogs have those of the system.");
    }

    @Override
    protected void createFieldEditors() {
        font(UserLook.TEXT_FONT, "&Sentences:", JFaceResources.getDefaultFont().getFontData());
        font(
                UserLook.FIXED_FONT,
                "&Calls and numbers:",
                JFaceResources.getTextFont().getFontData());
    }

    private void font(String key, String label, FontData[] usual) {
        PreferenceConverter.setDefault(getPreferenceStore(), key, usual);
        addField(new FontFieldEditor(key, label, "step 326: EVTCHNOP_bind_pirq(55)", getFieldEditorParent()));
    }
}
