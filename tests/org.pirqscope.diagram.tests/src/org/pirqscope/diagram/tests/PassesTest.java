package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;

/** How often a text reads each step of its run: a text that searches the steps for each row shows here. */
class PassesTest {

    private static final int PASSES = 10;

    /** A list that counts what is read of it. */
    private static final class Counting extends AbstractList<Step> implements RandomAccess {

        private final List<Step> steps;
        private long reads;

        private Counting(List<Step> steps) {
            this.steps = steps;
        }

        @Override
        public Step get(int index) {
            reads++;
            return steps.get(index);
        }

        @Override
        public int size() {
            return steps.size();
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.concat(
                BuiltIn.all().stream(),
                Stream.of(
                        BuiltIn.equal(3, 3)
                                .withVersions(BuiltIn.named("stale-pirq").versions()),
                        reloads()));
    }

    /** A run in which nothing fails and everything is told as much as the rest: most of it is left out. */
    private static Scenario reloads() {
        Scenario base = BuiltIn.named("stale-pirq");
        Act[] script = Collections.nCopies(40, List.of(Act.LOAD, Act.UNLOAD)).stream()
                .flatMap(List::stream)
                .toArray(Act[]::new);
        List<Controller> controllers =
                base.controllers().stream().map(one -> one.withScript(script)).toList();
        return new Scenario(
                "reloads", "", base.versions().withLinux("4.11"), base.pool(), controllers, List.of(), List.of());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aTextReadsEachStepAFewTimes(Scenario scenario) {
        Run run = Run.of(scenario);
        Counting steps = new Counting(run.steps());
        List<String> names =
                scenario.controllers().stream().map(Controller::name).toList();
        MailText.of(SequenceDiagram.of(steps, names, Scope.ALL), Origin.of(run), MailOptions.DEFAULT);
        long matters = steps.reads;
        MailText.all(SequenceDiagram.of(steps, names, Scope.ALL), Origin.of(run), MailOptions.DEFAULT);
        long all = steps.reads - matters;
        assertTrue(
                Math.max(matters, all) <= (long) PASSES * steps.size(),
                () -> scenario.name() + ": " + matters + " and " + all + " reads of " + steps.size() + " steps");
    }
}
