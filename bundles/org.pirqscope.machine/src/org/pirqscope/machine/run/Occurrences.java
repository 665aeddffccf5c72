package org.pirqscope.machine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Step;

/** The steps of one kind, such as the answers of one function, in the order of the run. */
public final class Occurrences {

    static final Occurrences NONE = new Occurrences();

    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
        steps.add(step);
    }

    /** All of them, the first one first. */
    public Stream<Step> all() {
        return steps.stream();
    }

    /** Those after a step, the first one first. */
    public Stream<Step> after(int step) {
        return steps.subList(count(step), steps.size()).stream();
    }

    /** Those inside of the call that a step enters, by whoever makes it; none while it is open. */
    public Stream<Step> inside(Step enter) {
        return after(enter.number())
                .takeWhile(step -> step.number() <= enter.partner())
                .filter(step -> step.actor() == enter.actor());
    }

    /** Those before a step, the last one first. */
    public Stream<Step> before(int step) {
        int count = count(step - 1);
        return IntStream.range(0, count).mapToObj(i -> steps.get(count - 1 - i));
    }

    /** Those up to a step, it included, the first one first. */
    public List<Step> upTo(int step) {
        return steps.subList(0, count(step));
    }

    private int count(int step) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).number() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
