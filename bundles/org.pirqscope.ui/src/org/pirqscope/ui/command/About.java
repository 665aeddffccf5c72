package org.pirqscope.ui.command;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.pirqscope.ui.desk.Desk;

/** Help &gt; About Pirqscope: which version this is, and of which commit it was built. */
public class About extends DeskHandler {

    /** The header of the bundle's manifest that the build writes. */
    static final String COMMIT = "Git-Commit";

    @Override
    void run(Desk desk, Shell shell) {
        MessageDialog.openInformation(shell, "About Pirqscope", text(FrameworkUtil.getBundle(About.class)));
    }

    private static String text(Bundle bundle) {
        return """
                Pirqscope %s
                Git commit: %s

                %s

                Eclipse SWT %d, %s %s, Java %s
                """.formatted(
                        bundle.getVersion(),
                        commit(bundle.getHeaders().get(COMMIT)),
                        Platform.getProduct().getProperty("aboutText"),
                        SWT.getVersion(),
                        Platform.getOS(),
                        Platform.getOSArch(),
                        Runtime.version());
    }

    /** Outside of a git checkout the build knows none. */
    static String commit(String header) {
        return header == null || header.isBlank() ? "unknown" : header;
    }
}
