package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.why.Chain;
import org.pirqscope.report.why.ChainLink;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.report.why.Why;

/**
 * A question as it was asked: whatever the reviewer does meanwhile, its answer is of this run and this step.
 *
 * @param value whose value is asked about; none for the call itself
 * @param at the step after which
 * @param later whether what came of it is wanted too
 */
record AskedWhy(WhyIndex index, Optional<ValueSource.Selected> value, int at, boolean later) {

    /** A row: a step, what it has to do with the one above, and what it changed. */
    record Row(Step step, String because, List<Effect> effects) {

        static Row of(ChainLink link) {
            return new Row(link.step(), link.because().words(), link.effects());
        }

        static Row later(Step step) {
            return new Row(step, "came of it", step.effects());
        }

        String effect() {
            return effects.stream().map(Effect::text).collect(Collectors.joining(", "));
        }
    }

    /** An answer. @param title the question with the value @param others what else may be asked of the subject */
    record Answer(Optional<Run> run, String title, List<Quantity> others, List<Row> rows) {

        /** Says that, of no run. */
        static Answer none(String title) {
            return new Answer(Optional.empty(), title, List.of(), List.of());
        }

        boolean isOf(Run shown) {
            return run.filter(one -> one == shown).isPresent();
        }
    }

    /** The same with or without what came of it. */
    AskedWhy withLater(boolean wanted) {
        return new AskedWhy(index, value, at, wanted);
    }

    /** Whether nobody notices the work. */
    boolean small() {
        return Preparation.isShort(index.run()) && !later;
    }

    /** Works it out. */
    Answer answer() {
        return value.map(this::ofValue).orElseGet(this::ofCall);
    }

    private Answer ofCall() {
        Step step = index.run().history().step(at);
        String call = step.actorName() + " " + step.text() + ", at step " + step.shown();
        return answer(call, List.of(), rows(index.why().chain(step)));
    }

    /** Of the field that is asked for, else of the first one that has changed up to here, as the command line does. */
    private Answer ofValue(ValueSource.Selected asked) {
        Why why = index.why();
        List<Quantity> changed = why.changes().of(asked.subject()).stream()
                .filter(each -> why.changes().last(each, at).isPresent())
                .toList();
        Optional<Quantity> quantity = changed.stream()
                .filter(each -> asked.fields().isEmpty() || asked.fields().contains(each.field()))
                .findFirst();
        List<Quantity> rest = changed.stream()
                .filter(each -> quantity.isEmpty() || !each.equals(quantity.get()))
                .toList();
        if (quantity.isEmpty()) {
            return answer(asked.subject().text() + ": no step up to " + at + " changes it", rest, List.of());
        }
        Chain chain = why.chain(quantity.get(), at);
        Effect effect = chain.cause().orElseThrow().effects().getFirst();
        String title = quantity.get().text() + " = " + effect.field().text(effect.after()) + ", after step " + at;
        return answer(title, rest, rows(chain));
    }

    private Answer answer(String title, List<Quantity> others, List<Row> rows) {
        return new Answer(Optional.of(index.run()), title, others, rows);
    }

    private List<Row> rows(Chain chain) {
        List<Row> rows = new ArrayList<>(chain.links().stream().map(Row::of).toList());
        if (later) {
            int from = chain.cause().map(link -> link.step().number()).orElse(at);
            index.why().cameOf(from).map(Row::later).forEach(rows::add);
        }
        return rows;
    }
}
