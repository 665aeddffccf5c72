package org.pirqscope.machine.tests.layer;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Tape;

/** A tape that remembers calls, answers and log lines as short texts. */
final class Lines implements Tape {

    private final List<String> calls = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();

    @Override
    public void enter(Function function, int a, int b, int c, int d) {
        StringBuilder text = new StringBuilder(function.spelling());
        int[] values = {a, b, c, d};
        for (int i = 0; i < function.parameters().size(); i++) {
            text.append(' ').append(values[i]);
        }
        calls.add(text.toString());
    }

    @Override
    public void leave(Function function, int answer) {
        calls.add(function.spelling() + " = " + answer);
    }

    @Override
    public void leave(Function function, int addressHi, int addressLo, int data) {
        calls.add("%s = %08x %08x %04x".formatted(function.spelling(), addressHi, addressLo, data));
    }

    @Override
    public void log(Log line, int a, int b, int c, int d) {
        logs.add(line + " " + a + " " + b + " " + c + " " + d);
    }

    @Override
    public void log(DriverLine line, int device, int value) {
        logs.add(line.text("dev" + device, "", value));
    }

    @Override
    public void lost(int device, int phase, int entry, Reason reason, int goesTo) {
        logs.add("lost");
    }

    /** The calls since the last time this was asked. */
    List<String> calls() {
        List<String> copy = List.copyOf(calls);
        calls.clear();
        return copy;
    }

    /** The log lines since the last time this was asked. */
    List<String> logs() {
        List<String> copy = List.copyOf(logs);
        logs.clear();
        return copy;
    }
}
