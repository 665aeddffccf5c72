package org.pirqscope.cli.text;

import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.words.FindingWords;

/**
 * Draws the moment at which the guest takes a stale pirq out of a device's message: the bits, the two conditions, the
 * story.
 */
public final class StaleHitText implements CallLines.Pause {

    // Marks where the drawing begins and ends.
    private static final String RULE = "!! " + "-".repeat(Usage.WIDTH - 3);

    private final Output out;
    private final Decodes decodes;
    private int drawn;

    /** @param run whose steps are printed */
    public StaleHitText(Output out, Run run) {
        this.out = out;
        this.decodes = Decodes.of(run);
    }

    /** How many stale hits were drawn. */
    public int drawn() {
        return drawn;
    }

    @Override
    public void after(Step step) {
        step.findings().forEach(finding -> {
            if (finding instanceof StaleHit hit) {
                draw(hit, step, decodes.at(step.number()).orElseThrow());
            }
        });
    }

    private void draw(StaleHit hit, Step step, Decode decode) {
        drawn++;
        out.line(Style.ALARM.on(RULE));
        out.line(Style.ALARM.on("!! step " + step.number() + ": " + FindingWords.title(hit)));
        out.line("What " + hit.name() + " entry " + hit.entry() + " still holds ("
                + (hit.writtenAt() == 0 ? "not written in this run" : "written at step " + hit.writtenAt()) + "):");
        MessageText text = new MessageText(out);
        text.body(decode);
        text.alarm(FindingWords.sentence(hit));
        out.line(Style.ALARM.on(RULE));
    }
}
