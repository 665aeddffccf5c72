package org.pirqscope.ui;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.ui.desk.Desk;

/** The desktop. */
public class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        // charts are painted into images; AWT must never open a window of its own
        System.setProperty("java.awt.headless", "true");
        Display.setAppName("Pirqscope");
        Display display;
        try {
            display = PlatformUI.createDisplay();
        } catch (SWTError | UnsatisfiedLinkError unopened) {
            return walk(named(context).orElse(Desk.FIRST));
        }
        try {
            Workspace workspace = Workspace.take();
            if (!workspace.notice().isEmpty()) {
                System.err.println("pirqscope: " + workspace.notice());
            }
            new WindowKeeper(workspace.settings()).repair();
            int code = PlatformUI.createAndRunWorkbench(display, new StepWorkbench(named(context), workspace));
            return code == PlatformUI.RETURN_RESTART ? IApplication.EXIT_RESTART : IApplication.EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** Instead of the window: the same walk in the terminal. */
    private static Integer walk(String scenario) {
        Environment environment = Environment.ofProcess();
        System.err.println("pirqscope: note: the display cannot be opened, so here is the run in the terminal");
        return Main.run(new String[] {"run", scenario, "--walk"}, System.out, System.err, environment);
    }

    private static Optional<String> named(IApplicationContext context) {
        Object arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return arguments instanceof String[] words ? named(words) : Optional.empty();
    }

    /** The first word that is neither an option nor the value of one. */
    static Optional<String> named(String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("-")) {
                i++;
            } else {
                return Optional.of(words[i]);
            }
        }
        return Optional.empty();
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }
}
