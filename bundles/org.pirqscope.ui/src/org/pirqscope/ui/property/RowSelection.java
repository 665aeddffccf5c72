package org.pirqscope.ui.property;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** What is selected in a table or tree, as the workbench hears of it: the Properties view shows it. */
public final class RowSelection implements ISelectionProvider {

    private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<Optional<?>> selected;

    /** @param selected the object behind the selected row */
    public RowSelection(Control control, Supplier<Optional<?>> selected) {
        this.selected = selected;
        control.addListener(SWT.Selection, event -> {
            SelectionChangedEvent change = new SelectionChangedEvent(this, getSelection());
            listeners.forEach(listener -> listener.selectionChanged(change));
        });
    }

    @Override
    public ISelection getSelection() {
        Optional<?> object = selected.get();
        return object.isPresent() ? new StructuredSelection(object.get()) : StructuredSelection.EMPTY;
    }

    @Override
    public void setSelection(ISelection selection) {
        // rows are selected in their control
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
