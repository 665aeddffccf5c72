package org.pirqscope.cli.text;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.cli.Output;
import org.pirqscope.cli.Style;
import org.pirqscope.cli.Usage;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.MsiMessage;

/** Draws the moment at which the guest takes a stale pirq out of a device's message: the bits, the two conditions, the story. */
public final class StaleHitText implements CallTree.Pause {

    // Marks where the drawing begins and ends.
    private static final String RULE = "!! " + "-".repeat(Usage.WIDTH - 3);

    private final Output out;
    private final Map<Integer, MsiMessage> lastRead = new HashMap<>();
    private int drawn;

    public StaleHitText(Output out) {
        this.out = out;
    }

    /** How many stale hits were drawn. */
    public int drawn() {
        return drawn;
    }

    @Override
    public void after(Step step) {
        // the drawing shows what this controller read last
        if (step.answer() instanceof Answer.Message read) {
            lastRead.put(step.actor(), read.message());
        }
        step.findings().forEach(finding -> {
            if (finding instanceof StaleHit hit) {
                draw(step, hit);
            }
        });
    }

    private void draw(Step step, StaleHit hit) {
        drawn++;
        MessageDecode decode = MessageDecode.of(lastRead.getOrDefault(step.actor(), MsiMessage.ofPirq(hit.pirq(), MsiMessage.PIRQ_DATA)));
        out.line(Style.ALARM.on(RULE));
        out.line(Style.ALARM.on("!! step " + step.number() + ": " + hit.title()));
        out.line("What " + hit.name() + " entry " + hit.entry() + " still holds (written at step " + hit.writtenAt() + "):");
        out.line();
        new DecodeText(out).registers(decode);
        out.line();
        out.line("  " + decode.composition());
        out.line();
        conditions(decode, hit);
        out.line();
        new Paragraph(Usage.WIDTH - 3).lines(hit.sentence()).forEach(line -> out.line(Style.ALARM.on("!! " + line)));
        out.line(Style.ALARM.on(RULE));
    }

    private void conditions(MessageDecode decode, StaleHit hit) {
        condition("data == 0x4300", "data is %04x".formatted(decode.message().data()), decode.dataIsPirqData());
        condition("xen_irq_from_pirq(" + hit.pirq() + ") >= 0", "irq " + hit.lookupIrq() + ", of " + hit.owner(), hit.lookupIrq() >= 0);
        out.line("  so pirq " + hit.pirq() + " is re-used: nothing is allocated, nothing is written");
    }

    // The test as the kernel has it, whether it holds, and with which value.
    private void condition(String test, String value, boolean holds) {
        out.line("  " + StepText.pad(test, 30) + StepText.pad(holds ? "yes" : "no", 5) + value);
    }
}
