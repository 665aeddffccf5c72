package org.pirqscope.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.evidence.check.Check;
import org.pirqscope.evidence.check.CheckWords;
import org.pirqscope.evidence.check.Disagreement;
import org.pirqscope.evidence.check.EvidenceCheck;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.evidence.life.LifeWords;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.evidence.read.StrangeLine;

/** The evidence for people: what was read, what it says of the stack, what went wrong, the lives of the pirqs. */
public record EvidenceText(Output out, Evidence evidence, Observations seen, List<Diagnosis> diagnoses) {

    private static final int MOST_LINES = 6;

    /** Prints all of it. @param strange also the lines that were not understood */
    public void print(boolean strange) {
        evidence.sources().forEach(this::source);
        stack(seen.stack());
        seen.devices().forEach(this::device);
        diagnoses.forEach(this::diagnosis);
        lives();
        pools();
        notUnderstood(strange);
    }

    /** Prints whether a run of the simulated stack logs the same. */
    public void check(EvidenceCheck found) {
        switch (found.check()) {
            case Check.Possible possible -> possible(possible, found);
            case Check.Impossible impossible -> impossible(impossible, found);
            case Check.Unknown unknown -> out.line("Check: unknown; " + CheckWords.reason(unknown));
        }
        if (found.left() > 0) {
            out.line("    not compared: %s of another domain, device or text".formatted(counted(found.left(), "line")));
        }
    }

    private void possible(Check.Possible possible, EvidenceCheck found) {
        out.line("Check: possible; this run logs the %s%s%s:"
                .formatted(
                        counted(possible.lines(), "line"),
                        possible.irqs() ? "" : ", with other Linux irqs",
                        possible.whole() ? "" : ", and more after them"));
        out.line("    run: " + possible.run().runString());
        out.line("    " + stack(found));
        CheckWords.common(possible).forEach(sentence -> paragraph(sentence, "    "));
    }

    private void impossible(Check.Impossible impossible, EvidenceCheck found) {
        Disagreement at = impossible.disagreement();
        String line = at.line().map(one -> place(one.place())).orElse("the end");
        out.line("Check: impossible; no run logs %s".formatted(line));
        part("observed: ", at.line().map(CheckWords::line).orElse("nothing more"));
        part("runs have: ", CheckWords.allowed(at));
        found.scenario().ifPresent(scenario -> part("guard: ", CheckWords.guard(at.guard(), scenario)));
        out.line("    agreed before: %d of %s; %s"
                .formatted(impossible.agreed(), counted(impossible.lines(), "line"), stack(found)));
        out.line("    searched: all runs of " + counted(found.scenarios(), "scenario")
                + ", with what no log tells in one way and another");
        found.asExcerpt()
                .ifPresent(run -> out.line("    if lines are missing from the logs, possible: "
                        + run.run().runString()));
    }

    private static String stack(EvidenceCheck found) {
        return found.scenario()
                .map(scenario -> "Linux %s, QEMU %s, Xen %s, pirqs up to %d, driver %s"
                        .formatted(
                                scenario.versions().linux(),
                                scenario.versions().qemu(),
                                scenario.versions().xen(),
                                scenario.pool().nrPirqs() - 1,
                                scenario.controllers().stream()
                                        .map(controller -> controller.driver().spelling())
                                        .distinct()
                                        .collect(Collectors.joining(" and "))))
                .orElse("");
    }

    private void source(SourceCount source) {
        out.line("%s: %s, %s: %d read, %d known, %d not understood"
                .formatted(
                        source.name(),
                        source.format().id(),
                        counted(source.lines(), "line"),
                        source.read(),
                        source.known(),
                        source.notUnderstood()));
    }

    private static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private void stack(StackFacts stack) {
        String told = LifeWords.stack(stack);
        if (!told.isEmpty()) {
            out.line("Stack: " + told);
        }
    }

