package org.pirqscope.session.document;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.pirqscope.machine.scenario.ScenarioForm;
import org.pirqscope.machine.scenario.ScenarioPlace;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.model.scenario.Controller;
import org.pirqscope.model.scenario.Event;
import org.pirqscope.model.scenario.ScenarioPackage;
import org.pirqscope.model.scenario.Turn;

/** The values of the objects of an open scenario that can be edited. */
public final class ScenarioCells {

    private static final String DEVICE = "device";

    private final ScenarioForm form;

    /** The cells of the document as it is now. */
    public ScenarioCells(ScenarioDocument document) {
        this.form = document.form();
    }

    /** Those of one object, in the order of the file; of a turn the whole turn. */
    public List<ScenarioCell> of(EObject object) {
        ScenarioPlace place = place(object);
        if (object instanceof Turn) {
            return List.of(turn((Integer) place.path().getLast()));
        }
        return cells(object.eClass(), place, subject(object)).stream()
                .filter(cell -> !(object instanceof Controller one) || one.isMsi() || !ofMsi(cell))
                .toList();
    }

    /** The whole turn of that place in the schedule, from 0. */
    public ScenarioCell turn(int index) {
        String number = Integer.toString(index + 1);
        return cell(
                ScenarioPlace.of("schedule", index),
                "turn " + number,
                number,
                org.pirqscope.machine.scenario.Turn.ALLOWED,
                List.of());
    }

    /** What is known of the real device behind a controller; blank where nobody read one. */
    public List<ScenarioCell> device(Controller controller) {
        return cells(
                ScenarioPackage.Literals.REAL_DEVICE, place(controller).at(DEVICE), controller.getName() + " device ");
    }

    private static String subject(EObject object) {
        return switch (object) {
            case Controller controller -> controller.getName() + " ";
            case Event event -> event.getName() + " ";
            default -> "";
        };
    }

    private List<ScenarioCell> cells(EClass type, ScenarioPlace place, String subject) {
        return ScenarioField.of(type)
                .map(field ->
                        cell(place(place, field), subject + field.key(), field.key(), field.meaning(), field.choices()))
                .toList();
    }

    private ScenarioCell cell(ScenarioPlace place, String subject, String name, String meaning, List<String> choices) {
        return new ScenarioCell(place, subject, name, form.text(place), meaning, choices);
    }

    private static ScenarioPlace place(ScenarioPlace object, ScenarioField field) {
        boolean ofMsi = field == ScenarioField.MSI_64 || field == ScenarioField.MSI_MASKABLE;
        return (ofMsi ? object.at("msi") : object).at(field.key());
    }

    private static boolean ofMsi(ScenarioCell cell) {
        return cell.place().path().size() == 4;
    }

    /** The columns of a version table, as the scenario has them. @param product linux, qemu or xen */
    public List<ScenarioCell> columns(String product) {
        List<ScenarioCell> cells = new ArrayList<>();
        for (Column column : Versions.table(product).columns()) {
            cells.add(cell(
                    ScenarioPlace.of("what-if", product, column.name()),
                    product + "." + column.name(),
                    column.name(),
                    column.title() + "\n" + column.source(),
                    column.allowed()));
        }
        return cells;
    }

    /** Where the object stands in the file. */
    public static ScenarioPlace place(EObject object) {
        EObject around = object.eContainer();
        if (around == null) {
            return new ScenarioPlace(List.of());
        }
        EStructuralFeature feature = object.eContainingFeature();
        ScenarioPlace list = place(around).at(feature.getName());
        return feature.isMany() ? list.at(((List<?>) around.eGet(feature)).indexOf(object)) : list;
    }
}
