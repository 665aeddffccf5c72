package org.pirqscope.evidence.check;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.machine.call.Layer;

/**
 * The lines of one domain that the simulated stack has as well, by texts.
 *
 * @param domain whose they are; -1 where no line tells
 * @param texts at most one for each layer
 * @param left lines of the model's kinds that are not compared: of another domain, of a device that is no controller,
 * or of a second text of the same layer
 */
public record ObservedLogs(int domain, List<LoggedText> texts, int left) {

    public ObservedLogs {
        texts = List.copyOf(texts);
    }

    /** How many lines are compared. */
    public int lines() {
        return texts.stream().mapToInt(text -> text.lines().size()).sum();
    }

    /** Whether any text has lines of the layer. */
    public boolean has(Layer layer) {
        return texts.stream().anyMatch(text -> text.layers().contains(layer));
    }

    /**
     * The lines of the facts that runs can be held against.
     *
     * @param devices addresses of the controllers, with their segments
     */
    public static ObservedLogs of(List<Fact> facts, Set<String> devices) {
        List<Fact.Logged> all = facts.stream()
                .filter(Fact.Logged.class::isInstance)
                .map(Fact.Logged.class::cast)
                .toList();
        int domain = domain(all);
        Map<Integer, List<Fact.Logged>> byFile = new TreeMap<>();
        for (Fact.Logged line : all) {
            boolean own = line.domain() == UNKNOWN || line.domain() == domain;
            if (own && (line.device().isEmpty() || devices.contains(line.device()))) {
                byFile.computeIfAbsent(line.place().file(), file -> new ArrayList<>())
                        .add(line);
            }
        }
        List<LoggedText> texts = longest(byFile);
        int compared = texts.stream().mapToInt(text -> text.lines().size()).sum();
        return new ObservedLogs(domain, texts, all.size() - compared);
    }

    // the one with most lines; dom0 has no pirqs of this kind
    private static int domain(List<Fact.Logged> lines) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Fact.Logged line : lines) {
            if (line.domain() > 0) {
                counts.merge(line.domain(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(UNKNOWN);
    }

    // of several texts of one layer the one that tells most
    private static List<LoggedText> longest(Map<Integer, List<Fact.Logged>> byFile) {
        List<LoggedText> open = new ArrayList<>();
        byFile.forEach((file, lines) -> open.addAll(split(file, lines)));
        open.sort(
                Comparator.comparing((LoggedText text) -> -text.lines().size()).thenComparing(LoggedText::file));
        List<LoggedText> texts = new ArrayList<>();
        Set<Layer> taken = EnumSet.noneOf(Layer.class);
        for (LoggedText text : open) {
            if (text.layers().stream().noneMatch(taken::contains)) {
                texts.add(text);
                taken.addAll(text.layers());
            }
        }
        texts.sort(Comparator.comparing(
                text -> text.layers().stream().min(Comparator.naturalOrder()).orElseThrow()));
        return texts;
    }

    // layers that stand in one block each may have been pasted one below the other; where they alternate they share a
    // console
    private static List<LoggedText> split(int file, List<Fact.Logged> lines) {
        Map<Layer, List<Fact.Logged>> byLayer = new EnumMap<>(Layer.class);
        int blocks = 0;
        Layer last = null;
        for (Fact.Logged line : lines) {
            Layer layer = line.log().layer();
            blocks += layer == last ? 0 : 1;
            last = layer;
            byLayer.computeIfAbsent(layer, key -> new ArrayList<>()).add(line);
        }
        return blocks > byLayer.size()
                ? List.of(LoggedText.of(file, lines))
                : byLayer.values().stream()
                        .map(layer -> LoggedText.of(file, layer))
                        .toList();
    }
}
