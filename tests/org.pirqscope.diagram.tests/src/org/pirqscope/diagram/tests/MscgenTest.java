package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.markup.Mscgen;
import org.pirqscope.machine.run.Run;

/** mscgen itself, where it is installed, says whether it understands what was written. */
class MscgenTest {

    private static final Pattern ARROW = Pattern.compile(
            "  l\\d+(?:>>|=>>|=>)l\\d+ \\[label=\"(?<text>(?:[^\"\\\\]|\\\\\")*)\"(?:, \\w+=\"#\\w+\")*\\];");

    @TempDir
    Path folder;

    private static String source(SequenceDiagram diagram, Origin origin) throws IOException {
        StringBuilder out = new StringBuilder();
        Mscgen.write(diagram, origin, out);
        return out.toString();
    }

    private List<String> drawn(String source) throws IOException {
        assumeTrue(Command.exists("mscgen"), "mscgen is not installed");
        Path in = Files.writeString(folder.resolve("in.msc"), source);
        Path out = folder.resolve("out.svg");
        Command.Result result = Command.run(
                folder, Map.of(), List.of("mscgen", "-T", "svg", "-i", in.toString(), "-o", out.toString()));
        assertEquals(0, result.code(), result::out);
        return Xml.texts(Xml.parse(Files.readAllBytes(out))).stream()
                .map(String::strip)
                .toList();
    }

    @Test
    void stalePirqIsReadBackMessageByMessage() throws IOException {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        Texts.assertInOrder(Texts.messages(diagram), drawn(source(diagram, Runs.origin(Runs.stale()))));
    }

    @Test
    void hostileNamesStayNames() throws IOException {
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram diagram = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        List<String> wanted = Texts.messages(diagram).stream()
                .map(text -> Label.ascii(text).replace('\\', '/'))
                .toList();
        Texts.assertInOrder(wanted, drawn(source(diagram, new Origin("a\n} msc {", "\"", "pq2:x"))));
    }

    @Test
    void withoutMscgenTheLinesTellTheSame() throws IOException {
        SequenceDiagram stale = Runs.diagram(Runs.stale());
        assertEquals(
                Texts.messages(stale).stream().map(Label::ascii).toList(),
                read(source(stale, Runs.origin(Runs.stale()))));
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram hostile = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        assertEquals(
                Texts.messages(hostile).stream()
                        .map(text -> Label.ascii(text).replace('\\', '/'))
                        .toList(),
                read(source(hostile, new Origin("a\n} msc {", "\"", "pq1:x"))));
    }

    /** The labels of the arrows. */
    private static List<String> read(String source) {
        return source.lines()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group("text").replace("\\\"", "\""))
                .toList();
    }

    @Test
    void theFailingPartHasItsGoldenText() throws IOException {
        Run run = Runs.stale();
        Golden.check(
                "stale-pirq-failing-part.msc", source(Runs.diagram(run).with(Runs.failingPart(run)), Runs.origin(run)));
    }
}
