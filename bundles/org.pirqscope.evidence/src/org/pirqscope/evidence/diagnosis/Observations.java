package org.pirqscope.evidence.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.Lives;
import org.pirqscope.evidence.life.StackFacts;

/** Everything that the rules look at. */
public record Observations(List<Fact> facts, Lives lives, StackFacts stack, List<KnownDevice> devices) {

    /** All that the facts tell. */
    public static Observations of(List<Fact> facts) {
        return new Observations(facts, Lives.of(facts), StackFacts.of(facts), Lives.devices(facts));
    }

    /** All symptoms of a kind, in the order of the texts. */
    List<Fact.Symptom> symptoms(SymptomKind kind) {
        return facts.stream()
                .filter(fact -> fact instanceof Fact.Symptom symptom && symptom.kind() == kind)
                .map(Fact.Symptom.class::cast)
                .toList();
    }

    /** All that happened to pirqs, in the order of the texts. */
    Stream<PirqEvent> events() {
        return facts.stream().filter(PirqEvent.class::isInstance).map(PirqEvent.class::cast);
    }

    /** Whether Xen's dprintk lines cannot be in the texts: its banner says debug=n, or there is none. */
    boolean debugHidden() {
        return !stack.debugBuild().orElse(false);
    }
}
