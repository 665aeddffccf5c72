package org.pirqscope.ui.property;

import java.util.List;
import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;
import org.pirqscope.machine.scenario.ScenarioPlace;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.ui.scenario.ScenarioEdits;

/** Values of the scenario that is open, edited as in its view and refused as there. */
record CellPropertySource(String group, List<ScenarioCell> cells, ScenarioEdits edits) implements IPropertySource {

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return cells.stream().map(this::descriptor).toArray(IPropertyDescriptor[]::new);
    }

    private IPropertyDescriptor descriptor(ScenarioCell cell) {
        PropertyDescriptor descriptor = closed(cell)
                ? new ComboBoxPropertyDescriptor(
                        cell.place(), cell.name(), cell.choices().toArray(String[]::new))
                : new TextPropertyDescriptor(cell.place(), cell.name());
        if (!closed(cell)) {
            descriptor.setValidator(typed -> edits.refusal(cell, (String) typed).orElse(null));
        }
        descriptor.setCategory(group);
        descriptor.setDescription(cell.meaning().replace('\n', ' '));
        return descriptor;
    }

    private static boolean closed(ScenarioCell cell) {
        return !cell.choices().isEmpty() && !cell.place().path().getFirst().equals("versions");
    }

    private ScenarioCell cell(Object id) {
        return cells.stream()
                .filter(one -> one.place().equals((ScenarioPlace) id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Object getPropertyValue(Object id) {
        ScenarioCell cell = cell(id);
        return closed(cell) ? (Object) cell.choices().indexOf(cell.text()) : cell.text();
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        ScenarioCell cell = cell(id);
        edits.type(cell, closed(cell) ? cell.choices().get((Integer) value) : (String) value);
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public boolean isPropertySet(Object id) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object id) {
        // undo takes a change back
    }
}
