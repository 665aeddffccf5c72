package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.Session;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.session.document.ScenarioCells;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.session.document.ScenarioObjects;

/** The objects that are edited are the scenario, every change is a command, and what is refused changes nothing. */
class ScenarioDocumentTest {

    private static final Path MINE = Path.of("mine.yaml");
    private static final List<String> TYPED = List.of(
            "banana",
            "",
            "0",
            "1",
            "5",
            "4097",
            "-1",
            "99999999999",
            "nvme0",
            "Xen",
            "a: b",
            "\"",
            "load*0",
            "unload*2",
            "0x50",
            "BAR=9 offset=0",
            "BAR=1 offset=40",
            "00:09.1",
            "144d:a809",
            "true",
            "4.11",
            "\u00e9");

    private static Stream<Scenario> scenarios() {
        return Stream.concat(BuiltIn.all().stream(), LongStream.range(0, 300).mapToObj(AnyScenario::of));
    }

    @Test
    void aTextBecomesObjectsAndTheObjectsTheScenario() {
        scenarios().forEach(scenario -> {
            ScenarioDocument document = ScenarioDocument.read(MINE, ScenarioWriter.write(scenario));
            assertEquals(scenario, document.scenario());
            assertEquals(scenario, ScenarioObjects.scenario(document.root()));
            assertFalse(document.dirty());
        });
    }

    @Test
    void whatStandsInACellCanBeTypedThere() {
        scenarios().limit(60).forEach(scenario -> {
            ScenarioDocument document = ScenarioDocument.unnamed(scenario);
            for (ScenarioCell cell : cells(document)) {
                if (!cell.place().path().getFirst().equals("what-if")) {
                    assertEquals(scenario, document.form().with(cell.place(), cell.text()), cell::toString);
                }
            }
        });
    }

    private static List<ScenarioCell> cells(ScenarioDocument document) {
        ScenarioCells cells = new ScenarioCells(document);
        List<ScenarioCell> all = new ArrayList<>(cells.of(document.root()));
        for (TreeIterator<EObject> objects = document.root().eAllContents(); objects.hasNext(); ) {
            EObject object = objects.next();
            switch (object) {
                case org.pirqscope.model.scenario.Controller controller -> {
                    all.addAll(cells.of(controller));
                    all.addAll(cells.device(controller));
                    objects.prune();
                }
                case org.pirqscope.model.scenario.Versions versions -> {
                    all.addAll(cells.of(versions));
                    Stream.of("linux", "qemu", "xen").map(cells::columns).forEach(all::addAll);
                    objects.prune();
                }
                default -> all.addAll(cells.of(object));
            }
        }
        return all;
    }

