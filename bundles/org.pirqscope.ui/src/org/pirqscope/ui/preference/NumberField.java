package org.pirqscope.ui.preference;

import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.widgets.Composite;

/** A whole number between two others; anything else is refused while it is typed. */
final class NumberField extends IntegerFieldEditor {

    /** @param subject with which the refusal begins */
    NumberField(String key, String label, String subject, int least, int most, Composite parent) {
        super(key, label, parent);
        setValidRange(least, most);
        setErrorMessage("%s is a whole number from %,d to %,d".formatted(subject, least, most));
        getTextControl(parent).setData("id", key);
    }
}
