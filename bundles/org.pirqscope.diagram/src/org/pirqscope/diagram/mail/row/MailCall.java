package org.pirqscope.diagram.mail.row;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pirqscope.diagram.Label;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Format;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Parameter;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.History;

/**
 * How a mail spells a call: as the kernel does, with the few arguments that a reader of the column needs.
 *
 * @param layers whether the column says in which layer a call is
 */
record MailCall(History history, boolean layers) {

    /**
     * The call that {@code enter} enters, with its answer where it is known and says something: with all arguments,
     * with the pirq alone, which is what the whole diagram is about, and with none.
     *
     * @param quiet whether its answer is left out
     */
    List<String> texts(Step enter, boolean byQemu, boolean alwaysAnswer, boolean quiet) {
        boolean command = enter.call().function().kind() == CallKind.COMMAND;
        String all = arguments(enter.call(), name -> true);
        List<String> lengths = command ? List.of(all) : List.of(all, arguments(enter.call(), "pirq"::equals), "");
        return lengths.stream()
                .map(told ->
                        prefix(enter, byQemu) + named(enter.call(), told) + (quiet ? "" : answer(enter, alwaysAnswer)))
                .toList();
    }

    private String prefix(Step step, boolean byQemu) {
        if (layers) {
            return "";
        }
        if (step.layer() == Layer.QEMU || byQemu) {
            return "[qemu] ";
        }
        if (step.call().function().kind() == CallKind.INTERRUPT) {
            return "<irq> ";
        }
        return step.layer() == Layer.XEN && step.call().function().kind() != CallKind.HYPERCALL ? "[xen] " : "";
    }

    private static String named(Call call, String arguments) {
        String name = Label.ascii(call.name());
        if (call.function().kind() == CallKind.COMMAND) {
            return arguments.isEmpty() ? name : name + " " + arguments;
        }
        return name + "(" + arguments + ")";
    }

    private static String arguments(Call call, Predicate<String> wanted) {
        List<Parameter> parameters = call.function().parameters();
        return java.util.stream.IntStream.range(
                        0, Math.min(parameters.size(), call.arguments().size()))
                .filter(i -> shown(call, parameters.get(i).format())
                        && wanted.test(call.arguments().get(i).name()))
                .mapToObj(i -> Label.ascii(call.arguments().get(i).text()))
                .collect(Collectors.joining(", "));
    }

    /** Words are shown where they are the point, not where a pirq is meant. */
    private static boolean shown(Call call, Format format) {
        return switch (format) {
            case NUMBER, CONTROL -> true;
            case WORD -> call.function() != GuestFunction.PCI_WRITE_MSI_MSG;
            case VOID, RC, UNUSED_RC, NUMBER_OR_RC, ZERO_WITH_PIRQ, ERRNO, HEX, MAP_TYPE, CAPABILITY, MESSAGE, DEVICE ->
                false;
        };
    }

    /** {@code pirq 55} for a call that writes a message, empty for any other. */
    static String written(Call call) {
        if (call.function() != GuestFunction.PCI_WRITE_MSI_MSG) {
            return "";
        }
        return message(new MsiMessage(call.argument("address_hi"), call.argument("address_lo"), call.argument("data")));
    }

    private String answer(Step enter, boolean always) {
        if (enter.partner() == 0) {
            return "";
        }
        return switch (history.answer(enter).answer()) {
            case Answer.Nothing nothing -> "";
            case Answer.Message read -> " = " + message(read.message());
            case Answer.Value value when value.format() == Format.UNUSED_RC && !always -> "";
            case Answer.Value value when value.value() == 0 && value.format() == Format.RC && !always -> "";
            case Answer.Value value ->
                " = " + (enter.call().function().kind() == CallKind.COMMAND ? value.text() : named(value));
        };
    }

    /** An error by its name alone. */
    private static String named(Answer.Value value) {
        boolean number = value.format() == Format.RC || value.format() == Format.NUMBER_OR_RC;
        return number && value.failed() ? Errno.text(value.value()) : value.text();
    }

    private static String message(MsiMessage message) {
        return switch (message.kind()) {
            case ZERO -> "empty";
            case ALL_ONES -> "all ones";
            case PIRQ_REQUEST, PIRQ_ZERO, VECTOR_ZERO -> "pirq " + Integer.toUnsignedString(message.pirq());
            case VECTOR -> "vector 0x" + Integer.toHexString(message.vector());
            case NOT_A_MESSAGE -> "no message";
        };
    }
}
