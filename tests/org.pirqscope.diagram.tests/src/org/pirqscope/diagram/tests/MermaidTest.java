package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.markup.Mermaid;
import org.pirqscope.machine.run.Run;

/** Mermaid itself says whether it understands what was written. */
class MermaidTest {

    private static Stream<String> texts(JsonObject verdict, String kind) {
        return verdict.getAsJsonArray(kind).asList().stream().map(JsonElement::getAsString);
    }

    private static List<JsonObject> judged(List<String> sources) {
        MermaidJudge judge = new MermaidJudge();
        assumeTrue(judge.ready(), "Node or Mermaid is not there");
        List<JsonObject> verdicts = judge.verdicts(sources).stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        assertEquals(sources.size(), verdicts.size());
        verdicts.forEach(verdict -> assertEquals("sequence", verdict.has("type") ? verdict.get("type").getAsString() : null, verdict::toString));
        return verdicts;
    }

    @Test
    void stalePirqIsReadBackMessageByMessage() {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        List<JsonObject> verdicts = judged(Mermaid.parts(diagram, Runs.origin(Runs.stale())));
        assertEquals(Texts.messages(diagram), verdicts.stream().flatMap(verdict -> texts(verdict, "messages")).toList());
        assertEquals(List.of("nvme0", "nvme1", "guest kernel", "QEMU", "Xen"), texts(verdicts.get(0), "actors").toList());
    }

    @Test
    void hostileNamesStayNames() {
        Tale tale = Tales.hostile();
        SequenceDiagram diagram = SequenceDiagram.of(tale.steps(), tale.names(), Scope.ALL);
        List<JsonObject> verdicts = judged(Mermaid.parts(diagram, new Origin("end\n%%{init}%%", "; #35;", "pq2:x;y")));
        assertEquals(Texts.messages(diagram), verdicts.stream().flatMap(verdict -> texts(verdict, "messages")).toList());
        assertEquals(diagram.shownLanes().stream().map(lane -> lane.name()).toList(), texts(verdicts.get(0), "actors").toList());
    }

    @Test
    void longDiagramsAreSplitBelowMermaidsLimit() {
        Run run = Runs.random(7, "4.10", "nvme0", "nvme1", "nvme2", "nvme3");
        SequenceDiagram diagram = Runs.diagram(run);
        List<String> parts = Mermaid.parts(diagram, Runs.origin(run));
        assertTrue(parts.size() > 1, parts.size() + " parts of " + diagram.rows() + " rows");
        assertTrue(parts.stream().allMatch(part -> part.length() < 50_000));
        List<JsonObject> verdicts = judged(parts);
        assertEquals(diagram.messages(), verdicts.stream().flatMap(verdict -> texts(verdict, "messages")).count());
    }

    @Test
    void theFailingPartHasItsGoldenText() {
        Run run = Runs.stale();
        List<String> parts = Mermaid.parts(Runs.diagram(run).with(Runs.failingPart(run)), Runs.origin(run));
        assertEquals(1, parts.size());
        Golden.check("stale-pirq-failing-part.mmd", parts.get(0));
    }
}
