package org.pirqscope.machine.tests.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioText;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.StepAnchor;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/** Saving changes what was changed, and nothing else of the file. */
class ScenarioTextTest {

    private static final String MINE = """
            # Why I keep this file
            versions: {linux: 4.10, qemu: '2.5', xen: "4.7"}   # as in the report

            schedule:   # found by hand
              - nvme0*X
              # here nvme1 takes the pirq
              - nvme1*U  # all of it
              - nvme0*U
            controllers:
              # the first one
              - name: nvme0
                bdf: 0000:00:04.0   # slot 4
                msi-x: 13
                vectors: 2
              - {name: nvme1, bdf: "0000:00:05.0", msi-x: 13, vectors: 2}
            name: mine
            # the end
            """;

    private final Scenario mine = ScenarioReader.read(MINE, "mine.yaml");

    @Test
    void anEqualScenarioChangesNothing() {
        assertEquals(MINE, ScenarioText.changed(MINE, "mine.yaml", mine));
    }

    @Test
    void breakpointsChangeNothingElse() {
        Scenario stopped = mine.withStops(List.of(new StopPoint("pirq:55", true), new StopPoint("port:10", false)));
        String once = ScenarioText.changed(MINE, "mine.yaml", stopped);
        assertEquals(MINE, once.replaceFirst("stop-at: .*\n", ""));
        assertEquals(stopped, ScenarioReader.read(once, "mine.yaml"));
        String off = ScenarioText.changed(
                once, "mine.yaml", stopped.withStops(stopped.stops().subList(0, 1)));
        assertTrue(off.contains("pirq:55") && !off.contains("port:10"), off);
        assertEquals(
                "mine.yaml:1:1: stop-at has \"\"; expected a breakpoint such as pirq:55",
                assertThrows(ScenarioException.class, () -> ScenarioReader.read(MINE + "stop-at: ['']\n", "mine.yaml"))
                        .getMessage()
                        .replaceFirst(":\\d+:\\d+:", ":1:1:"));
    }

    @Test
    void marksChangeNothingElse() {
        Bookmark first =
                new Bookmark("first", StepAnchor.of("nvme0 Create CQ 2").orElseThrow(), "two\nlines # {a: b}");
        Bookmark second =
                new Bookmark("2: \"x\"", StepAnchor.of("nvme1 free_irq returns").orElseThrow(), "");
        String once = ScenarioText.changed(MINE, "mine.yaml", mine.withBookmarks(List.of(first, second)));
        assertEquals(
                List.of(first, second), ScenarioReader.read(once, "mine.yaml").bookmarks());
        assertEquals(mine, ScenarioReader.read(once, "mine.yaml").unreviewed());
        assertTrue(once.contains("# the end"), once);
        assertEquals(mine, ScenarioReader.read(ScenarioText.changed(once, "mine.yaml", mine), "mine.yaml"));
        String fewer = ScenarioText.changed(once, "mine.yaml", mine.withBookmarks(List.of(second)));
        assertEquals(List.of(second), ScenarioReader.read(fewer, "mine.yaml").bookmarks());
        for (String bad : List.of(
                "{at: a b}",
                "{name: x}",
                "{name: x, at: alone}",
                "{name: '', at: a b}",
                "{name: x, at: a b, note: [c]}",
                "{name: x, at: a b, on: true}",
                "x",
                "{name: x, at: a b}, {name: x, at: c d}")) {
            String refused = assertThrows(
                            ScenarioException.class,
                            () -> ScenarioReader.read(MINE + "marks: [" + bad + "]\n", "mine.yaml"))
                    .getMessage();
            assertTrue(refused.matches("mine\\.yaml:\\d+:\\d+: \\P{Cntrl}+"), refused);
        }
    }

    @Test
    void aVersionIsReplacedInItsPlaceAndItsQuotes() {
        Versions next = mine.versions().withLinux("4.11").withQemu("2.4").withXen("4.8");
        String expected =
                MINE.replace("linux: 4.10, qemu: '2.5', xen: \"4.7\"", "linux: 4.11, qemu: '2.4', xen: \"4.8\"");
        assertEquals(expected, ScenarioText.changed(MINE, "mine.yaml", mine.withVersions(next)));
    }

