package org.pirqscope.ui.view;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * The line below a table: what there is to say of all rows, and a box that leaves out those which nobody uses. (GTK
 * complains of a tool bar that gets its buttons while it is seen already, as that of a view which is shown for the
 * first time.)
 */
final class UsedOnly {

    private final Label words;

    /** @param id of the box; the words have the id {@code id-words} */
    UsedOnly(Composite box, String id, String tip, Consumer<Boolean> change) {
        Composite line = new Composite(box, SWT.NONE);
        line.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 0;
        layout.marginWidth = 6;
        line.setLayout(layout);
        words = new Label(line, SWT.NONE);
        words.setData("id", id + "-words");
        words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Button only = new Button(line, SWT.CHECK);
        only.setText("Used only");
        only.setToolTipText(tip);
        only.setData("id", id);
        only.addListener(SWT.Selection, event -> change.accept(only.getSelection()));
    }

    /** Shows these words. */
    void say(String text) {
        words.setText(text);
    }
}
