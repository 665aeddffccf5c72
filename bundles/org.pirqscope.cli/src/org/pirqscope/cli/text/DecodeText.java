package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.message.Word;

/** A decoded message for people: the answer, the registers as boxes, the pirq put together, what it means. */
public record DecodeText(Output out) {

    /** Prints all of it. */
    public void print(MessageDecode decode) {
        out.line(Style.HEAD.on(answer(decode.message())));
        out.line();
        registers(decode);
        out.line(decode.composition() + ",  data == 0x4300: " + (decode.dataIsPirqData() ? "yes" : "no")
                + gflags(decode.message()));
        Paragraph.print(out, "", decode.explanation());
    }

    /** Prints the three registers. */
    public void registers(MessageDecode decode) {
        decode.words().forEach(this::register);
    }

    /** Prints one. */
    void register(Word word) {
        List<String> boxes = BitBoxes.of(word);
        if (out.width() < Usage.WIDTH && boxes.getLast().length() > out.width()) {
            fields(word);
        } else {
            boxes.forEach(out::line);
        }
    }

    // In a window that is too narrow for boxes.
    private void fields(Word word) {
        out.line(word.name() + " = " + word.valueText());
        word.fields()
                .forEach(field -> Paragraph.print(
                        out,
                        "  " + Paragraph.pad(field.range(), 6) + Paragraph.pad(field.valueText(), 7),
                        field.name() + ": " + BitBoxes.meaning(field)));
    }

    // The first line answers the question, the rest proves it.
    private static String answer(MsiMessage message) {
        return switch (message.kind()) {
            case PIRQ_REQUEST ->
                "pirq " + Integer.toUnsignedString(message.pirq()) + " (0x" + Integer.toHexString(message.pirq()) + ")";
            case PIRQ_ZERO -> "pirq 0: a misconfiguration, Xen chooses a pirq";
            case ZERO -> "no message: all zero";
            case ALL_ONES -> "no message: all ones";
            case VECTOR ->
                "vector 0x%02x for APIC id %d, not a pirq".formatted(message.vector(), message.destinationId());
            case VECTOR_ZERO -> "vector 0 with delivery mode " + message.deliveryMode() + ", not what Linux writes";
            case NOT_A_MESSAGE -> "not an MSI address";
        };
    }

    // QEMU computes them from any address it takes for an MSI address.
    private static String gflags(MsiMessage message) {
        return switch (message.kind()) {
            case PIRQ_REQUEST, PIRQ_ZERO, VECTOR, VECTOR_ZERO ->
                ",  QEMU's gflags: 0x" + Integer.toHexString(message.gflags());
            case ZERO, ALL_ONES, NOT_A_MESSAGE -> "";
        };
    }
}