    /** A random walk of edits, each undone and redone; then all of them back to the start. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyEditIsACommandThatIsUndone(long seed) {
        Random random = new Random(seed);
        ScenarioDocument document = ScenarioDocument.unnamed(AnyScenario.of(seed));
        List<Scenario> past = new ArrayList<>(List.of(document.scenario()));
        for (int i = 0; i < 100; i++) {
            Scenario next = edited(document, random);
            if (!next.equals(document.scenario())) {
                past.add(next);
            }
            document.change("edit " + i, next, i, i + 1);
            assertIs(past.getLast(), document);
            if (past.size() > 1) {
                document.undo();
                assertIs(past.get(past.size() - 2), document);
                document.redo();
                assertIs(past.getLast(), document);
            }
        }
        assertTrue(past.size() > 25, "most edits change something");
        for (Scenario before : past.reversed().subList(1, past.size())) {
            document.undo();
            assertIs(before, document);
        }
        assertTrue(document.undoable().isEmpty());
        assertFalse(document.dirty());
    }

    private static void assertIs(Scenario scenario, ScenarioDocument document) {
        assertEquals(scenario, document.scenario());
        assertEquals(scenario, ScenarioObjects.scenario(document.root()));
        assertTrue(EcoreUtil.equals(ScenarioObjects.of(scenario), document.root()), "and nothing else in the objects");
    }

    private static Scenario edited(ScenarioDocument document, Random random) {
        Scenario now = document.scenario();
        return switch (random.nextInt(6)) {
            case 0 -> moved(now, random);
            case 1 -> lessOrMore(now, random);
            case 2 -> now.actors().size() > 2 ? now.without(pick(now.actors(), random)) : now;
            default -> typed(document, random);
        };
    }

    private static Scenario moved(Scenario now, Random random) {
        List<Turn> turns = new ArrayList<>(now.schedule());
        if (turns.size() > 1) {
            turns.add(random.nextInt(turns.size()), turns.remove(random.nextInt(turns.size())));
        }
        Collections.rotate(turns, random.nextInt(2));
        return now.withSchedule(turns);
    }

    private static Scenario lessOrMore(Scenario now, Random random) {
        List<Turn> turns = new ArrayList<>(now.schedule());
        if (turns.size() > random.nextInt(9)) {
            turns.remove(random.nextInt(turns.size()));
        } else {
            turns.add(random.nextInt(turns.size() + 1), new Turn(pick(now.actors(), random), new Turn.Act()));
        }
        return now.withSchedule(turns);
    }

    private static Scenario typed(ScenarioDocument document, Random random) {
        ScenarioCell cell = pick(cells(document), random);
        String text = cell.choices().isEmpty() ? pick(TYPED, random) : pick(cell.choices(), random);
        try {
            return document.form().with(cell.place(), text);
        } catch (ScenarioException refused) {
            return document.scenario();
        }
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** What is typed stands where the cell's text stands in the file: the file is refused with the same sentence. */
    @Test
    void aCellIsRefusedWithTheSentenceOfTheFile() {
        ScenarioDocument document = ScenarioDocument.read(MINE, FILE);
        EObject before = EcoreUtil.copy(document.root());
        int refusals = 0;
        for (Map.Entry<List<Object>, String> known : LINES.entrySet()) {
            ScenarioCell cell = cells(document).stream()
                    .filter(one -> one.place().path().equals(known.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(known.getKey()));
            for (String typed : TYPED) {
                if (!typed.isEmpty() && !typed.contains("\"")) {
                    refusals += assertSame(document, cell, typed, FILE.replace(known.getValue(), "\"" + typed + "\""));
                }
            }
        }
        assertTrue(refusals > 100, "refusals: " + refusals);
        assertTrue(EcoreUtil.equals(before, document.root()));
        assertTrue(document.undoable().isEmpty());
    }

    private static int assertSame(ScenarioDocument document, ScenarioCell cell, String typed, String file) {
        ScenarioException inFile;
        try {
            Scenario read = ScenarioReader.read(file, "mine.yaml");
            assertEquals(read, document.form().with(cell.place(), typed), () -> cell + " " + typed);
            return 0;
        } catch (ScenarioException refused) {
            inFile = refused;
        }
        ScenarioException inCell = assertThrows(
                ScenarioException.class, () -> document.form().with(cell.place(), typed), () -> cell + " " + typed);
        assertEquals(inFile.sentence(), inCell.getMessage());
        return 1;
    }

    private static final String FILE = """
            # all of it
            name: "two of them"  # name
            versions: {linux: "4.10", qemu: "2.5", xen: "4.7"}  # versions
            what-if: {qemu: {latch: "yes"}}  # what if
            pool: {nr_irqs_gsi: 48, extra_guest_irqs: 16, first_guest_irq: 70, first_port: 20, xen_irqs: 9}  # pool
            controllers:
              # the first
              - name: nvme0
                bdf: "0000:00:04.0"  # address
                msi-x: 88
                vectors: 2  # vectors
                script: [load]  # script
              # the second
              - name: eth1
                bdf: "00:05.1"
                msi: {64bit: false, maskable: false}
                intx: false
                driver: once  # driver
                vectors: 77
                script: [load]
            # turns
            schedule: [
              nvme0*33,  # far
              eth1*34    # further
            ]
            """;

    /** For some places, what stands there in the file and nowhere else. */
    private static final Map<List<Object>, String> LINES = Map.ofEntries(
            Map.entry(List.of("name"), "\"two of them\""),
            Map.entry(List.of("versions", "linux"), "\"4.10\""),
            Map.entry(List.of("versions", "qemu"), "\"2.5\""),
            Map.entry(List.of("versions", "xen"), "\"4.7\""),
            Map.entry(List.of("what-if", "qemu", "latch"), "\"yes\""),
            Map.entry(List.of("pool", "nr_irqs_gsi"), "48"),
            Map.entry(List.of("pool", "extra_guest_irqs"), "16"),
            Map.entry(List.of("pool", "first_guest_irq"), "70"),
            Map.entry(List.of("pool", "first_port"), "20"),
            Map.entry(List.of("controllers", 0, "bdf"), "\"0000:00:04.0\""),
            Map.entry(List.of("controllers", 0, "msi-x"), "88"),
            Map.entry(List.of("controllers", 1, "vectors"), "77"),
            Map.entry(List.of("schedule", 0), "nvme0*33"));

    @Test
    void commentsSurviveAnyEditOfAnotherValue() {
        Random random = new Random(5);
        List<String> comments = comments(FILE);
        for (int i = 0; i < 200; i++) {
            ScenarioDocument document = ScenarioDocument.read(MINE, FILE);
            document.change("edit", edited(document, random), 0, 0);
            String text = document.textFor(MINE);
            assertEquals(comments, comments(text), text);
            assertEquals(document.scenario(), ScenarioReader.read(text, "mine.yaml"));
        }
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.contains("# "))
                .map(line -> line.substring(line.indexOf("# ")))
                .sorted()
                .collect(Collectors.toList());
    }

