package org.pirqscope.cli.text;

import org.pirqscope.cli.explored.GrownWords;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Usage;

/** Prints what becomes of each of many equal controllers. */
public final class GrownText {

    private final Output out;

    public GrownText(Output out) {
        this.out = out;
    }

    /** How far they were grown, and the outcomes of each. */
    public void print(GrownWords words) {
        out.line();
        new Paragraph(Usage.WIDTH).lines(words.head()).forEach(out::line);
        words.outcomes().forEach(out::line);
    }
}
