package org.pirqscope.ui.command;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;

/** Leaves keys such as Home to text fields while one has the focus; everywhere else they step. */
public final class TextFocus {

    private static final String STEPPING = "org.pirqscope.ui.stepping";

    private final IContextService contexts;
    private IContextActivation active;

    public TextFocus(IWorkbench workbench) {
        contexts = workbench.getService(IContextService.class);
        active = contexts.activateContext(STEPPING);
        workbench.getDisplay().addFilter(SWT.FocusIn, event -> focused(event.widget));
    }

    private void focused(Widget widget) {
        boolean text = widget instanceof Text || widget instanceof Combo || widget instanceof Spinner || widget instanceof StyledText;
        if (text && active != null) {
            contexts.deactivateContext(active);
            active = null;
        } else if (!text && active == null) {
            active = contexts.activateContext(STEPPING);
        }
    }
}
