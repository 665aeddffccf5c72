package org.pirqscope.ui;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;

/** Makes the Findings view before it is first shown: its tab counts from the start. */
final class FindingTab extends PerspectiveAdapter {

    private static final String VIEW = "org.pirqscope.ui.findings";

    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        make(page);
    }

    @Override
    public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
        if (IWorkbenchPage.CHANGE_RESET_COMPLETE.equals(change)) {
            make(page);
        }
    }

    static void make(IWorkbenchPage page) {
        IViewReference findings = page == null ? null : page.findViewReference(VIEW);
        if (findings != null) {
            findings.getView(true);
        }
    }
}
