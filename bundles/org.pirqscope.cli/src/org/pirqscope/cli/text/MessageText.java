package org.pirqscope.cli.text;

import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.message.Word;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Decode;

/** Prints the message that was handled at a moment of a run: the bits, the two conditions, what follows. */
public final class MessageText {

    private final Output out;

    public MessageText(Output out) {
        this.out = out;
    }

    /** All of it; where a stale pirq was re-used, why it is here. */
    public void print(Decode decode) {
        Paragraph.print(out, Style.HEAD, "", "", decode.headline());
        body(decode);
        if (decode.stale()) {
            alarm(decode.alarm());
        }
    }

    /** The registers, how they make a pirq, and what the guest makes of it. */
    void body(Decode decode) {
        out.line();
        DecodeText registers = new DecodeText(out);
        for (Word word : decode.words().words()) {
            if (decode.knows(word)) {
                registers.register(word);
            } else {
                out.line(word.name() + ": not read yet");
            }
        }
        out.line();
        out.line("  " + decode.composition());
        out.line();
        decode.conditions().forEach(this::condition);
        out.line("  " + decode.outcome());
        out.line();
    }

    /** What a stale hit means. */
    void alarm(String sentence) {
        Paragraph.print(out, Style.ALARM, "!! ", "!! ", sentence);
    }

    // The test as the kernel has it, whether it holds, and with which value.
    private void condition(Condition condition) {
        String detail = condition.detail().isEmpty() ? "" : ": " + condition.detail();
        String result = Paragraph.pad(condition.result().label(), 6) + condition.value() + detail;
        if (out.width() < Usage.WIDTH) {
            Paragraph.print(out, Style.PLAIN, "  ", "      ", condition.text() + " " + result);
        } else {
            out.line("  " + Paragraph.pad(condition.text(), 37) + result);
        }
    }
}
