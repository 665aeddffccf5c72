package org.pirqscope.cli.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.json.Members;
import org.pirqscope.evidence.check.BesideLine;
import org.pirqscope.evidence.check.Check;
import org.pirqscope.evidence.check.CheckWords;
import org.pirqscope.evidence.check.Disagreement;
import org.pirqscope.evidence.check.EvidenceCheck;
import org.pirqscope.evidence.check.LogsBesideRun;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.machine.call.LogLine;

/** The evidence as one object; a file is the index of its first entry among the sources. */
public final class EvidenceJson {

    private final Evidence evidence;
    private final Observations seen;
    private final List<Diagnosis> diagnoses;
    private final Map<Integer, Integer> sourceOf = new HashMap<>();

    private EvidenceJson(Evidence evidence, Observations seen, List<Diagnosis> diagnoses) {
        this.evidence = evidence;
        this.seen = seen;
        this.diagnoses = diagnoses;
        for (int i = 0; i < evidence.sources().size(); i++) {
            sourceOf.putIfAbsent(evidence.sources().get(i).file(), i);
        }
    }

    /** The object on one line. */
    public static String of(
            Evidence evidence,
            Observations seen,
            List<Diagnosis> diagnoses,
            Optional<EvidenceCheck> check,
            Optional<LogsBesideRun> beside) {
        EvidenceJson json = new EvidenceJson(evidence, seen, diagnoses);
        return Json.object(members -> {
            json.write(members);
            check.ifPresent(found -> members.object("check", inner -> {
                json.check(inner, found);
                beside.ifPresent(lines -> inner.objects("beside", lines.lines(), json::beside));
            }));
        });
    }

    private void check(Members json, EvidenceCheck found) {
        Optional<Check.Possible> possible =
                found.check() instanceof Check.Possible run ? Optional.of(run) : Optional.empty();
        Optional<Disagreement> at =
                found.check() instanceof Check.Impossible no ? Optional.of(no.disagreement()) : Optional.empty();
        json.put("verdict", CheckWords.verdict(found.check()))
                .put("run", possible.map(run -> run.run().runString()))
                .object("line", at.flatMap(Disagreement::line).map(Fact.Logged::place), this::place)
                .put(
                        "guard",
                        at.flatMap(no -> found.scenario().map(scenario -> CheckWords.guard(no.guard(), scenario))))
                .put("observed", at.map(no -> no.line().map(CheckWords::line).orElse("nothing more")))
                .put("allowed", at.map(CheckWords::allowed))
                .put("reason", found.check() instanceof Check.Unknown unknown ? CheckWords.reason(unknown) : null)
                .values("common", possible.stream().flatMap(run -> CheckWords.common(run).stream()))
                .put("excerpt", found.asExcerpt().map(run -> run.run().runString()));
    }

    private void beside(Members json, BesideLine line) {
        json.put("match", line.match().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .object("line", line.observed().map(Fact.Logged::place), this::place)
                .put("step", line.step())
                .put("observed", line.observed().map(CheckWords::line))
                .put("logged", line.logged().map(LogLine::text));
    }

    private void write(Members json) {
        json.objects("sources", evidence.sources(), EvidenceJson::source)
                .object("facts", facts -> facts(facts, seen.stack()))
                .objects("devices", seen.devices(), EvidenceJson::device)
                .objects("lives", seen.lives().all(), this::life)
                .objects(
                        "pool",
                        seen.lives().pools(seen.stack()),
                        (inner, pool) -> inner.put("domain", domain(pool.domain()))
                                .put("pirqs", pool.pirqs())
                                .put("used", pool.used()))
                .objects("diagnosis", diagnoses, this::diagnosis);
    }

    private static void source(Members json, SourceCount source) {
        json.put("file", source.name())
                .put("format", source.format().id())
                .put("lines", source.lines())
                .put("read", source.read())
                .put("known", source.known())
                .put("notUnderstood", source.notUnderstood());
    }

    private static void facts(Members json, StackFacts stack) {
        json.put("xen", stack.xen())
                .put("qemu", stack.qemu())
                .put("linux", stack.linux())
                .put("debugBuild", stack.debugBuild())
                .put("nrIrqsGsi", stack.nrIrqsGsi())
                .put("pirqs", stack.pirqs());
    }

    private static void device(Members json, KnownDevice device) {
        json.put("bdf", filled(device.bdf()))
                .put("virtualBdf", filled(device.virtualBdf()))
                .put("domain", domain(device.domain()))
                .put("msi", device.msi())
                .put("msix", device.msix());
    }

    private void life(Members json, Life life) {
        json.put("domain", domain(life.domain()))
                .put("pirq", life.pirq())
                .put("device", filled(life.device()))
                .objects("events", life.events(), this::event)
                .put("mappedAtEnd", life.mappedAtEnd());
    }

    private void event(Members json, PirqEvent event) {
        place(json, event.place());
        json.put("layer", event.party().id()).put("what", event.what().id());
    }

    private void diagnosis(Members json, Diagnosis diagnosis) {
        json.put("rule", diagnosis.rule())
                .put("claim", diagnosis.sentence())
                .put("certainty", diagnosis.certainty().id())
                .objects("lines", diagnosis.lines(), this::place)
                .put("decide", filled(diagnosis.decide()));
    }

    private void place(Members json, SourceLine place) {
        json.put("file", sourceOf.getOrDefault(place.file(), place.file())).put("line", place.line());
    }

    private static OptionalInt domain(int domain) {
        return domain < 0 ? OptionalInt.empty() : OptionalInt.of(domain);
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
