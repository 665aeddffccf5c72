package org.pirqscope.ui;

import java.nio.file.Path;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.commands.ICommandService;
import org.pirqscope.session.Watch;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.FileDrop;
import org.pirqscope.ui.desk.OutsideChange;
import org.pirqscope.ui.status.MouseTrail;
import org.pirqscope.ui.status.PositionLine;

/** The window: its title, its status line, and files that are dropped on it. */
class StepWindow extends WorkbenchWindowAdvisor {

    private final Desk desk;
    private final Path settings;
    private Watch watch = () -> {};

    /** @param settings the desktop's folder for them */
    StepWindow(IWorkbenchWindowConfigurer configurer, Desk desk, Path settings) {
        super(configurer);
        this.settings = settings;
        this.desk = desk;
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(WindowSize.initial());
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setTitle("Pirqscope");
        window.addEditorAreaTransfer(FileTransfer.getInstance());
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new ActionBarAdvisor(configurer) {
            @Override
            protected void fillStatusLine(IStatusLineManager line) {
                line.add(new PositionLine(desk));
            }
        };
    }

    @Override
    public void postWindowOpen() {
        MouseTrail.in(getWindowConfigurer().getWindow().getShell(), desk);
        new FileDrop(getWindowConfigurer().getWindow().getShell(), desk);
        new OutsideChange(getWindowConfigurer().getWindow().getShell(), desk).watch();
        getWindowConfigurer().getWindow().addPerspectiveListener(new FindingTab());
        new WindowKeeper(settings).start(getWindowConfigurer().getWindow());
        FindingTab.make(getWindowConfigurer().getWindow().getActivePage());
        watch = desk.watchTitle(title -> {
            getWindowConfigurer().setTitle(title);
            ICommandService commands = getWindowConfigurer().getWindow().getService(ICommandService.class);
            commands.refreshElements(IWorkbenchCommandConstants.EDIT_UNDO, null);
            commands.refreshElements(IWorkbenchCommandConstants.EDIT_REDO, null);
        });
    }

    @Override
    public void postWindowClose() {
        watch.close();
    }
}
