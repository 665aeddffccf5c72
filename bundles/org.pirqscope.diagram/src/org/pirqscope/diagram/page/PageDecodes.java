package org.pirqscope.diagram.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.message.BitField;
import org.pirqscope.machine.message.Word;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.report.decode.Decodes;

/** The decoded messages of a run, each once; a step names one by its number. */
final class PageDecodes {

    private final Decodes decodes;
    private final Map<String, Integer> all = new LinkedHashMap<>();

    PageDecodes(Run run) {
        this.decodes = Decodes.of(run);
    }

    /** The number of the message that is looked at after a step, -1 for none. */
    int at(int step) {
        return decodes.at(step)
                .map(decode -> all.computeIfAbsent(json(decode), key -> all.size()))
                .orElse(-1);
    }

    /** All messages in the order of their numbers. */
    String all() {
        return PageJson.array(List.copyOf(all.keySet()));
    }

    private static String json(Decode decode) {
        return PageJson.array(
                PageJson.text(decode.headline()),
                PageJson.array(decode.words().words().stream()
                        .map(word -> word(decode, word))
                        .toList()),
                PageJson.text(decode.composition()),
                PageJson.array(
                        decode.conditions().stream().map(PageDecodes::condition).toList()),
                PageJson.text(decode.outcome()),
                PageJson.text(decode.alarm()));
    }

    private static String word(Decode decode, Word word) {
        boolean known = decode.knows(word);
        return PageJson.array(
                PageJson.text(word.name()),
                PageJson.text(known ? word.valueText() : ""),
                PageJson.array(
                        word.fields().stream().map(field -> field(field, known)).toList()));
    }

    private static String field(BitField field, boolean known) {
        return PageJson.array(
                PageJson.text(field.range()),
                PageJson.text(known ? bits(field) : ""),
                PageJson.text(known ? field.valueText() : ""),
                PageJson.text(field.name()),
                PageJson.text(known ? field.meaning() : ""),
                field.partOfPirq() ? "1" : "0");
    }

    private static String bits(BitField field) {
        StringBuilder bits = new StringBuilder();
        for (int bit = field.width() - 1; bit >= 0; bit--) {
            bits.append(field.value() >>> bit & 1).append(bit > 0 && bit % 4 == 0 ? " " : "");
        }
        return bits.toString();
    }

    private static String condition(Condition condition) {
        return PageJson.texts(
                java.util.stream.Stream.of(condition.text(), condition.result().label(), condition.detail()));
    }
}
