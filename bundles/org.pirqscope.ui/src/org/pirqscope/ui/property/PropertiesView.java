package org.pirqscope.ui.property;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IPage;
import org.eclipse.ui.part.PageBook;
import org.eclipse.ui.views.properties.PropertySheet;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;

/** The properties of what is selected: of an object of the moment to be read, of the scenario to be edited. */
public class PropertiesView extends PropertySheet {

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        getSite()
                .getService(IHandlerService.class)
                .activateHandler(IWorkbenchCommandConstants.EDIT_COPY, new AbstractHandler() {
                    @Override
                    public Object execute(ExecutionEvent event) {
                        copy();
                        return null;
                    }
                });
    }

    private void copy() {
        if (getCurrentPage() instanceof DeskPropertyPage page) {
            ClipboardText copied = page.copied();
            CopyText.copy(page.getControl().getDisplay(), copied.text());
            desk().tell("Copied " + copied.what() + " of " + getPartName());
        }
    }

    private Desk desk() {
        return getSite().getService(Desk.class);
    }

    @Override
    protected IPage createDefaultPage(PageBook book) {
        DeskPropertyPage page = new DeskPropertyPage(desk());
        initPage(page);
        page.createControl(book);
        return page;
    }
}
