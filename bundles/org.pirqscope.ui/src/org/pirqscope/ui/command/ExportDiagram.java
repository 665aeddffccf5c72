package org.pirqscope.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.pirqscope.machine.scenario.Run;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.export.ExportDialog;
import org.pirqscope.ui.export.ExportMemory;

/** File &gt; Export Diagram: as it was exported last. */
public class ExportDiagram extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        Run run = desk.session().now().run();
        ExportMemory memory = new ExportMemory(desk.preferences());
        new ExportDialog(shell, run, memory.draft(run), memory).open();
    }
}
