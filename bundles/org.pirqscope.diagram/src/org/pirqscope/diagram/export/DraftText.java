package org.pirqscope.diagram.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.mail.Preset;

/**
 * A draft as lines of {@code name=value}, to keep it until the next time. What cannot be read is as in
 * {@link Draft#MAIL}.
 */
public final class DraftText {

    private static final Map<LaneMode, String> MODES = Map.of(LaneMode.FOLDED, "fold", LaneMode.HIDDEN, "leave");

    private DraftText() {}

    /** The draft as text. */
    public static String of(Draft draft) {
        Passage passage = draft.passage();
        ExportStyle style = draft.style();
        String lanes = new TreeMap<>(draft.lanes())
                .entrySet().stream()
                        .map(lane -> line("lane", MODES.get(lane.getValue()) + " " + lane.getKey()))
                        .collect(Collectors.joining());
        return line("format", draft.format().id())
                + line("part", passage.kind().id())
                + line("from", passage.from())
                + line("to", passage.to())
                + line("finding", passage.finding())
                + line("only", passage.touched())
                + lanes
                + line("width", style.width())
                + line("preset", style.preset().id())
                + line("quotes", style.quotes())
                + line("indent", style.indent())
                + line("rows", style.rows())
                + line("dark", style.dark())
                + line("scale", style.scale())
                + line("slide", style.slide());
    }

    private static String line(String name, Object value) {
        return name + "=" + value.toString().replace("\n", " ") + "\n";
    }

    /** The draft of such a text. */
    public static Draft read(String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> said = lines.stream()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (a, b) -> b));
        ExportFormat format = named(said.get("format"), ExportFormat.values(), ExportFormat::id);
        return new Draft(format, passage(said), lanes(lines), style(said));
    }

    private static Map<String, LaneMode> lanes(List<String> lines) {
        Map<String, LaneMode> lanes = new HashMap<>();
        MODES.forEach((mode, word) -> lines.stream()
                .filter(line -> line.startsWith("lane=" + word + " "))
                .forEach(line -> lanes.put(line.substring(line.indexOf(' ') + 1), mode)));
        return lanes;
    }

    private static Passage passage(Map<String, String> said) {
        Passage.Kind kind = named(said.get("part"), Passage.Kind.values(), Passage.Kind::id);
        return new Passage(
                kind,
                said.getOrDefault("from", ""),
                said.getOrDefault("to", ""),
                number(said.get("finding"), 0),
                said.getOrDefault("only", ""));
    }

    private static ExportStyle style(Map<String, String> said) {
        Preset preset = named(said.get("preset"), Preset.values(), Preset::id);
        int quotes = Math.clamp(number(said.get("quotes"), ExportStyle.USUAL.quotes()), 0, 8);
        int indent = Math.clamp(number(said.get("indent"), ExportStyle.USUAL.indent()), 0, 16);
        int rows = Math.clamp(number(said.get("rows"), ExportStyle.USUAL.rows()), 0, 999);
        return new ExportStyle(
                said.getOrDefault("width", ExportStyle.USUAL.width()),
                preset,
                quotes,
                indent,
                rows,
                "true".equals(said.get("dark")),
                said.getOrDefault("scale", ExportStyle.USUAL.scale()),
                Math.clamp(number(said.get("slide"), ExportStyle.USUAL.slide()), 1, ExportStyle.MOST_SLIDES));
    }

    private static <T> T named(String id, T[] values, Function<T, String> name) {
        return Stream.of(values)
                .filter(value -> name.apply(value).equals(id))
                .findFirst()
                .orElse(values[0]);
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
