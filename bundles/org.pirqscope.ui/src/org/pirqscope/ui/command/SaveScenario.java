package org.pirqscope.ui.command;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Saving;

/** Save, and with {@code :as} in plugin.xml Save As. */
public class SaveScenario extends DeskHandler implements IExecutableExtension {

    private boolean elsewhere;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        elsewhere = "as".equals(data);
    }

    @Override
    void run(Desk desk, Shell shell) {
        Saving saving = new Saving(desk);
        if (elsewhere) {
            saving.saveAs();
        } else {
            saving.save();
        }
    }
}