    private void device(KnownDevice device) {
        boolean told = !device.virtualBdf().isEmpty() || device.domain() > 0;
        if (!told) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add(device.virtualBdf().isEmpty() ? device.bdf() : device.virtualBdf());
        if (!device.virtualBdf().isEmpty() && !device.bdf().isEmpty()) {
            parts.add("is " + device.bdf());
        }
        if (device.domain() > 0) {
            parts.add("of " + Domid.name(device.domain()));
        }
        device.msi().ifPresent(vectors -> parts.add(vectors == 0 ? "no MSI" : "MSI of " + vectors));
        device.msix().ifPresent(entries -> parts.add(entries == 0 ? "no MSI-X" : "MSI-X of " + entries));
        if (device.asked() > 0) {
            parts.add(counted(device.asked(), "vector") + " asked for, " + device.got() + " mapped at once");
        }
        out.line("Device "
                + String.join(", ", parts).replaceFirst(", is ", " is ").replaceFirst(", of ", " of "));
    }

    private void diagnosis(Diagnosis diagnosis) {
        paragraph(
                "%s (%s): %s [%s]"
                        .formatted(
                                diagnosis.rule(),
                                diagnosis.certainty().id(),
                                diagnosis.sentence(),
                                places(diagnosis.lines())),
                "");
        part("Or: ", diagnosis.otherwise());
        part("Decides it: ", diagnosis.decide());
        part("", diagnosis.absence());
    }

    private void part(String name, String text) {
        if (!text.isEmpty()) {
            paragraph(name + text, "    ");
        }
    }

    private void paragraph(String text, String indent) {
        List<String> lines = new Paragraph(Usage.WIDTH - 4).lines(text);
        for (int i = 0; i < lines.size(); i++) {
            out.line((i == 0 ? indent : "    ") + lines.get(i));
        }
    }

    private String places(List<SourceLine> lines) {
        String shown = lines.stream().limit(MOST_LINES).map(this::place).collect(Collectors.joining(", "));
        return lines.size() > MOST_LINES ? shown + ", ..." : shown;
    }

    private String place(SourceLine place) {
        if (evidence.names().size() == 1) {
            return "line " + place.line();
        }
        String name = evidence.names().get(place.file());
        return name.substring(name.lastIndexOf('/') + 1) + ":" + place.line();
    }

    private void lives() {
        Map<Integer, List<Life>> quiet = new TreeMap<>();
        for (Life life : seen.lives().all()) {
            if (life.quiet()) {
                quiet.computeIfAbsent(life.domain(), domain -> new ArrayList<>())
                        .add(life);
            } else {
                life(life);
            }
        }
        quiet.forEach((domain, lives) -> paragraph(
                "%s: named only, or a GSI's: %s"
                        .formatted(
                                Domid.name(domain),
                                lives.stream()
                                        .map(life -> Integer.toString(life.pirq()))
                                        .collect(Collectors.joining(", "))),
                ""));
        String unnamed = LifeWords.unnamed(seen.lives());
        if (!unnamed.isEmpty()) {
            paragraph(unnamed, "");
        }
    }

    private void life(Life life) {
        String end = LifeWords.end(life).isEmpty() ? "" : "; " + LifeWords.end(life);
        String device = life.device().isEmpty() ? "" : " (" + life.device() + ")";
        paragraph(
                "%s pirq %d%s: %s%s [%s]"
                        .formatted(
                                Domid.name(life.domain()),
                                life.pirq(),
                                device,
                                LifeWords.course(life),
                                end,
                                span(life)),
                "");
    }

    private String span(Life life) {
        String first = place(life.first());
        String last = place(life.events().getLast().place());
        return first.equals(last) ? first : first + " to " + last;
    }

    private void pools() {
        seen.lives().pools(seen.stack()).stream()
                .map(LifeWords::pool)
                .filter(words -> !words.isEmpty())
                .forEach(out::line);
    }

    private void notUnderstood(boolean all) {
        int lines = evidence.notUnderstood();
        if (lines == 0) {
            return;
        }
        out.line(counted(lines, "line") + " not understood" + (all ? ":" : "; --not-understood prints them"));
        for (StrangeLine line : evidence.strange()) {
            if (all || line.cut()) {
                out.line("    " + place(line.place()) + (line.cut() ? ": cut: " : ": ") + line.text());
            }
        }
    }
}
