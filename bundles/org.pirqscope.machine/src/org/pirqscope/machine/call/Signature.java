package org.pirqscope.machine.call;

import java.util.ArrayList;
import java.util.List;

/**
 * What the four function enums share, written down in one line each.
 *
 * @param source file and, where it differs, the function in which the step is seen
 */
public record Signature(String spelling, CallKind kind, Format answer, String source, List<Parameter> parameters) {

    /** {@code parameters} alternates name and {@link Format}. */
    static Signature of(String spelling, CallKind kind, Format answer, String source, Object... parameters) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            list.add(Parameter.of((String) parameters[i], (Format) parameters[i + 1]));
        }
        return new Signature(spelling, kind, answer, source, List.copyOf(list));
    }
}
