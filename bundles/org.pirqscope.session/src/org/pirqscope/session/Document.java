package org.pirqscope.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioText;
import org.pirqscope.machine.scenario.ScenarioWriter;

/** A scenario that is open, with all that was changed since it was opened. */
public record Document(Identity identity, DocumentPlace place, Saved saved, Revisions history) {

    private static Document opened(DocumentPlace place, Saved saved) {
        return new Document(new Identity(), place, saved, Revisions.of(new Revision("", saved.scenario(), 0)));
    }

    /** A scenario that has no file yet and is called by its name. */
    public static Document unnamed(Scenario scenario) {
        return unnamed(scenario.name(), scenario);
    }

    /** A scenario that has no file yet. */
    public static Document unnamed(String title, Scenario scenario) {
        return opened(new DocumentPlace.Nowhere(title), new Saved(scenario, Optional.empty()));
    }

    /** A scenario file. @throws org.pirqscope.machine.scenario.ScenarioException if the text is none */
    public static Document read(Path file, String text) {
        return opened(
                new DocumentPlace.InFile(file),
                new Saved(ScenarioReader.read(text, file.toString()), Optional.of(text)));
    }

    /** The scenario as it would be saved now. */
    public Scenario scenario() {
        return history.now().scenario();
    }

    /** The file, if there is one. */
    public Optional<Path> file() {
        return place.file();
    }

    /** How the title bar names it: the file, else what it is. */
    public String name() {
        return place.title();
    }

    /** Whether there is something to save. */
    public boolean dirty() {
        return !scenario().equals(saved.scenario());
    }

    /** Whether it is the same document, perhaps at another time. */
    public boolean is(Document other) {
        return identity == other.identity;
    }

    /**
     * With a change that can be undone; the same document if the scenario stays.
     *
     * @param change as the menu names it
     * @param position where the reviewer stood when it was made
     */
    public Document changed(String change, int position, Moment next) {
        Scenario scenario = next.run().scenario();
        return scenario.equals(scenario())
                ? this
                : with(history.with(new Revision(change, scenario, next.position()), position));
    }

    private Document with(Revisions next) {
        return new Document(identity, place, saved, next);
    }

    /** Without its last change. */
    public Optional<Document> undone() {
        return history.undone().map(this::with);
    }

    /** With the change that was undone last. */
    public Optional<Document> redone() {
        return history.redone().map(this::with);
    }

    /** The run of the scenario, where the reviewer stood in it. */
    public Moment moment() {
        return Moment.startOf(scenario()).goTo(history.now().position());
    }

    /** What a file of it would hold: its own text with the changes in it, else a text made of the scenario. */
    public String textFor(Path target) {
        return saved.text()
                .map(text -> ScenarioText.changed(text, target.toString(), scenario()))
                .orElseGet(() -> ScenarioWriter.write(scenario()));
    }

    /** Whether somebody else wrote or removed the file. @param found the bytes in it now; nothing if there is none */
    public boolean changedOutside(Optional<byte[]> found) {
        Optional<byte[]> known = saved.text().map(text -> text.getBytes(StandardCharsets.UTF_8));
        return known.isPresent() && !(found.isPresent() && Arrays.equals(known.get(), found.get()));
    }

    /** As it is after its text was written into that file, to which it belongs from now on. */
    public Document savedAs(Path target, String text) {
        return new Document(
                identity, new DocumentPlace.InFile(target), new Saved(scenario(), Optional.of(text)), history);
    }

    /** A name for a file that has none yet. */
    public String suggestedFile() {
        return file().map(path -> path.getFileName().toString())
                .orElseGet(() -> name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".yaml");
    }
}
