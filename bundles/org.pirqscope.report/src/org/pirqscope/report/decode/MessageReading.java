package org.pirqscope.report.decode;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.Run;

/**
 * The guest is reading a message, word by word: {@code __pci_read_msi_msg} was entered and has not come back
 * (docs/domain.md 1.3).
 *
 * @param begun the step that entered it
 * @param msix whether it reads a table entry; else registers of the MSI capability
 * @param count how many words it reads: a 32-bit MSI capability has no address_hi
 * @param words what was answered so far; the address_hi that a capability does not have is 0 from the start
 * @param now the word that the current step asks for or answers; null for none
 */
public record MessageReading(
        int begun,
        int actor,
        String name,
        int entry,
        boolean msix,
        int count,
        Map<Register, Integer> words,
        Register now) {

    /** What is being read at the position; nothing where the call is not open there. */
    public static Optional<MessageReading> at(Run run, int position) {
        List<Step> steps = run.steps();
        int begin = position;
        while (begin > 0 && isTrap(steps.get(begin - 1))) {
            begin--;
        }
        if (begin == 0
                || !steps.get(begin - 1).entering()
                || steps.get(begin - 1).call().function() != GuestFunction.PCI_READ_MSI_MSG) {
            return Optional.empty();
        }
        boolean msix = ofTable(steps.get(begin));
        boolean narrow = !msix
                && !run.scenario()
                        .controllers()
                        .get(steps.get(begin - 1).actor())
                        .msi()
                        .is64();
        return Optional.of(of(steps.subList(begin - 1, position), msix, narrow));
    }

    /** @param steps from the one that enters the call to the current one: nobody runs in between */
    private static MessageReading of(List<Step> steps, boolean msix, boolean narrow) {
        Step begin = steps.getFirst();
        Map<Register, Integer> words = new EnumMap<>(Register.class);
        if (narrow) {
            words.put(Register.ADDRESS_HI, 0);
        }
        steps.forEach(step -> {
            if (step.answer() instanceof Answer.Value value) {
                words.put(register(step, narrow), value.value());
            }
        });
        return new MessageReading(
                begin.number(),
                begin.actor(),
                begin.actorName(),
                begin.call().argument("entry"),
                msix,
                narrow ? 2 : 3,
                Collections.unmodifiableMap(words),
                steps.size() == 1 ? null : register(steps.getLast(), narrow));
    }

    /** A read of a word: answered by Xen's shadow of the table or by QEMU. */
    private static boolean isTrap(Step step) {
        return ofTable(step)
                || step.call().function() == QemuFunction.MSGCTRL_REG_READ
                || step.call().function() == QemuFunction.EMULATED_CONFIG_READ;
    }

    private static boolean ofTable(Step step) {
        return step.call().function() == QemuFunction.PCI_MSIX_READ
                || step.call().function() == QemuFunction.EMULATED_TABLE_READ
                || step.call().function() == XenFunction.MSIXTBL_READ;
    }

    /** A table entry has the words at 0, 4 and 8, a capability at 4, 8 and 12, or at 4 and 8 without address_hi. */
    private static Register register(Step trap, boolean narrow) {
        int word = trap.call().argument("offset") / 4 - (ofTable(trap) ? 0 : 1);
        return narrow && word == 1 ? Register.DATA : Register.values()[word];
    }

    /** Whether the word's value is known. */
    public boolean knows(Register register) {
        return words.containsKey(register);
    }

    /** Whether all bits of the pirq are known. */
    boolean knowsPirq() {
        return knows(Register.ADDRESS_LO) && knows(Register.ADDRESS_HI);
    }

    /** How many words were answered. */
    int answered() {
        return words.size() - (3 - count);
    }

    /** The message with 0 for what is not known. */
    MsiMessage message() {
        return new MsiMessage(
                words.getOrDefault(Register.ADDRESS_HI, 0),
                words.getOrDefault(Register.ADDRESS_LO, 0),
                words.getOrDefault(Register.DATA, 0));
    }
}
