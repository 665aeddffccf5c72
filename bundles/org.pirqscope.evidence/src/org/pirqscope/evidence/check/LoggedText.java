package org.pirqscope.evidence.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.machine.call.Layer;

/**
 * Lines whose order is known: those of one layer in one text, or of several layers that wrote to one console.
 *
 * @param file index of the text
 */
public record LoggedText(int file, Set<Layer> layers, List<Fact.Logged> lines) {

    public LoggedText {
        layers = Set.copyOf(layers);
        lines = List.copyOf(lines);
    }

    static LoggedText of(int file, List<Fact.Logged> lines) {
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        lines.forEach(line -> layers.add(line.log().layer()));
        return new LoggedText(file, layers, lines);
    }
}
