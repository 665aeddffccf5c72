package org.pirqscope.ui.property;

import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.scenario.CellGroup;
import org.pirqscope.ui.scenario.ScenarioEdits;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;

/** The properties of what is selected in one view, as they are at the current step. */
public final class DeskPropertyPage extends PropertySheetPage {

    private final Desk desk;
    private boolean ofScenario;
    private boolean behind;

    public DeskPropertyPage(Desk desk) {
        this.desk = desk;
        setPropertySourceProvider(this::source);
        setSorter(new PropertySheetSorter() {
            @Override
            public void sort(IPropertySheetEntry[] entries) {
                // they come in the order of the table, or of the file
            }

            @Override
            public int compareCategories(String one, String other) {
                return 0;
            }
        });
    }

    private IPropertySource source(Object object) {
        return switch (object) {
            case EObject live -> new LivePropertySource(desk.items(), live);
            case CellGroup group -> cells(group);
            default -> null;
        };
    }

    private IPropertySource cells(CellGroup group) {
        Optional<CellGroup> now =
                group.now(desk.document(), desk.session().now().run());
        return now.map(shown -> new CellPropertySource(shown.name(), shown.cells(), new ScenarioEdits(desk)))
                .orElse(null);
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        AccessibleNames.name(getControl(), "Properties");
        getControl().setData("id", "properties");
        desk.watch(getControl(), this::told);
        getControl().addListener(SWT.Paint, event -> getControl().getDisplay().asyncExec(this::catchUp));
    }

    private void told(SessionEvent news) {
        behind |= news.kind() != SessionEvent.Kind.MOVED || !ofScenario;
        catchUp();
    }

    /** Nobody sees the page of a view that is not active, and a scenario is the same at each step. */
    private void catchUp() {
        Control control = getControl();
        if (behind && control != null && !control.isDisposed() && control.isVisible()) {
            behind = false;
            refresh();
        }
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        ofScenario = selection instanceof IStructuredSelection rows && rows.getFirstElement() instanceof CellGroup;
        super.selectionChanged(part, selection);
        behind = false;
    }

    /** All that is shown: name and value with a tab between them. */
    ClipboardText copied() {
        StringBuilder out = new StringBuilder();
        if (getControl() instanceof Tree tree) {
            lines(out, tree.getItems());
        }
        return ClipboardText.lines(out.toString());
    }

    private static void lines(StringBuilder out, TreeItem[] items) {
        for (TreeItem item : items) {
            out.append(item.getText(0)).append('\t').append(item.getText(1)).append('\n');
            lines(out, item.getItems());
        }
    }
}
