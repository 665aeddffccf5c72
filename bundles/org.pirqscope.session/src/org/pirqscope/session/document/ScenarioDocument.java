package org.pirqscope.session.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.pirqscope.machine.scenario.ScenarioForm;
import org.pirqscope.model.pci.provider.PciItemProviderAdapterFactory;
import org.pirqscope.model.scenario.Scenario;
import org.pirqscope.model.scenario.provider.ScenarioItemProviderAdapterFactory;

/**
 * A scenario that is open: objects in a resource, changed by nothing but commands, which can all be undone. The
 * scenario that runs is the one that the objects describe. Two documents are the same only if they are one.
 */
public final class ScenarioDocument {

    /** One change, called as the menu names it, and where the reviewer stood before and after it. */
    private static final class Change extends CompoundCommand {

        private final int from;
        private final int to;

        Change(String label, int from, int to) {
            super(label);
            this.from = from;
            this.to = to;
        }
    }

    private final BasicCommandStack changes = new BasicCommandStack();
    private final EditingDomain domain = new AdapterFactoryEditingDomain(
            new ComposedAdapterFactory(
                    List.of(new ScenarioItemProviderAdapterFactory(), new PciItemProviderAdapterFactory())),
            changes);
    private final ScenarioResource resource;
    private final String title;
    private Path file;
    private org.pirqscope.machine.scenario.Scenario saved;
    private org.pirqscope.machine.scenario.Scenario scenario;
    private ScenarioForm form;

    private ScenarioDocument(String title, Path file, ScenarioResource resource) {
        this.title = title;
        this.file = file;
        this.resource = resource;
        domain.getResourceSet().getResources().add(resource);
        read();
        saved = scenario;
    }

    /** A scenario that has no file yet and is called by its name. */
    public static ScenarioDocument unnamed(org.pirqscope.machine.scenario.Scenario scenario) {
        return unnamed(scenario.name(), scenario);
    }

    /** A scenario that has no file yet. */
    public static ScenarioDocument unnamed(String title, org.pirqscope.machine.scenario.Scenario scenario) {
        return new ScenarioDocument(title, null, new ScenarioResource(scenario));
    }

    /** A scenario file. @throws org.pirqscope.machine.scenario.ScenarioException if the text is none */
    public static ScenarioDocument read(Path file, String text) {
        ScenarioResource resource = new ScenarioResource(file);
        resource.load(text, file);
        return new ScenarioDocument("", file, resource);
    }

    private void read() {
        scenario = resource.scenario();
        form = ScenarioForm.of(scenario);
    }

    /** The scenario that the objects describe: the one that would be saved now. */
    public org.pirqscope.machine.scenario.Scenario scenario() {
        return scenario;
    }

    /** What stands at each place of the scenario, and what it is with something else there. */
    public ScenarioForm form() {
        return form;
    }

    /** The objects, to be looked at: {@link #change} changes them. */
    public Scenario root() {
        return resource.root();
    }

    /** The file, if there is one. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** How the title bar names it: the file, else what it is. */
    public String name() {
        return file().map(path -> path.getFileName().toString()).orElse(title);
    }

    /** The scenario as it was opened or saved last. */
    public org.pirqscope.machine.scenario.Scenario saved() {
        return saved;
    }

    /** Whether there is something to save. */
    public boolean dirty() {
        return !scenario.equals(saved);
    }

    /**
     * Makes the objects describe another scenario, by a command that can be undone; nothing if they do already.
     *
     * @param label as the menu names the change
     * @param from where the reviewer stood when it was made @param to where he stands after it
     */
    public void change(String label, org.pirqscope.machine.scenario.Scenario next, int from, int to) {
        if (next.equals(scenario)) {
            return;
        }
        Change change = new Change(label, from, to);
        ScenarioDifference.append(domain, change, root(), ScenarioObjects.of(next));
        if (!scenario.equals(scenario.reviewedAs(next))) {
            change.append(new ReviewerChange(resource, scenario, next));
        }
        changes.execute(change);
        read();
    }

    /** Takes the last change back; where it was made, if there was one. */
    public OptionalInt undo() {
        if (!changes.canUndo()) {
            return OptionalInt.empty();
        }
        int made = ((Change) changes.getUndoCommand()).from;
        changes.undo();
        read();
        return OptionalInt.of(made);
    }

    /** Makes the change again that was taken back last; where it led, if there was one. */
    public OptionalInt redo() {
        if (!changes.canRedo()) {
            return OptionalInt.empty();
        }
        int led = ((Change) changes.getRedoCommand()).to;
        changes.redo();
        read();
        return OptionalInt.of(led);
    }

    /** What {@link #undo} takes back; empty if there is nothing. */
    public Optional<String> undoable() {
        return Optional.ofNullable(changes.getUndoCommand()).map(Command::getLabel);
    }

    /** What {@link #redo} makes again; empty if there is nothing. */
    public Optional<String> redoable() {
        return Optional.ofNullable(changes.getRedoCommand()).map(Command::getLabel);
    }

    /** What a file of it would hold: its own text with the changes in it, else a text made of the scenario. */
    public String textFor(Path target) {
        return resource.text(target.toString());
    }

    /** Whether somebody else wrote or removed the file. @param found the bytes in it now; nothing if there is none */
    public boolean changedOutside(Optional<byte[]> found) {
        return resource.differs(found);
    }

    /** Saves into that file, to which the document belongs from now on. */
    public void save(Path target) throws IOException {
        resource.save(target);
        file = target;
        saved = scenario;
    }

    /** A name for a file that has none yet. */
    public String suggestedFile() {
        return file().map(path -> path.getFileName().toString())
                .orElseGet(() -> name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".yaml");
    }
}
