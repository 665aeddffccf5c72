package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.Basis;
import org.pirqscope.session.Session;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.testing.StepFinder;

/** What is open: changes that can be undone, what is saved, and which results belong to it. */
class DocumentTest {

    private static final Path MINE = Path.of("mine.yaml");
    private final Session session = Session.of(BuiltIn.named("stale-pirq"));

    /**
     * Any changes, undone and made again in any order: the document is what a list of all its scenarios says, and is
     * dirty where it differs.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void undoAndRedoReachEveryScenarioThatWasThere(long seed) {
        Random random = new Random(seed);
        List<Scenario> past = new ArrayList<>(List.of(scenario()));
        int at = 0;
        for (int i = 0; i < 60; i++) {
            Scenario before = scenario();
            session.goTo(random.nextInt(session.now().run().length() + 1));
            switch (random.nextInt(4)) {
                case 0 -> {
                    session.undo();
                    at = Math.max(0, at - 1);
                }
                case 1 -> {
                    session.redo();
                    at = Math.min(past.size() - 1, at + 1);
                }
                default -> {
                    change(random);
                    if (!scenario().equals(before)) {
                        past = new ArrayList<>(past.subList(0, at + 1));
                        past.add(scenario());
                        at++;
                    }
                }
            }
            assertEquals(past.get(at), scenario());
            assertEquals(past.get(at), session.now().run().scenario(), "what is shown is what is open");
            assertEquals(
                    !past.get(at).equals(past.getFirst()), session.document().dirty());
            assertEquals(at > 0, session.document().undoable().isPresent());
            assertEquals(at + 1 < past.size(), session.document().redoable().isPresent());
        }
    }

    private void change(Random random) {
        Versions now = scenario().versions();
        switch (random.nextInt(4)) {
            case 0 ->
                session.withVersions(
                        now.withLinux(List.of("4.10", "4.11", "2.6.37", "4.4").get(random.nextInt(4))));
            case 1 -> session.withVersions(now.withQemu(List.of("2.0", "2.5").get(random.nextInt(2))));
            case 2 ->
                session.withVersions(
                        now.with("linux", "reuse", List.of("never", "list").get(random.nextInt(2))));
            default ->
                session.now().choices().stream()
                        .skip(random.nextInt(2))
                        .findFirst()
                        .ifPresent(session::choose);
        }
    }

    @Test
    void whatIsUndoneIsSeenWhereItWasDone() {
        int place = new StepFinder(session.now().run()).before("nvme1");
        session.goTo(place);
        session.choose(0);
        session.toEnd();
        assertEquals(Optional.of("Next: nvme0"), session.document().undoable());
        session.undo();
        assertEquals(place, session.now().position());
        assertEquals(Optional.of("Next: nvme0"), session.document().redoable());
        session.redo();
        assertEquals(place, session.now().position());
    }

    @Test
    void afterSavingTheSavedScenarioIsTheCleanOne(@TempDir Path folder) throws IOException {
        session.withVersions(scenario().versions().withLinux("4.11"));
        session.document().save(folder.resolve(MINE));
        session.saved();
        assertFalse(session.document().dirty());
        assertEquals("mine.yaml", session.document().name());
        session.undo();
        assertTrue(session.document().dirty(), "the file holds 4.11");
        session.redo();
        assertFalse(session.document().dirty());
    }

    @Test
    void anotherDocumentHasAHistoryOfItsOwn() {
        session.withVersions(scenario().versions().withLinux("4.11"));
        ScenarioDocument before = session.document();
        session.open(BuiltIn.named("one-controller"));
        assertNotSame(before, session.document());
        session.undo();
        assertEquals("one-controller", scenario().name());
    }

    @Test
    void aWhatIfStaysOnAnyRelease() {
        session.withVersions(scenario().versions().with("linux", "reuse", "never"));
        Versions changed = scenario().versions();
        for (String release : List.of("4.4", "4.11", "2.6.37", "4.10")) {
            session.withVersions(scenario().versions().withLinux(release));
            assertEquals("never", scenario().versions().linuxRow().value("reuse"), release);
        }
        assertEquals(changed, scenario().versions());
        session.withVersions(scenario().versions().asReleased(LinuxRules.TABLE));
        assertEquals(Optional.of("as released"), session.document().undoable());
        assertEquals(BuiltIn.named("stale-pirq").versions(), scenario().versions());
    }

    @Test
    void aFileIsItsScenarioAndItsText() {
        String text = "# mine\n" + ScenarioWriter.write(BuiltIn.named("one-controller"));
        ScenarioDocument document = ScenarioDocument.read(MINE, text);
        assertEquals(BuiltIn.named("one-controller"), document.scenario());
        assertEquals(text, document.textFor(MINE));
        assertEquals("mine.yaml", document.suggestedFile());
    }

    @Test
    void aNameForAFileHasNoLettersThatAFileMayNotHave() {
        assertEquals(
                "stale-pirq-shortest-failing-run.yaml",
                ScenarioDocument.unnamed("stale-pirq, shortest failing run", BuiltIn.named("stale-pirq"))
                        .suggestedFile());
        assertEquals(
                "a-b.yaml",
                ScenarioDocument.unnamed("a/b", BuiltIn.named("stale-pirq")).suggestedFile());
    }

    @Test
    void aResultBelongsToItsScenarioInAnyOrder() {
        Basis basis = Basis.start(session.document(), session.now());
        session.goTo(new StepFinder(session.now().run()).before("nvme1"));
        session.choose(0);
        assertTrue(basis.holdsFor(session.now().run()), "who goes next is what the explorer tries");
        session.withVersions(scenario().versions().withLinux("4.11"));
        assertFalse(basis.holdsFor(session.now().run()));
        assertTrue(basis.holdsOnAllVersions(session.now().run()), "the matrix tries all of them");
        session.withVersions(scenario()
                .versions()
                .with(
                        "linux",
                        "swallows-setup-error",
                        scenario()
                                        .versions()
                                        .linuxRow()
                                        .value("swallows-setup-error")
                                        .equals("yes")
                                ? "no"
                                : "yes"));
        assertFalse(basis.holdsOnAllVersions(session.now().run()), "but not with that changed");
        session.open(BuiltIn.named("2x1"));
        assertFalse(basis.holdsFor(session.now().run())
                || basis.holdsOnAllVersions(session.now().run()));
    }

    @Test
    void aResultFromAPlaceBelongsToRunsThatBeginAlike() {
        int place = new StepFinder(session.now().run()).before("nvme1");
        session.goTo(place);
        Basis here = Basis.here(session.document(), session.now());
        Basis later = Basis.here(
                session.document(), session.now().goTo(session.now().run().length()));
        session.choose(0);
        assertTrue(here.holdsFor(session.now().run()));
        assertFalse(later.holdsFor(session.now().run()));
    }

    @Test
    void oneRunIsTheSameHoweverItsScheduleIsWritten() {
        Moment written = session.now();
        Moment decided = Moment.startOf(scenario().withSchedule(written.run().schedule()));
        assertNotEquals(written.run().scenario(), decided.run().scenario());
        assertTrue(Basis.same(written.run(), decided.run()));
        assertFalse(Basis.same(written.run(), written.choose(1).run()));
    }

    @Test
    void aResultNamesTheDocumentToo() {
        ScenarioDocument document = ScenarioDocument.read(MINE, ScenarioWriter.write(BuiltIn.named("one-controller")));
        assertEquals(
                "mine.yaml (one-controller)",
                Basis.start(document, Moment.startOf(document.scenario())).name());
        assertEquals(
                "stale-pirq", Basis.start(session.document(), session.now()).name());
    }

    private Scenario scenario() {
        return session.document().scenario();
    }
}
