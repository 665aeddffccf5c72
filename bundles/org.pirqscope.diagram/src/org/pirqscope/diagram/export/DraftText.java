package org.pirqscope.diagram.export;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.diagram.mail.Preset;

/** A draft as lines of {@code name=value}, to keep it until the next time. What cannot be read is as in {@link Draft#MAIL}. */
public final class DraftText {

    private static final String WITHOUT = "without=";

    private DraftText() {
    }

    /** The draft as text. */
    public static String of(Draft draft) {
        Passage passage = draft.passage();
        Dress dress = draft.dress();
        String lanes = new TreeSet<>(draft.without()).stream().map(lane -> WITHOUT + lane + "\n").collect(Collectors.joining());
        return line("format", draft.format().id()) + line("part", passage.kind().id()) + line("from", passage.from()) + line("to", passage.to())
                + line("finding", passage.finding()) + line("touched", passage.touched()) + lanes + line("folded", draft.folded())
                + line("width", dress.width()) + line("preset", dress.preset().id()) + line("quotes", dress.quotes())
                + line("dark", dress.dark()) + line("scale", dress.scale());
    }

    private static String line(String name, Object value) {
        return name + "=" + value.toString().replace("\n", " ") + "\n";
    }

    /** The draft of such a text. */
    public static Draft read(String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> said = lines.stream().filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1), (a, b) -> b));
        Set<String> without = new HashSet<>();
        lines.stream().filter(line -> line.startsWith(WITHOUT)).forEach(line -> without.add(line.substring(WITHOUT.length())));
        Format format = named(said.get("format"), Format.values(), Format::id);
        return new Draft(format, passage(said), without, !"false".equals(said.get("folded")), dress(said));
    }

    private static Passage passage(Map<String, String> said) {
        Passage.Kind kind = named(said.get("part"), Passage.Kind.values(), Passage.Kind::id);
        return new Passage(kind, said.getOrDefault("from", ""), said.getOrDefault("to", ""), number(said.get("finding"), 0), said.getOrDefault("touched", ""));
    }

    private static Dress dress(Map<String, String> said) {
        Preset preset = named(said.get("preset"), Preset.values(), Preset::id);
        int quotes = Math.clamp(number(said.get("quotes"), Dress.USUAL.quotes()), 0, 8);
        return new Dress(said.getOrDefault("width", Dress.USUAL.width()), preset, quotes, "true".equals(said.get("dark")),
                said.getOrDefault("scale", Dress.USUAL.scale()));
    }

    private static <T> T named(String id, T[] values, Function<T, String> name) {
        return Stream.of(values).filter(value -> name.apply(value).equals(id)).findFirst().orElse(values[0]);
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
