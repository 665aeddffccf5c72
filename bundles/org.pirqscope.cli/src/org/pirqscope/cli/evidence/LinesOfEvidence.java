package org.pirqscope.cli.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.diagram.timeline.TimelineDiagram;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.evidence.read.ReadLines;
import org.pirqscope.evidence.timeline.LineFacts;
import picocli.CommandLine.Model.CommandSpec;

/** The lines as they were read: what became of each, whose it is, and what it tells. */
public final class LinesOfEvidence {

    private final Output out;
    private final Evidence evidence;
    private final LineFacts facts;
    private final List<String> brief;

    private LinesOfEvidence(Output out, Evidence evidence) {
        this.out = out;
        this.evidence = evidence;
        this.facts = LineFacts.of(evidence);
        this.brief = TimelineDiagram.brief(evidence.names());
    }

    /** Adds its option. */
    public static void describe(CommandSpec spec) {
        spec.addOption(Option.flag(
                "--lines",
                "Prints the lines instead: what became of each (read, known, not-understood, cut), whose it is, and "
                        + "what was read out of it; with --not-understood only those that were not."));
    }

    /** Prints them: each in words, or as a JSON object. */
    public static void write(Evidence evidence, Arguments given, Terminal terminal) {
        LinesOfEvidence lines = new LinesOfEvidence(terminal.out(), evidence);
        boolean strange = given.flag("--not-understood");
        if (given.flag("--json")) {
            lines.each(strange, new Objects(lines));
        } else {
            lines.each(strange, lines::words);
        }
        if (evidence.lines().beyond() > 0) {
            terminal.note("%d lines beyond the first %d MiB are counted and not kept"
                    .formatted(evidence.lines().beyond(), ReadLines.MOST_BYTES >> 20));
        }
    }

    private void each(boolean strange, Consumer<ReadLine> print) {
        ReadLines lines = evidence.lines();
        for (int file = 0; file < lines.texts() && !out.closed(); file++) {
            for (int row = 0; row < lines.rows(file); row++) {
                ReadLine line = lines.at(file, row);
                if (!strange || line.state().strange()) {
                    print.accept(line);
                }
            }
        }
    }

    private void words(ReadLine line) {
        out.line("%s: %s, %s: %s"
                .formatted(
                        TimelineDiagram.place(line.place(), brief),
                        line.state().id(),
                        facts.party(line).map(Party::id).orElse(line.format().id()),
                        line.text()));
        String told = line.place().equals(line.record()) ? facts.told(line) : "";
        if (!told.isEmpty()) {
            out.line("    = " + told);
        }
    }

    /** A line as an object; its file is the index of the first source of it. */
    private static final class Objects implements Consumer<ReadLine> {

        private final LinesOfEvidence lines;
        private final Map<Integer, Integer> sourceOf = new HashMap<>();

        Objects(LinesOfEvidence lines) {
            this.lines = lines;
            for (int i = 0; i < lines.evidence.sources().size(); i++) {
                sourceOf.putIfAbsent(lines.evidence.sources().get(i).file(), i);
            }
        }

        @Override
        public void accept(ReadLine line) {
            Optional<String> layer = lines.facts.party(line).map(Party::id);
            lines.out.line(Json.object(json -> json.put(
                            "file",
                            sourceOf.getOrDefault(
                                    line.place().file(), line.place().file()))
                    .put("line", line.place().line())
                    .put("record", line.record().line())
                    .put("state", line.state().id())
                    .put("format", line.format().id())
                    .put("layer", layer)
                    .put("text", line.text())
                    .put("what", lines.facts.words(line))));
        }
    }
}
