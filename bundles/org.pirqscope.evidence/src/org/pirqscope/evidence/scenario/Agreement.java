package org.pirqscope.evidence.scenario;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.PirqEvent.Reused;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.TextSource;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;

/**
 * Whether a run of the simulated stack logs what was observed, layer by layer, each in its own order. Only the runs
 * of the
 * scenario that the logs tell are made, with one load of each driver, an unload after it, and a second load: where none
 * agrees, another order still may.
 *
 * @param run the run string of a run that agrees
 * @param line the first observed line that the run which agrees longest does not have
 * @param observed what that line tells
 * @param allowed what the run tells in its place, empty where it tells nothing more
 */
public record Agreement(Optional<String> run, Optional<SourceLine> line, String observed, String allowed) {

    private static final List<List<Act>> SCRIPTS =
            List.of(List.of(Act.LOAD), List.of(Act.LOAD, Act.UNLOAD), List.of(Act.LOAD, Act.UNLOAD, Act.LOAD));

    /** What a line tells, without numbers that a run chooses freely (Linux irqs). */
    private record LoggedLine(SourceLine place, String text) {}

    /** Compares. */
    public static Agreement of(List<PirqEvent> events, Scenario scenario) {
        List<LoggedLine> guest = told(events, Party.GUEST);
        List<LoggedLine> qemu = told(events, Party.QEMU);
        Agreement best = null;
        int longest = -1;
        for (List<Act> script : SCRIPTS) {
            Run run = Run.of(with(scenario, script));
            List<PirqEvent> made = read(run);
            List<LoggedLine> madeGuest = told(made, Party.GUEST);
            List<LoggedLine> madeQemu = told(made, Party.QEMU);
            int agreed = common(guest, madeGuest) + common(qemu, madeQemu);
            if (agreed == guest.size() + qemu.size() && whole(guest, madeGuest) && whole(qemu, madeQemu)) {
                return new Agreement(Optional.of(run.runString()), Optional.empty(), "", "");
            }
            if (agreed > longest) {
                longest = agreed;
                best = common(guest, madeGuest) < guest.size()
                        ? differing(guest, madeGuest)
                        : differing(qemu, madeQemu);
            }
        }
        return best;
    }

    // a layer without any line may be one whose lines are hidden
    private static boolean whole(List<LoggedLine> observed, List<LoggedLine> made) {
        return observed.isEmpty() || observed.size() == made.size();
    }

    private static Scenario with(Scenario scenario, List<Act> script) {
        return new Scenario(
                scenario.name(),
                scenario.note(),
                scenario.versions(),
                scenario.pool(),
                scenario.controllers().stream()
                        .map(controller -> controller.withScript(script.toArray(Act[]::new)))
                        .toList(),
                scenario.events(),
                scenario.schedule());
    }

    private static int common(List<LoggedLine> observed, List<LoggedLine> made) {
        int i = 0;
        while (i < observed.size()
                && i < made.size()
                && observed.get(i).text().equals(made.get(i).text())) {
            i++;
        }
        return i;
    }

    private static Agreement differing(List<LoggedLine> observed, List<LoggedLine> made) {
        int at = common(observed, made);
        return new Agreement(
                Optional.empty(),
                at < observed.size() ? Optional.of(observed.get(at).place()) : Optional.empty(),
                at < observed.size() ? observed.get(at).text() : "",
                at < made.size() ? made.get(at).text() : "");
    }

    private static List<PirqEvent> read(Run run) {
        TextSource guest = source(run, Layer.GUEST);
        TextSource qemu = source(run, Layer.QEMU);
        return Stream.of(guest, qemu).flatMap(Agreement::facts).toList();
    }

    private static Stream<PirqEvent> facts(TextSource source) {
        try {
            List<Fact> facts =
                    EvidenceReader.read(List.of(source), ReadingProgress.NONE).facts();
            return facts.stream().filter(PirqEvent.class::isInstance).map(PirqEvent.class::cast);
        } catch (EvidenceException empty) {
            return Stream.of();
        }
    }

    private static TextSource source(Run run, Layer layer) {
        String text = run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.layer() == layer)
                .map(LogLine::text)
                .collect(Collectors.joining("\n", "", "\n"));
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new TextSource("run", () -> new ByteArrayInputStream(bytes));
    }

    // the lines of one text of a layer that the model has as well
    private static List<LoggedLine> told(List<PirqEvent> events, Party party) {
        int file = events.stream()
                .filter(event -> event.party() == party && modelled(event))
                .mapToInt(event -> event.place().file())
                .findFirst()
                .orElse(-1);
        return events.stream()
                .filter(event -> event.party() == party && event.place().file() == file && modelled(event))
                .map(event -> new LoggedLine(event.place(), text(event)))
                .toList();
    }

    private static boolean modelled(PirqEvent event) {
        boolean guest = event.what() == What.REQUEST && event.detail() instanceof Reused
                || !event.device().isEmpty() && (event.what() == What.REQUEST || event.detail() instanceof LinuxIrq);
        boolean failed = event.what() == What.BIND_FAILED && event.detail() instanceof LinuxIrq;
        return event.party() == Party.GUEST
                ? guest || failed
                : event.detail() instanceof Vector
                        || event.detail() instanceof Failed && !event.device().isEmpty();
    }

    private static String text(PirqEvent event) {
        String entry = event.detail() instanceof Vector vector && vector.entry() >= 0 ? " entry " + vector.entry() : "";
        String reused = event.detail() instanceof Reused ? " again" : "";
        return event.what().id() + " pirq " + event.pirq() + reused + " " + event.device() + entry;
    }
}
