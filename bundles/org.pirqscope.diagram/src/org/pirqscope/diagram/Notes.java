package org.pirqscope.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.report.words.FindingWords;

/** Which notes a step has: what became of a pirq, a box for each warning or failure, and one for a remark. */
record Notes(History history, Lanes lanes, Map<Integer, StepRemark> remarks) {

    private static final int LINE = 60;

    /** The notes of the step at this index, in the order in which they are drawn. */
    List<Note> of(int index) {
        return Stream.concat(told(index).stream(), remark(index).stream()).toList();
    }

    /** What was found out of the step. */
    Optional<Note> remark(int index) {
        Step step = history.step(index + 1);
        return Optional.ofNullable(remarks.get(step.number()))
                .map(remark -> box(step, lanes.clean(remark.title()), remark.text(), remark.mark()));
    }

    /** What the step says itself. */
    List<Note> told(int index) {
        Step step = history.step(index + 1);
        if (step.findings().isEmpty() && step.effects().isEmpty()) {
            return List.of();
        }
        List<Note> notes = new ArrayList<>();
        effects(step, notes);
        for (Finding finding : step.findings()) {
            if (Mark.of(finding) != Mark.NONE) {
                notes.add(box(
                        step,
                        lanes.clean(FindingWords.title(finding)),
                        FindingWords.sentence(finding),
                        Mark.of(finding)));
            }
        }
        return notes;
    }

    private Note box(Step step, String title, String text, Mark mark) {
        List<String> lines = Wrap.lines(lanes.clean(text), LINE);
        int rows = 1 + (lines.size() * 2 + 2) / 3;
        return new Note(lanes.of(step), title, lines, mark, rows);
    }

    private void effects(Step step, List<Note> notes) {
        for (Effect effect : step.effects()) {
            String text = effect.subject() instanceof Subject.Pirq row ? changed(step, row.pirq(), effect) : "";
            if (!text.isEmpty()) {
                notes.add(new Note(lanes.size() - 1, "", List.of(text), Mark.NONE, 1));
            }
        }
    }

    private String changed(Step step, int pirq, Effect effect) {
        if (effect.field() != Field.PIRQ_IRQ) {
            return "";
        }
        if (effect.after() == 0) {
            return pirq + " free";
        }
        return effect.before() == 0 ? pirq + " -> " + holder(step) : "";
    }

    /** Who asked: the entry is an argument of the guest's call around the hypercall. */
    private String holder(Step step) {
        for (int call = History.entry(step); call > 0; call = history.caller(call)) {
            Step outer = history.step(call);
            if (outer.call().function() == GuestFunction.XEN_ALLOCATE_PIRQ_MSI
                    || outer.call().function() == XenFunction.MAP_PIRQ) {
                return Label.name(step.actorName()) + " entry " + outer.call().argument("entry");
            }
        }
        return Label.name(step.actorName());
    }
}
