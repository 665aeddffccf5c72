package org.pirqscope.ui.preference;

import java.util.Locale;
import org.pirqscope.ui.desk.DeskPreferences;

/** Where the user has the sources of what is simulated. */
public class ClonePage extends Page {

    private static final String[] PRODUCTS = {"&Linux", "&QEMU", "&Xen"};

    public ClonePage() {
        super("Your git clones, if you have any.");
    }

    @Override
    protected void createFieldEditors() {
        for (String product : PRODUCTS) {
            addField(new CloneField(
                    DeskPreferences.CLONE + product.replace("&", "").toLowerCase(Locale.ROOT),
                    product + ":",
                    getFieldEditorParent()));
        }
    }
}
