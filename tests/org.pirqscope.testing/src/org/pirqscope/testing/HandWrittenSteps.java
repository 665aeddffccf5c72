package org.pirqscope.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Step;

/**
 * Steps written by hand: {@code "a( a( a) b( b!) a)"}; {@code (} enters, {@code )} leaves, {@code !} leaves with a
 * failure.
 */
public record HandWrittenSteps(List<Step> steps) {

    /** The steps that a text writes down. */
    public static HandWrittenSteps of(String text) {
        List<Step> steps = new ArrayList<>();
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        for (String word : text.split(" ")) {
            int actor = word.charAt(0) - 'a';
            Deque<Integer> calls = open.computeIfAbsent(actor, key -> new ArrayDeque<>());
            boolean entering = word.endsWith("(");
            int number = steps.size() + 1;
            int partner = entering ? 0 : calls.pop();
            steps.add(step(number, actor, entering, calls.size(), partner, word.endsWith("!")));
            if (entering) {
                calls.push(number);
            } else {
                steps.set(partner - 1, steps.get(partner - 1).withPartner(number));
            }
        }
        return new HandWrittenSteps(List.copyOf(steps));
    }

    private static Step step(int number, int actor, boolean entering, int depth, int partner, boolean failing) {
        Call call = new Call(GuestFunction.REQUEST_IRQ, List.of());
        List<Finding> findings = failing
                ? List.of(new Finding.Lost(new DeviceEntry(actor, "", 0), 2, Reason.NOT_MAPPED, "I/O"))
                : List.of();
        return new Step(
                number,
                actor,
                String.valueOf((char) ('a' + actor)),
                number,
                AtomicStep.Q,
                entering,
                depth,
                call,
                new Answer.Nothing(),
                partner,
                List.of(),
                List.of(),
                findings);
    }

    /** How many steps there are. */
    public int length() {
        return steps.size();
    }
}
