package org.pirqscope.ui.explore;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.pirqscope.search.Exploration.Failure;

/** A failing run that can be opened, and why it fails. It takes no room while there is none. */
final class FailureLink {

    private final Link link;

    FailureLink(Composite parent, String id, Runnable open) {
        link = new Link(parent, SWT.WRAP);
        link.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = 100;
        link.setLayoutData(data);
        link.addListener(SWT.Selection, event -> open.run());
        show("", null, "");
    }

    /** A failure of null hides the link. */
    void show(String name, Failure failure, String cause) {
        ((GridData) link.getLayoutData()).exclude = failure == null;
        link.setVisible(failure != null);
        if (failure != null) {
            link.setText("<a>" + name + "</a>: " + Count.of(failure.steps(), "move", "moves") + ", "
                    + Count.of(failure.switches(), "switch", "switches") + ". " + cause.replace("&", "&&"));
        }
    }
}
