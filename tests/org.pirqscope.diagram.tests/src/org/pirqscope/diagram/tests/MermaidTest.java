package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.markup.Mermaid;
import org.pirqscope.machine.run.Run;

/** Mermaid itself says whether it understands what was written. */
class MermaidTest {

    private static final Pattern MESSAGE = Pattern.compile("    l\\d+-?->>l\\d+: (?<text>.*)");
    private static final Pattern CODE = Pattern.compile("#(\\d+);");
    // in a text ; and # stand in codes only
    private static final String TEXT = "(?:[^;#]|#\\d+;)*";
    private static final Pattern LINE = Pattern.compile(
            "sequenceDiagram|    (?:accTitle: |participant l\\d+ as |l\\d+-?->>l\\d+: |Note over l\\d+(?:,l\\d+)?: )"
                    + TEXT + "|    (?:de)?activate l\\d+|    %% run: .*");

    private static Stream<String> texts(JsonObject verdict, String kind) {
        return verdict.getAsJsonArray(kind).asList().stream().map(JsonElement::getAsString);
    }

    private static List<JsonObject> judged(List<String> sources) {
        MermaidJudge judge = new MermaidJudge();
        assumeTrue(judge.ready(), "Node or Mermaid is not there");
        List<JsonObject> verdicts = judge.verdicts(sources).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertEquals(sources.size(), verdicts.size());
        verdicts.forEach(verdict -> assertEquals(
                "sequence", verdict.has("type") ? verdict.get("type").getAsString() : null, verdict::toString));
        return verdicts;
    }

    @Test
    void stalePirqIsReadBackMessageByMessage() {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        List<JsonObject> verdicts = judged(Mermaid.parts(diagram, Runs.origin(Runs.stale())));
        assertEquals(
                Texts.messages(diagram),
                verdicts.stream().flatMap(verdict -> texts(verdict, "messages")).toList());
        assertEquals(
                List.of("nvme0", "nvme1", "guest kernel", "QEMU", "Xen"),
                texts(verdicts.get(0), "actors").toList());
    }

    @Test
    void hostileNamesStayNames() {
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram diagram = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        List<JsonObject> verdicts = judged(Mermaid.parts(diagram, new Origin("end\n%%{init}%%", "; #35;", "pq2:x;y")));
        assertEquals(
                Texts.messages(diagram),
                verdicts.stream().flatMap(verdict -> texts(verdict, "messages")).toList());
        assertEquals(
                diagram.shownLanes().stream().map(lane -> lane.name()).toList(),
                texts(verdicts.get(0), "actors").toList());
    }

    @Test
    void longDiagramsAreSplitBelowMermaidsLimit() {
        Run run = Runs.random(7, "4.10", "nvme0", "nvme1", "nvme2", "nvme3");
        SequenceDiagram diagram = Runs.diagram(run);
        List<String> parts = Mermaid.parts(diagram, Runs.origin(run));
        assertTrue(parts.size() > 1, parts.size() + " parts of " + diagram.rows() + " rows");
        assertTrue(parts.stream().allMatch(part -> part.length() < 50_000));
        List<JsonObject> verdicts = judged(parts);
        assertEquals(
                diagram.messages(),
                verdicts.stream().flatMap(verdict -> texts(verdict, "messages")).count());
    }

    @Test
    void withoutMermaidTheLinesTellTheSame() {
        SequenceDiagram stale = Runs.diagram(Runs.stale());
        assertEquals(
                Texts.messages(stale),
                Mermaid.parts(stale, Runs.origin(Runs.stale())).stream()
                        .flatMap(MermaidTest::read)
                        .toList());
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram hostile = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        assertEquals(
                Texts.messages(hostile),
                Mermaid.parts(hostile, new Origin("end\n%%{init}%%", "; #35;", "pq1:x;y")).stream()
                        .flatMap(MermaidTest::read)
                        .toList());
        Run run = Runs.random(7, "4.10", "nvme0", "nvme1", "nvme2", "nvme3");
        SequenceDiagram longest = Runs.diagram(run);
        assertEquals(
                Texts.messages(longest),
                Mermaid.parts(longest, Runs.origin(run)).stream()
                        .flatMap(MermaidTest::read)
                        .toList());
    }

    /** The messages of a source, by the lines that are allowed; no name makes a line of another kind. */
    private static Stream<String> read(String source) {
        assertEquals(
                List.of(),
                source.lines().filter(line -> !LINE.matcher(line).matches()).toList());
        return source.lines()
                .map(MESSAGE::matcher)
                .filter(Matcher::matches)
                .map(line -> CODE.matcher(line.group("text"))
                        .replaceAll(
                                code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1))))));
    }

    @Test
    void theFailingPartHasItsGoldenText() {
        Run run = Runs.stale();
        List<String> parts = Mermaid.parts(Runs.diagram(run).with(Runs.failingPart(run)), Runs.origin(run));
        assertEquals(1, parts.size());
        Golden.check("stale-pirq-failing-part.mmd", parts.get(0));
    }
}
