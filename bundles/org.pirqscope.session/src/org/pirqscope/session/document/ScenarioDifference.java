package org.pirqscope.session.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.EditingDomain;

/**
 * The commands that make objects describe what others of the same class describe. What is equal stays the same object;
 * in a list that is one item longer or shorter the others stay, and one that only moved is moved.
 */
final class ScenarioDifference {

    private final EditingDomain domain;
    private final CompoundCommand commands;

    private ScenarioDifference(EditingDomain domain, CompoundCommand commands) {
        this.domain = domain;
        this.commands = commands;
    }

    /** Appends the commands that make {@code own} equal to {@code wanted}, whose parts may be taken away. */
    static void append(EditingDomain domain, CompoundCommand commands, EObject own, EObject wanted) {
        new ScenarioDifference(domain, commands).object(own, wanted);
    }

    private void object(EObject own, EObject wanted) {
        for (EStructuralFeature feature : own.eClass().getEAllStructuralFeatures()) {
            if (feature instanceof EReference reference && feature.isMany()) {
                list(own, reference, objects(own, feature), objects(wanted, feature));
            } else if (feature instanceof EReference) {
                part(own, feature, (EObject) own.eGet(feature), (EObject) wanted.eGet(feature));
            } else if (!Objects.equals(own.eGet(feature), wanted.eGet(feature))) {
                set(own, feature, feature.isMany() ? copy(wanted, feature) : wanted.eGet(feature));
            }
        }
    }

    private static List<?> copy(EObject owner, EStructuralFeature feature) {
        return List.copyOf((List<?>) owner.eGet(feature));
    }

    private static List<EObject> objects(EObject owner, EStructuralFeature feature) {
        return copy(owner, feature).stream().map(EObject.class::cast).toList();
    }

    private void part(EObject own, EStructuralFeature feature, EObject have, EObject want) {
        if (have != null && want != null) {
            object(have, want);
        } else if (have != want) {
            set(own, feature, want);
        }
    }

    private void set(EObject own, EStructuralFeature feature, Object value) {
        add(SetCommand.create(domain, own, feature, value == null ? SetCommand.UNSET_VALUE : value));
    }

    private void add(Command command) {
        commands.append(command);
    }

    private void list(EObject own, EReference feature, List<EObject> have, List<EObject> want) {
        int first = 0;
        while (first < Math.min(have.size(), want.size()) && EcoreUtil.equals(have.get(first), want.get(first))) {
            first++;
        }
        int last = 0;
        while (last < Math.min(have.size(), want.size()) - first
                && EcoreUtil.equals(have.get(have.size() - 1 - last), want.get(want.size() - 1 - last))) {
            last++;
        }
        middle(
                own,
                feature,
                first,
                have.subList(first, have.size() - last),
                new ArrayList<>(want.subList(first, want.size() - last)));
    }

    private void middle(EObject own, EReference feature, int first, List<EObject> have, List<EObject> want) {
        if (have.size() > 1 && EcoreUtil.equals(List.copyOf(have), rotated(want, 1))) {
            add(MoveCommand.create(domain, own, feature, have.getLast(), first));
        } else if (have.size() > 1 && EcoreUtil.equals(List.copyOf(have), rotated(want, -1))) {
            add(MoveCommand.create(domain, own, feature, have.getFirst(), first + have.size() - 1));
        } else {
            int both = Math.min(have.size(), want.size());
            for (int i = 0; i < both; i++) {
                object(have.get(i), want.get(i));
            }
            if (have.size() > both) {
                add(RemoveCommand.create(domain, own, feature, List.copyOf(have.subList(both, have.size()))));
            }
            if (want.size() > both) {
                add(AddCommand.create(domain, own, feature, want.subList(both, want.size()), first + both));
            }
        }
    }

    /** The list that becomes {@code list} when its last item goes to the front, or its first to the end. */
    private static List<EObject> rotated(List<EObject> list, int by) {
        List<EObject> rotated = new ArrayList<>(list);
        java.util.Collections.rotate(rotated, -by);
        return rotated;
    }
}
