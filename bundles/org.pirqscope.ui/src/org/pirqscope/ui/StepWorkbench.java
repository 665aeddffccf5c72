package org.pirqscope.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.Saving;
import org.pirqscope.ui.theme.ThemeChoice;
import org.pirqscope.ui.widget.TextFocus;
import org.pirqscope.ui.widget.WrittenName;

/** The workbench: owns the desk, and gives it to the parts through the workbench's services. */
public class StepWorkbench extends WorkbenchAdvisor {

    private final Desk desk;
    private final Workspace workspace;
    private final Optional<String> named;

    StepWorkbench(Optional<String> named, Workspace workspace) {
        this.named = named;
        this.workspace = workspace;
        this.desk = new Desk(workspace.program());
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        WrittenName.giveAll(configurer.getWorkbench().getDisplay());
    }

    @Override
    public void preStartup() {
        PlatformUI.getWorkbench().getService(IEclipseContext.class).set(Desk.class, desk);
        // before the tool bar is made: a tool tip names the key that is bound then
        new TextFocus(PlatformUI.getWorkbench());
    }

    @Override
    public void postStartup() {
        ThemeChoice.followSystem(PlatformUI.getWorkbench());
        if (!workspace.notice().isEmpty()) {
            desk.tell(workspace.notice());
        }
        named.or(() -> desk.lastFile().map(Path::toString)).ifPresent(word -> new Opening(desk).named(word));
    }

    @Override
    public boolean preShutdown() {
        return new Saving(desk).settle();
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return StepPerspective.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new StepWindow(configurer, desk);
    }
}
