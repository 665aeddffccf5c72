package org.pirqscope.ui.command;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;

/**
 * Alt+Left and Alt+Right: to the place where one was before, and back again; plugin.xml says which:
 * {@code TrailHandler:back}.
 */
public class TrailHandler extends DeskHandler implements IExecutableExtension {

    private boolean back;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        back = "back".equals(data);
    }

    @Override
    void run(Desk desk, Shell shell) {
        if (back) {
            desk.trail().back();
        } else {
            desk.trail().forward();
        }
    }
}
