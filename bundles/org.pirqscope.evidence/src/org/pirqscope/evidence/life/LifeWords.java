package org.pirqscope.evidence.life;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.PirqEvent;

/** The words of a life, of a pool, and of what is known of the stack. */
public final class LifeWords {

    private static final int MOST = 24;

    private LifeWords() {}

    /** What happened to a number: {@code request, update 2x, unbind, unmap}. */
    public static String course(Life life) {
        List<String> words = new ArrayList<>();
        Map<String, Integer> run = new LinkedHashMap<>();
        for (PirqEvent event : life.events()) {
            String word = event.what().id();
            if (!run.containsKey(word)) {
                run.forEach((name, count) -> words.add(count == 1 ? name : name + " " + count + "x"));
                run.clear();
            }
            run.merge(word, 1, Integer::sum);
        }
        run.forEach((name, count) -> words.add(count == 1 ? name : name + " " + count + "x"));
        return words.size() <= MOST
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, MOST)) + ", ... ("
                        + life.events().size() + " events)";
    }

    /** Whether it is mapped where the texts end; empty where they don't tell. */
    public static String end(Life life) {
        return life.mappedAtEnd()
                .map(mapped -> mapped ? "mapped at the end" : "not mapped at the end")
                .orElse("");
    }

    /** Why some numbers are nobody's although other texts name domains; empty where none are. */
    public static String unnamed(Lives lives) {
        String others = lives.others().stream().map(Domid::name).collect(Collectors.joining(", "));
        return others.isEmpty()
                ? ""
                : "d? is a domain that its own log does not name, as no kernel's does; no line says that it is "
                        + others;
    }

    /** How much of a pool is in use at the end; empty where its size is not known. */
    public static String pool(PoolUse pool) {
        return pool.pirqs().isEmpty()
                ? ""
                : "Pool of %s: %d of %d in use at the end"
                        .formatted(
                                Domid.name(pool.domain()),
                                pool.used(),
                                pool.pirqs().getAsInt());
    }

    /** What the texts say about the stack, empty for nothing. */
    public static String stack(StackFacts stack) {
        List<String> parts = new ArrayList<>();
        stack.xen()
                .ifPresent(version -> parts.add("Xen " + version
                        + stack.debugBuild()
                                .map(debug -> debug ? " (debug=y)" : " (debug=n)")
                                .orElse("")));
        stack.qemu().ifPresent(version -> parts.add("QEMU " + version));
        stack.linux().ifPresent(version -> parts.add("Linux " + version));
        stack.dom0Linux().ifPresent(version -> parts.add("dom0 Linux " + version));
        number(stack.nrIrqsGsi(), "nr_irqs_gsi ").ifPresent(parts::add);
        number(stack.pirqs(), "dom0's pirqs ").ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private static Optional<String> number(OptionalInt number, String name) {
        return number.isPresent() ? Optional.of(name + number.getAsInt()) : Optional.empty();
    }
}
