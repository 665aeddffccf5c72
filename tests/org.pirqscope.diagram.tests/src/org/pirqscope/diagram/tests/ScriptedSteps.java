package org.pirqscope.diagram.tests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Format;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Parameter;
import org.pirqscope.machine.call.Step;

/** Steps written by hand, for tests of the diagram that must not depend on the machine. */
final class ScriptedSteps {

    private final List<Step> steps = new ArrayList<>();
    private final List<Deque<Integer>> stacks = new ArrayList<>();
    private final List<String> names;
    private int actor;

    ScriptedSteps(String... names) {
        this.names = List.of(names);
        for (int i = 0; i < names.length; i++) {
            stacks.add(new ArrayDeque<>());
        }
    }

    List<String> names() {
        return names;
    }

    List<Step> steps() {
        return steps;
    }

    ScriptedSteps by(int next) {
        actor = next;
        return this;
    }

    ScriptedSteps enter(Function function, int... values) {
        List<Call.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            Parameter parameter = function.parameters().get(i);
            String text = parameter.format() == Format.DEVICE
                    ? names.get(values[i])
                    : parameter.format().text(values[i]);
            arguments.add(new Call.Argument(parameter.name(), values[i], text));
        }
        add(true, new Call(function, arguments), new Answer.Nothing(), 0, List.of());
        stacks.get(actor).push(steps.size());
        return this;
    }

    ScriptedSteps leave(Effect... effects) {
        return back(new Answer.Nothing(), effects);
    }

    ScriptedSteps answer(int value, Effect... effects) {
        return back(
                new Answer.Value(
                        value,
                        steps.get(stacks.get(actor).peek() - 1)
                                .call()
                                .function()
                                .answer()),
                effects);
    }

    private ScriptedSteps back(Answer answer, Effect... effects) {
        int other = stacks.get(actor).pop();
        steps.set(other - 1, steps.get(other - 1).withPartner(steps.size() + 1));
        add(false, steps.get(other - 1).call(), answer, other, List.of(effects));
        return this;
    }

    ScriptedSteps finding(Finding... findings) {
        steps.set(steps.size() - 1, steps.get(steps.size() - 1).withFindings(List.of(findings)));
        return this;
    }

    private void add(boolean entering, Call call, Answer answer, int partner, List<Effect> effects) {
        int depth = stacks.get(actor).size();
        steps.add(new Step(
                steps.size() + 1,
                actor,
                names.get(actor),
                0,
                AtomicStep.S,
                entering,
                depth,
                call,
                answer,
                partner,
                effects,
                List.of(),
                List.of()));
    }
}
