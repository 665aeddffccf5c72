package org.pirqscope.session.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioText;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.model.scenario.Scenario;
import org.pirqscope.report.file.CrashSafeFile;

/**
 * A scenario file as a resource: its text is YAML, its content the objects that are edited. What is saved keeps the
 * comments, the order and the spelling of the text that was read or saved last.
 */
public final class ScenarioResource extends ResourceImpl {

    private Optional<String> text = Optional.empty();
    private List<StopPoint> stops = List.of();
    private List<Bookmark> bookmarks = List.of();

    /** A resource for a scenario that has no file. */
    ScenarioResource(org.pirqscope.machine.scenario.Scenario scenario) {
        put(scenario);
    }

    /** A resource for that file, not loaded yet. */
    ScenarioResource(Path file) {
        super(uri(file));
    }

    private static URI uri(Path file) {
        return URI.createFileURI(file.toAbsolutePath().toString());
    }

    private void put(org.pirqscope.machine.scenario.Scenario scenario) {
        getContents().add(ScenarioObjects.of(scenario));
        review(scenario);
    }

    /** Takes over breakpoints and bookmarks; of an open document only by a command, so that it can be undone. */
    void review(org.pirqscope.machine.scenario.Scenario scenario) {
        stops = scenario.stops();
        bookmarks = scenario.bookmarks();
    }

    /** The scenario that the objects, the breakpoints and the bookmarks make. */
    org.pirqscope.machine.scenario.Scenario scenario() {
        return ScenarioObjects.scenario(root()).withStops(stops).withBookmarks(bookmarks);
    }

    /** The scenario's own object. */
    Scenario root() {
        return (Scenario) getContents().getFirst();
    }

    /** Loads the file's text. @throws org.pirqscope.machine.scenario.ScenarioException if it is no scenario */
    void load(String read, Path file) {
        put(ScenarioReader.read(read, file.toString()));
        text = Optional.of(read);
        setLoaded(true);
    }

    @Override
    protected void doLoad(InputStream in, Map<?, ?> options) throws IOException {
        load(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of(getURI().toFileString()));
    }

    @Override
    protected void doSave(OutputStream out, Map<?, ?> options) throws IOException {
        out.write(text(getURI().toFileString()).getBytes(StandardCharsets.UTF_8));
    }

    /** What is in the file after saving into it: the text that was read, with the changes in it. */
    String text(String file) {
        return text.map(known -> ScenarioText.changed(known, file, scenario()))
                .orElseGet(() -> ScenarioWriter.write(scenario()));
    }

    /** Saves into that file, to which the resource belongs from now on; it stays as it was if that fails. */
    void save(Path file) throws IOException {
        URI before = getURI();
        String written = text(file.toString());
        setURI(uri(file));
        try {
            new CrashSafeFile(file, true).write(out -> save(out, Map.of()));
            text = Optional.of(written);
        } catch (IOException | RuntimeException failure) {
            setURI(before);
            throw failure;
        }
    }

    /** Whether the bytes in the file are others than those that were read or saved last; nothing for no file. */
    boolean differs(Optional<byte[]> found) {
        Optional<byte[]> known = text.map(read -> read.getBytes(StandardCharsets.UTF_8));
        return known.isPresent() && !(found.isPresent() && Arrays.equals(known.get(), found.get()));
    }
}
