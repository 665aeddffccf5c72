package org.pirqscope.machine.call;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the four function enums share, written down in one line each.
 *
 * @param source file and, where it differs, the function in which the step is seen
 */
public record Signature(String spelling, CallKind kind, Format answer, String source, List<Parameter> parameters) {

    /**
     * Of {@code hypercall number-or-rc PHYSDEVOP_map_pirq(device dev, number entry, number pirq)}: a {@link CallKind}
     * unless it is an ordinary call, and types that are a {@link Format} each.
     */
    static Signature of(String prototype, String source) {
        int open = prototype.lastIndexOf('(');
        CallKind kind = Stream.of(CallKind.values())
                .filter(each -> prototype.startsWith(each.name().toLowerCase(Locale.ROOT) + ' '))
                .findFirst()
                .orElse(CallKind.CALL);
        int begin = kind == CallKind.CALL ? 0 : kind.name().length() + 1;
        String[] head = prototype.substring(begin, open).split(" ", 2);
        List<Parameter> parameters = Stream.of(
                        prototype.substring(open + 1, prototype.length() - 1).split(", "))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split(" ", 2))
                .map(words -> new Parameter(words[1], format(words[0])))
                .toList();
        return new Signature(head[1], kind, format(head[0]), source, parameters);
    }

    private static Format format(String word) {
        return Format.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
