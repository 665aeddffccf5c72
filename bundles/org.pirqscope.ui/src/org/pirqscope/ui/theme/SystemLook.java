package org.pirqscope.ui.theme;

import org.eclipse.swt.widgets.Control;

/** Who draws a control: the system's theme, light or dark as the workbench is, or the workbench's style sheet. */
public final class SystemLook {

    private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled";

    private SystemLook() {}

    /**
     * Keeps the style sheets of the workbench away from a new control. They give a dark field its colours whether it
     * can be used or not; the system dims one that cannot.
     */
    public static <C extends Control> C keep(C control) {
        control.setData(UNSTYLED, Boolean.TRUE);
        return control;
    }
}
