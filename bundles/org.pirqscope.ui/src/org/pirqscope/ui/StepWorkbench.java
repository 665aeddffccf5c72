package org.pirqscope.ui;

import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.DeskKeeper;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.Saving;
import org.pirqscope.ui.theme.ThemeChoice;
import org.pirqscope.ui.welcome.WelcomeView;
import org.pirqscope.ui.widget.TextFocus;
import org.pirqscope.ui.widget.WrittenName;

/** The workbench: owns the desk, and gives it to the parts through the workbench's services. */
public class StepWorkbench extends WorkbenchAdvisor {

    private final Desk desk;
    private final Workspace workspace;
    private final Optional<String> named;
    private DeskKeeper keeper;

    StepWorkbench(Optional<String> named, Workspace workspace) {
        this.named = named;
        this.workspace = workspace;
        this.desk = new Desk(workspace.program());
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        keeper = new DeskKeeper(desk);
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
        if (named.isPresent()) {
            new Opening(desk).named(named.get());
        } else if (desk.preferences().getBoolean(DeskPreferences.COME_BACK)) {
            keeper.last().ifPresent(new Opening(desk)::restore);
        }
        if (desk.preferences().getBoolean(DeskPreferences.COME_BACK)) {
            new Opening(desk).logsAgain();
        }
        if (named.isEmpty() && keeper.last().isEmpty()) {
            welcome();
        }
        keeper.start(PlatformUI.getWorkbench().getDisplay());
    }

    /** To who has not been here before. */
    private static void welcome() {
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(WelcomeView.ID);
        } catch (PartInitException failure) {
            Platform.getLog(StepWorkbench.class).error(failure.getMessage(), failure);
        }
    }

    @Override
    public boolean preShutdown() {
        boolean settled = new Saving(desk).settle();
        if (settled) {
            keeper.end();
        }
        return settled;
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return StepPerspective.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new StepWindow(configurer, desk, workspace.settings());
    }
}
