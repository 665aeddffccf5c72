package org.pirqscope.machine.call;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One call: the function and its arguments, already as text, in the order of its parameters.
 *
 * @param name the function as the release at hand spells it
 */
public record Call(Function function, String name, List<Argument> arguments) {

    /** The call of a function by its ordinary name. */
    public Call(Function function, List<Argument> arguments) {
        this(function, function.spelling(), arguments);
    }

    /** One argument: parameter name, raw value and its printed form. */
    public record Argument(String name, int value, String text) {}

    public Layer layer() {
        return function.layer();
    }

    /** {@code xen_irq_from_pirq(55)}; commands to the device have a space: {@code Create CQ 1}. */
    public String text() {
        String inside = arguments.stream().map(Argument::text).collect(Collectors.joining(", "));
        if (function.kind() == CallKind.COMMAND) {
            return inside.isEmpty() ? name() : name() + " " + inside;
        }
        return name() + "(" + inside + ")";
    }

    /** {@code xen_irq_from_pirq(pirq=55)}: for tool tips and the JSON output. */
    public String namedText() {
        return name()
                + arguments.stream().map(a -> a.name() + "=" + a.text()).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The raw value of the named argument. @throws IllegalArgumentException if the function has no such parameter */
    public int argument(String name) {
        return arguments.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this.name + " has no argument " + name))
                .value();
    }
}
