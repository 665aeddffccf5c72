package org.pirqscope.evidence.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pirqscope.evidence.check.LoggedSpace.Refusal;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineField;

/**
 * Keeps, for each text, what was refused where runs are furthest in it. Where several texts end too early, the line is
 * named that a run would log with another value, else the one of the upper layer: what it does comes first.
 */
final class RefusedLines implements Consumer<Refusal> {

    private static final int MOST_ALLOWED = 8;

    private final List<LoggedText> texts;
    private final List<Furthest> each = new ArrayList<>();
    private int most;

    /** What was refused at the furthest line of one text. */
    private static final class Furthest {
        private int at;
        private final Set<ModelLine> allowed = new LinkedHashSet<>();
        private Refusal nearest;
        private int likeness = -1;

        void reach(int line) {
            if (line > at) {
                at = line;
                allowed.clear();
                nearest = null;
                likeness = -1;
            }
        }
    }

    RefusedLines(List<LoggedText> texts) {
        this.texts = texts;
        texts.forEach(text -> each.add(new Furthest()));
    }

    @Override
    public void accept(Refusal refusal) {
        int total = 0;
        for (int i = 0; i < texts.size(); i++) {
            int at = i == refusal.text() ? refusal.at() : PlaceTape.at(refusal.place(), i);
            each.get(i).reach(at);
            total += at;
        }
        most = Math.max(most, total);
        for (int i = 0; i < texts.size(); i++) {
            boolean here = refusal.text() < 0 || i == refusal.text();
            int at = refusal.text() < 0 ? PlaceTape.at(refusal.place(), i) : refusal.at();
            if (here && at == each.get(i).at) {
                keep(each.get(i), i, refusal);
            }
        }
    }

    private void keep(Furthest furthest, int text, Refusal refusal) {
        if (refusal.line() != null && furthest.allowed.size() < MOST_ALLOWED) {
            furthest.allowed.add(refusal.line());
        }
        int alike = alike(next(text, furthest.at), refusal.line());
        if (alike > furthest.likeness) {
            furthest.likeness = alike;
            furthest.nearest = new Refusal(
                    refusal.place(),
                    refusal.line(),
                    text,
                    furthest.at,
                    refusal.machine(),
                    refusal.cells().clone());
        }
    }

    // the same line with another value is nearer than another line of the device, and that than one of another device
    private static int alike(Optional<Fact.Logged> observed, ModelLine other) {
        if (other == null || observed.isEmpty()) {
            return 0;
        }
        Fact.Logged line = observed.get();
        boolean device = line.device().equals(other.device());
        boolean log = line.log() == other.log();
        boolean entry = line.printed().of(LineField.ENTRY) == other.printed().of(LineField.ENTRY);
        boolean pirq = line.printed().of(LineField.PIRQ) == other.printed().of(LineField.PIRQ);
        return 1 + (log && device ? SAME_LINE : 0) + (device ? 4 : 0) + (log && entry ? 2 : 0) + (log && pirq ? 1 : 0);
    }

    private static final int SAME_LINE = 16;

    private Optional<Fact.Logged> next(int text, int at) {
        List<Fact.Logged> lines = texts.get(text).lines();
        return at < lines.size() ? Optional.of(lines.get(at)) : Optional.empty();
    }

    /** How many lines the runs that agree longest have. */
    int most() {
        return most;
    }

    /** The line at which all runs end that agree. */
    Disagreement disagreement(ShownLines shown, List<String> devices) {
        Furthest blamed = null;
        for (int i = 0; i < each.size(); i++) {
            Furthest one = each.get(i);
            boolean open = one.nearest != null && next(i, one.at).isPresent();
            boolean value = one.likeness > SAME_LINE && (blamed == null || blamed.likeness <= SAME_LINE);
            if (open && (blamed == null || value)) {
                blamed = one;
            }
        }
        if (blamed == null) {
            return new Disagreement(
                    Optional.empty(), List.of(), new Guard(Guard.Kind.OTHER_LINE, LineField.PIRQ, 0, 0));
        }
        Refusal at = blamed.nearest;
        Fact.Logged line = next(at.text(), at.at()).orElseThrow();
        List<ModelLine> allowed = new ArrayList<>(blamed.allowed);
        Guard guard = new GuardQuestion(line, allowed, at.machine(), at.cells(), shown, devices).guard();
        return new Disagreement(Optional.of(line), allowed, guard);
    }
}