    @Test
    void anActorWithAnotherNameKeepsItsTurnsAndItsDriver() {
        ScenarioDocument document = ScenarioDocument.unnamed(BuiltIn.named("stale-pirq"));
        ScenarioCell name = cells(document).stream()
                .filter(cell -> cell.place().path().equals(List.of("controllers", 1, "name")))
                .findFirst()
                .orElseThrow();
        document.change("rename", document.form().with(name.place(), "eth7"), 0, 0);
        Controller renamed = document.scenario().controllers().get(1);
        assertEquals("eth7", renamed.name());
        assertEquals("nvme", renamed.driver().spelling());
        assertEquals(
                "[nvme0*X, eth7*U, nvme0*U, eth7*act]",
                document.scenario().schedule().toString());
    }

    @Test
    void theResourceIsTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a b.yaml");
        ScenarioDocument document = ScenarioDocument.read(file, FILE);
        document.change("other", AnyScenario.of(3), 0, 0);
        document.save(file);
        assertFalse(document.dirty());
        assertFalse(document.changedOutside(java.util.Optional.of(Files.readAllBytes(file))));
        var resource = document.root().eResource();
        assertEquals(file, Path.of(resource.getURI().toFileString()));
        resource.unload();
        resource.load(new ByteArrayInputStream(Files.readAllBytes(file)), Map.of());
        assertEquals(document.scenario(), ScenarioObjects.scenario((org.pirqscope.model.scenario.Scenario)
                resource.getContents().getFirst()));
        assertEquals(
                comments(FILE),
                comments(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).stream()
                        .filter(comment -> comments(FILE).contains(comment))
                        .toList());
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheDocumentAsItWas(@TempDir Path folder) {
        ScenarioDocument document = ScenarioDocument.read(MINE, FILE);
        document.change("other", AnyScenario.of(3), 0, 0);
        assertThrows(IOException.class, () -> document.save(folder.resolve("no/such/folder.yaml")));
        assertEquals(java.util.Optional.of(MINE), document.file());
        assertTrue(document.dirty());
        assertFalse(document.changedOutside(java.util.Optional.of(FILE.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void breakpointsAreKeptInTheFileAndChangeNoRun(@TempDir Path folder) throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            Path file = folder.resolve(seed + ".yaml");
            ScenarioDocument document = ScenarioDocument.read(file, FILE);
            Session session = new Session(document, Moment.startOf(document.scenario()));
            Moment before = session.now().goTo(9);
            session.show(document, before);
            Random random = new Random(seed);
            List<StopPoint> stops = random.ints(1 + random.nextInt(5), 0, 1000)
                    .mapToObj(n -> new StopPoint("log:\"a: " + n + " # {b}\\", n % 3 > 0))
                    .toList();
            List<Bookmark> marks = List.of(new Bookmark(
                    "m", RunBookmarks.anchor(before.run(), before.step().orElseThrow()), "seed " + seed));
            session.bookmark("marks", marks);
            session.stopAt("stops", stops);
            assertTrue(before.run() == session.now().run());
            assertTrue(document.dirty());
            session.change("vectors", before.with(scenarioOf(document, seed)));
            document.save(file);
            String text = Files.readString(file);
            assertEquals(stops, ScenarioReader.read(text, "x").stops());
            assertEquals(document.scenario(), ScenarioReader.read(text, "x"));
            assertTrue(comments(text).containsAll(comments(FILE)), text);
            session.undo();
            assertEquals(stops, document.scenario().stops());
            session.undo();
            assertEquals(List.of(), document.scenario().stops());
            assertEquals(marks, document.scenario().bookmarks());
            session.undo();
            assertEquals(List.of(), document.scenario().bookmarks());
            session.redo();
            assertEquals(before.run().runString(), session.now().run().runString());
            session.redo();
            assertEquals(stops, document.scenario().stops());
        }
    }

    private static org.pirqscope.machine.scenario.Scenario scenarioOf(ScenarioDocument document, int seed) {
        Pool pool = document.scenario().pool();
        Pool other = new Pool(pool.nrIrqsGsi(), 40 + seed, pool.firstGuestIrq(), pool.firstPort(), pool.xenIrqs());
        return new org.pirqscope.machine.scenario.Scenario(
                document.scenario().name(),
                document.scenario().note(),
                document.scenario().versions(),
                other,
                document.scenario().controllers(),
                document.scenario().events(),
                document.scenario().schedule());
    }
}
