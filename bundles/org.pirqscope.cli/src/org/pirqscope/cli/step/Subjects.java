package org.pirqscope.cli.step;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.breakpoint.Breakpoint;

/** What there is in a run to name after a word. */
final class Subjects {

    private Subjects() {}

    static Stream<String> none(Standing at) {
        return Stream.of();
    }

    /** Names of those who may go next. */
    static List<String> choices(Standing at) {
        return at.now().choices().stream()
                .map(actor -> at.run().scenario().actors().get(actor))
                .toList();
    }

    /** Breakpoints at what the run does. */
    static Stream<String> breakpoints(Standing at) {
        Run run = at.run();
        Stream<String> calls =
                run.steps().stream().map(step -> "call:" + step.call().name()).distinct();
        Stream<String> entries = run.scenario().controllers().stream().flatMap(Subjects::entries);
        Stream<String> changed = at.facts().why().changes().rows().stream()
                .map(row -> row.quantity().subject())
                .flatMap(subject -> switch (subject) {
                    case Subject.Pirq pirq -> Stream.of("pirq:" + pirq.pirq());
                    case Subject.EventChannel port -> Stream.of("port:" + port.port());
                    default -> Stream.of();
                })
                .distinct();
        Stream<String> kinds = Breakpoint.Found.kinds().stream().map(kind -> "finding:" + kind);
        return Stream.of(calls, entries, changed, kinds, Stream.of("log:", "step:", "no-return"))
                .flatMap(each -> each);
    }

    private static Stream<String> entries(Controller controller) {
        return IntStream.range(0, controller.vectors()).mapToObj(entry -> "entry:" + controller.name() + "/" + entry);
    }

    /** Words that name values. */
    static Stream<String> values(Standing at) {
        return at.facts().why().changes().rows().stream()
                .flatMap(row -> Stream.of(row.quantity().text().split(" ")))
                .distinct();
    }

    /** Names of scenarios. */
    static Stream<String> runs() {
        return BuiltIn.all().stream().map(Scenario::name);
    }
}