    @Test
    void aTurnMoreIsALineMore() {
        List<Turn> turns = new ArrayList<>(mine.schedule());
        turns.add(new Turn("nvme1", 7));
        assertEquals(
                MINE.replace("  - nvme0*U\n", "  - nvme0*U\n  - nvme1*7\n"),
                ScenarioText.changed(MINE, "mine.yaml", mine.withSchedule(turns)));
    }

    @Test
    void aTurnLessKeepsWhatWasSaidOfIt() {
        List<Turn> turns = List.of(mine.schedule().get(0), mine.schedule().get(2));
        assertEquals(
                MINE.replace("  - nvme1*U  # all of it\n", "  # all of it\n"),
                ScenarioText.changed(MINE, "mine.yaml", mine.withSchedule(turns)));
    }

    @Test
    void aWhatIfIsALineOfItsOwnBehindTheVersions() {
        Versions next = mine.versions().with("linux", "reuse", "never");
        String changed = ScenarioText.changed(MINE, "mine.yaml", mine.withVersions(next));
        assertEquals(
                MINE.replace("# as in the report\n", "# as in the report\nwhat-if: {linux: {reuse: \"never\"}}\n"),
                changed);
        assertEquals(MINE, ScenarioText.changed(changed, "mine.yaml", mine), "and goes again");
    }

    @Test
    void aFileOfAnotherNameSaysWhatTheScenarioIsCalled() {
        String nameless = MINE.replace("name: mine\n", "");
        String changed = ScenarioText.changed(nameless, "other.yaml", mine);
        assertEquals(mine, ScenarioReader.read(changed, "other.yaml"));
        assertEquals(nameless, changed.replace("name: \"mine\"\n", ""));
    }

