package org.pirqscope.report.compare;

import java.util.Optional;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Step;

/** A step of one run and the step of the other that does the same; one of them may have no counterpart. */
public record AlignedStep(Optional<Step> left, Optional<Step> right) {

    /** Whether both are there with the same arguments and the same answer. */
    public boolean same() {
        return left.isPresent() && right.isPresent() && same(left.get(), right.get());
    }

    /**
     * Whether two steps do the same: one function, whatever the release calls it, with one text for each argument and
     * the answer.
     */
    static boolean same(Step left, Step right) {
        return left.entering() == right.entering()
                && entry(left.call(), right.call())
                && left.answer().text().equals(right.answer().text());
    }

    /** Whether two calls are of one function with the same arguments. */
    static boolean entry(Call left, Call right) {
        return left.function().equals(right.function()) && arguments(left, right);
    }

    private static boolean arguments(Call left, Call right) {
        if (left.arguments().size() != right.arguments().size()) {
            return false;
        }
        for (int i = 0; i < left.arguments().size(); i++) {
            if (!left.arguments().get(i).text().equals(right.arguments().get(i).text())) {
                return false;
            }
        }
        return true;
    }
}
