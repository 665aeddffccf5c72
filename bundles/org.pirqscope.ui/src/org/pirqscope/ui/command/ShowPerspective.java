package org.pirqscope.ui.command;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Perspective;

/** Shows a perspective; plugin.xml says which: {@code ShowPerspective:EVIDENCE}. */
public class ShowPerspective extends DeskHandler implements IExecutableExtension {

    private Perspective perspective;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        perspective = Perspective.valueOf(String.valueOf(data));
    }

    @Override
    void run(Desk desk, Shell shell) {
        perspective.show();
    }
}
