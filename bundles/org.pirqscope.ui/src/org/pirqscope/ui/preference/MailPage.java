package org.pirqscope.ui.preference;

import java.util.stream.Stream;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.export.ExportMemory;

/** How texts for mails look that nobody chooses a look for: Copy as Mail, and what the export dialog begins with. */
public class MailPage extends Page {

    private static final int WIDEST = 1000;

    public MailPage() {
        super("Texts for mails: Copy as Mail, and what the export dialog begins with.");
    }

    @Override
    protected void createFieldEditors() {
        addField(new NumberField(
                DeskPreferences.MAIL_WIDTH,
                "&Width, in columns:",
                "The width",
                MailOptions.LEAST,
                WIDEST,
                getFieldEditorParent()));
        addField(new ComboFieldEditor(
                DeskPreferences.MAIL_PRESET,
                "&Preset:",
                Stream.of(Preset.values())
                        .map(each -> new String[] {each.label(), each.id()})
                        .toArray(String[][]::new),
                getFieldEditorParent()));
    }

    @Override
    void taken() {
        new ExportMemory(getPreferenceStore()).restyle();
    }
}
