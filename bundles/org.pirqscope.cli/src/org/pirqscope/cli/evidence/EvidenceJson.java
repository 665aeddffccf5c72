package org.pirqscope.cli.evidence;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.cli.json.Json;
import org.pirqscope.evidence.check.Check;
import org.pirqscope.evidence.check.CheckWords;
import org.pirqscope.evidence.check.Disagreement;
import org.pirqscope.evidence.check.EvidenceCheck;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.evidence.life.PoolUse;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.SourceCount;

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
            Evidence evidence, Observations seen, List<Diagnosis> diagnoses, Optional<EvidenceCheck> check) {
        EvidenceJson json = new EvidenceJson(evidence, seen, diagnoses);
        return Json.object(writer -> {
            json.write(writer);
            if (check.isPresent()) {
                json.check(writer, check.get());
            }
        });
    }

    private void check(JsonWriter json, EvidenceCheck found) throws IOException {
        json.name("check").beginObject();
        json.name("verdict").value(CheckWords.verdict(found.check()));
        text(
                json.name("run"),
                found.check() instanceof Check.Possible possible
                        ? Optional.of(possible.run().runString())
                        : Optional.empty());
        Optional<Disagreement> at = found.check() instanceof Check.Impossible impossible
                ? Optional.of(impossible.disagreement())
                : Optional.empty();
        json.name("line");
        Optional<SourceLine> line = at.flatMap(Disagreement::line).map(Fact.Logged::place);
        if (line.isPresent()) {
            json.beginObject();
            place(json, line.get());
            json.endObject();
        } else {
            json.nullValue();
        }
        text(
                json.name("guard"),
                at.flatMap(no -> found.scenario().map(scenario -> CheckWords.guard(no.guard(), scenario))));
        text(json.name("observed"), at.map(no -> no.line().map(CheckWords::line).orElse("nothing more")));
        text(json.name("allowed"), at.map(CheckWords::allowed));
        text(
                json.name("reason"),
                found.check() instanceof Check.Unknown unknown
                        ? Optional.of(CheckWords.reason(unknown))
                        : Optional.empty());
        json.name("common").beginArray();
        if (found.check() instanceof Check.Possible possible) {
            for (String sentence : CheckWords.common(possible)) {
                json.value(sentence);
            }
        }
        json.endArray();
        text(json.name("excerpt"), found.asExcerpt().map(run -> run.run().runString()));
        json.endObject();
    }

    private void write(JsonWriter json) throws IOException {
        json.setSerializeNulls(true);
        json.name("sources").beginArray();
        for (SourceCount source : evidence.sources()) {
            source(json, source);
        }
        json.endArray();
        facts(json, seen.stack());
        json.name("devices").beginArray();
        for (KnownDevice device : seen.devices()) {
            device(json, device);
        }
        json.endArray();
        json.name("lives").beginArray();
        for (Life life : seen.lives().all()) {
            life(json, life);
        }
        json.endArray();
        json.name("pool").beginArray();
        for (PoolUse pool : seen.lives().pools(seen.stack())) {
            json.beginObject();
            domain(json, pool.domain());
            number(json.name("pirqs"), pool.pirqs());
            json.name("used").value(pool.used()).endObject();
        }
        json.endArray();
        json.name("diagnosis").beginArray();
        for (Diagnosis diagnosis : diagnoses) {
            diagnosis(json, diagnosis);
        }
        json.endArray();
    }

    private static void source(JsonWriter json, SourceCount source) throws IOException {
        json.beginObject();
        json.name("file").value(source.name());
        json.name("format").value(source.format().id());
        json.name("lines").value(source.lines());
        json.name("read").value(source.read());
        json.name("known").value(source.known());
        json.name("notUnderstood").value(source.notUnderstood());
        json.endObject();
    }

    private static void facts(JsonWriter json, StackFacts stack) throws IOException {
        json.name("facts").beginObject();
        text(json.name("xen"), stack.xen());
        text(json.name("qemu"), stack.qemu());
        text(json.name("linux"), stack.linux());
        flag(json.name("debugBuild"), stack.debugBuild());
        number(json.name("nrIrqsGsi"), stack.nrIrqsGsi());
        number(json.name("pirqs"), stack.pirqs());
        json.endObject();
    }

    private static void device(JsonWriter json, KnownDevice device) throws IOException {
        json.beginObject();
        text(json.name("bdf"), filled(device.bdf()));
        text(json.name("virtualBdf"), filled(device.virtualBdf()));
        domain(json, device.domain());
        number(json.name("msi"), device.msi());
        number(json.name("msix"), device.msix());
        json.endObject();
    }

    private void life(JsonWriter json, Life life) throws IOException {
        json.beginObject();
        domain(json, life.domain());
        json.name("pirq").value(life.pirq());
        text(json.name("device"), filled(life.device()));
        json.name("events").beginArray();
        for (PirqEvent event : life.events()) {
            json.beginObject();
            place(json, event.place());
            json.name("layer").value(event.party().id());
            json.name("what").value(event.what().id());
            json.endObject();
        }
        json.endArray();
        flag(json.name("mappedAtEnd"), life.mappedAtEnd());
        json.endObject();
    }

    private void diagnosis(JsonWriter json, Diagnosis diagnosis) throws IOException {
        json.beginObject();
        json.name("rule").value(diagnosis.rule());
        json.name("claim").value(diagnosis.sentence());
        json.name("certainty").value(diagnosis.certainty().id());
        json.name("lines").beginArray();
        for (SourceLine line : diagnosis.lines()) {
            json.beginObject();
            place(json, line);
            json.endObject();
        }
        json.endArray();
        text(json.name("decide"), filled(diagnosis.decide()));
        json.endObject();
    }

    private void place(JsonWriter json, SourceLine place) throws IOException {
        json.name("file").value(sourceOf.getOrDefault(place.file(), place.file()));
        json.name("line").value(place.line());
    }

    private static void domain(JsonWriter json, int domain) throws IOException {
        number(json.name("domain"), domain < 0 ? OptionalInt.empty() : OptionalInt.of(domain));
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void text(JsonWriter json, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.value(text.get());
        } else {
            json.nullValue();
        }
    }

    private static void flag(JsonWriter json, Optional<Boolean> flag) throws IOException {
        if (flag.isPresent()) {
            json.value(flag.get());
        } else {
            json.nullValue();
        }
    }

    private static void number(JsonWriter json, OptionalInt number) throws IOException {
        if (number.isPresent()) {
            json.value(number.getAsInt());
        } else {
            json.nullValue();
        }
    }
}