    @Test
    void aTextWithAnchorsIsWrittenAnewBelowItsComments() {
        String anchored = """
                # one
                versions: {linux: &v "4.10", qemu: "2.5", xen: "4.7"}  # two
                note: *v
                controllers: [{name: nvme0, bdf: "0000:00:04.0", msi-x: 13}]
                """;
        Scenario read = ScenarioReader.read(anchored, "a.yaml");
        Scenario next = read.withVersions(read.versions().withLinux("4.11"));
        String changed = ScenarioText.changed(anchored, "a.yaml", next);
        assertEquals(next, ScenarioReader.read(changed, "a.yaml"));
        assertTrue(changed.startsWith("# one\n# two\n"), changed);
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    /**
     * Any file in any style, any change: read back it is the changed scenario, with all comments and all other lines in
     * their order.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverChangesTheRestStays(int seed) {
        Random random = new Random(seed);
        String text = styled(random, ScenarioWriter.write(some(random)));
        Scenario before = ScenarioReader.read(text, "file.yaml");
        String part = List.of("versions", "what-if", "pool", "controllers", "schedule", "note")
                .get(random.nextInt(6));
        Scenario after = changed(random, part, before);
        String saved = ScenarioText.changed(text, "file.yaml", after);
        assertEquals(after, ScenarioReader.read(saved, "file.yaml"), () -> text + "\n---\n" + saved);
        assertEquals(comments(text), comments(saved), () -> text + "\n---\n" + saved);
        assertTrue(inOrder(others(text, part), saved.lines().toList()), () -> part + "\n" + text + "\n---\n" + saved);
    }

    private static Scenario some(Random random) {
        Scenario base = BuiltIn.all().get(random.nextInt(BuiltIn.all().size()));
        return random.nextBoolean() ? base : changed(random, "what-if", base);
    }

    private static Scenario changed(Random random, String part, Scenario base) {
        Versions versions = base.versions();
        return switch (part) {
            case "versions" ->
                base.withVersions(
                        random.nextBoolean()
                                ? versions.withLinux(pick(random, "4.11", "4.4", "2.6.37"))
                                : versions.withQemu("2.0"));
            case "what-if" ->
                base.withVersions(
                        random.nextInt(3) == 0
                                ? versions.asReleased(versions.linuxRow().table())
                                : versions.with("linux", "reuse", pick(random, "never", "list", "array"))
                                        .with("qemu", "unmap-on-disable", pick(random, "yes", "no")));
            case "pool" ->
                with(
                        base,
                        new Pool(24, random.nextInt(99), 64, 10 + random.nextInt(5), 64),
                        base.controllers(),
                        base.note());
            case "controllers" -> with(base, base.pool(), controllers(random, base), base.note());
            case "note" ->
                with(base, base.pool(), base.controllers(), pick(random, "", "other", "with: colon and # \"quotes\""));
            default -> base.withSchedule(turns(random, base));
        };
    }

    private static Scenario with(Scenario base, Pool pool, List<Controller> controllers, String note) {
        return new Scenario(base.name(), note, base.versions(), pool, controllers, base.events(), base.schedule());
    }

    private static List<Controller> controllers(Random random, Scenario base) {
        List<Controller> all = new ArrayList<>(base.controllers());
        int at = random.nextInt(all.size());
        switch (random.nextInt(3)) {
            case 0 -> all.set(at, all.get(at).withVectors(1 + random.nextInt(9)));
            case 1 -> all.set(at, all.get(at).withScript(Controller.Act.LOAD, Controller.Act.UNLOAD));
            default -> all.add(Controller.msix("more", "0000:00:1e.0", 13, 1));
        }
        return all;
    }

    private static List<Turn> turns(Random random, Scenario base) {
        List<Turn> turns = new ArrayList<>(base.schedule());
        if (!turns.isEmpty() && random.nextBoolean()) {
            turns.remove(random.nextInt(turns.size()));
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            turns.add(
                    random.nextInt(turns.size() + 1),
                    new Turn(base.controllers().getFirst().name(), 1 + random.nextInt(30)));
        }
        return turns;
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    /**
     * The same scenario as somebody may have written it: other order, lists in lines, comments, empty lines, other line
     * ends.
     */
    private static String styled(Random random, String text) {
        List<String> entries = entries(text);
        if (random.nextBoolean()) {
            Collections.shuffle(entries, random);
        }
        StringBuilder out = new StringBuilder();
        int comment = 0;
        for (String entry : entries) {
            String styled = random.nextBoolean() ? inLines(entry) : entry;
            for (String line : styled.lines().toList()) {
                if (random.nextInt(4) == 0) {
                    out.append(" ".repeat(line.length() - line.stripLeading().length()))
                            .append("# said ")
                            .append(comment++)
                            .append('\n');
                }
                out.append(line)
                        .append(random.nextInt(3) == 0 ? "  # of it " + comment++ : "")
                        .append('\n');
            }
            out.append(random.nextInt(3) == 0 ? "\n" : "");
        }
        String done = random.nextInt(4) == 0 ? out.substring(0, out.length() - 1) : out.toString();
        return random.nextInt(4) == 0 ? done.replace("\n", "\r\n") : done;
    }

    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                entries.set(entries.size() - 1, entries.getLast() + "\n" + line);
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    /** A schedule as a block, each turn in its line. */
    private static String inLines(String entry) {
        if (!entry.startsWith("schedule: [")) {
            return entry;
        }
        return "schedule:\n  - "
                + entry.substring("schedule: [".length(), entry.length() - 1).replace(", ", "\n  - ");
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.matches(".*# (said|of it) \\d+$"))
                .map(line -> line.substring(line.lastIndexOf('#')))
                .toList();
    }

    /** All lines but those of the part's entry. */
    private static List<String> others(String text, String part) {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                inside = line.startsWith(part + ":");
            }
            if (!inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static boolean inOrder(List<String> some, List<String> all) {
        int at = 0;
        for (String line : all) {
            if (at < some.size() && some.get(at).equals(line)) {
                at++;
            }
        }
        return at == some.size();
    }
}
