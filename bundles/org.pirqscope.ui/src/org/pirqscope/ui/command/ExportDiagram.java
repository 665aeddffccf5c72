package org.pirqscope.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.machine.run.Run;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.export.ExportDialog;
import org.pirqscope.ui.export.ExportMemory;
import org.pirqscope.ui.view.DiagramView;

/** File &gt; Export Diagram: as it was exported last, or what is selected in the diagram. */
public class ExportDiagram extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        IWorkbenchPage page =
                PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        if (page.findView(DiagramView.ID) instanceof DiagramView view) {
            view.export();
            return;
        }
        Run run = desk.session().now().run();
        ExportMemory memory = new ExportMemory(desk.preferences());
        Draft draft = memory.draft(run)
                .withRemarks(desk.odds().remarks())
                .withNotes(StepRemark.of(desk.bookmarks().placed()));
        new ExportDialog(shell, run, draft, memory, desk::tell).open();
    }
}
