package org.pirqscope.report.breakpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** A place at which to stop. Two that are equal stop at the same steps of any run. */
public sealed interface Breakpoint {

    /** As {@link BreakpointReader} reads it. */
    String text();

    /** Whether a run that comes to a step stops there; {@link RunStops} knows where {@link NoReturn} is. */
    boolean stops(Step step);

    /** A call of any layer, by the name that the run or the source has for it: where it is entered, or answers. */
    record Called(String name, List<ValueTest> tests) implements Breakpoint {

        public Called {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean stops(Step step) {
            Call call = step.call();
            boolean named =
                    call.name().equals(name) || call.function().spelling().equals(name);
            return named
                    && step.entering() != asksAnswer()
                    && tests.stream().allMatch(test -> test.holds(values(step)));
        }

        private boolean asksAnswer() {
            return tests.stream().anyMatch(test -> test.name().equals("answer"));
        }

        private static Map<String, Integer> values(Step step) {
            Map<String, Integer> values = new HashMap<>();
            step.call().arguments().forEach(argument -> values.put(argument.name(), argument.value()));
            if (step.answer() instanceof Answer.Value value) {
                values.put("answer", value.value());
            }
            return values;
        }

        @Override
        public String text() {
            return "call:" + name + ending(tests);
        }
    }

    /** A pirq changes hands: Xen's row of it, who carries it in the guest, or for which entry QEMU holds it. */
    record PirqHandedOver(int pirq, List<ValueTest> tests) implements Breakpoint {

        public PirqHandedOver {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean stops(Step step) {
            return changes(step, this::concerns, tests);
        }

        private boolean concerns(Effect effect) {
            return switch (effect.field()) {
                case PIRQ_IRQ -> effect.subject().equals(new Subject.Pirq(pirq));
                case INFO_PIRQ, QEMU_PIRQ, PIRQ_TO_IRQ -> effect.before() == pirq || effect.after() == pirq;
                default -> false;
            };
        }

        @Override
        public String text() {
            return "pirq:" + pirq + ending(tests);
        }
    }

    /** An entry of a device's table, or the guest's descriptor of it, changes. */
    record EntryChanged(String device, int entry, List<ValueTest> tests) implements Breakpoint {

        public EntryChanged {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean stops(Step step) {
            return changes(step, this::concerns, tests);
        }

        private boolean concerns(Effect effect) {
            return switch (effect.subject()) {
                case Subject.TableEntry row -> row.name().equals(device) && row.entry() == entry;
                case Subject.MsiDescriptor row -> row.name().equals(device) && row.entry() == entry;
                case Subject.Pirq row -> false;
                case Subject.XenIrq row -> false;
                case Subject.EventChannel row -> false;
                case Subject.GuestIrq row -> false;
                case Subject.Device row -> false;
            };
        }

        @Override
        public String text() {
            return "entry:" + device + "/" + entry + ending(tests);
        }
    }

    /** An event channel is bound, closed, or reaches another irq. */
    record PortChanged(int port, List<ValueTest> tests) implements Breakpoint {

        public PortChanged {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean stops(Step step) {
            return changes(
                    step,
                    effect -> effect.subject().equals(new Subject.EventChannel(port))
                            || (effect.field() == Field.PIRQ_EVTCHN || effect.field() == Field.INFO_EVTCHN)
                                    && (effect.before() == port || effect.after() == port),
                    tests);
        }

        @Override
        public String text() {
            return "port:" + port + ending(tests);
        }
    }

    /** Something is found. @param kind a kind of finding, {@code stale-hit}, or a severity from which on */
    record Found(String kind) implements Breakpoint {

        /** Every word that it may be. */
        public static List<String> kinds() {
            return Stream.concat(
                            Stream.of("failure", "warning", "stale-hit"),
                            Stream.of(Finding.Kind.values()).map(Found::word))
                    .toList();
        }

        @Override
        public boolean stops(Step step) {
            return step.findings().stream().anyMatch(this::is);
        }

        private boolean is(Finding finding) {
            return switch (kind) {
                case "failure" -> finding.severity() == Finding.Severity.FAILURE;
                case "warning" -> finding.severity() != Finding.Severity.INFO;
                case "stale-hit" -> finding instanceof Finding.StaleHit;
                default ->
                    finding instanceof Finding.Observed seen
                            && word(seen.kind()).equals(kind);
            };
        }

        private static String word(Finding.Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String text() {
            return "finding:" + kind;
        }
    }

    /** A line is logged, by any layer, whether an ordinary build shows it or not, that has a text in it. */
    record Logged(String part) implements Breakpoint {

        @Override
        public boolean stops(Step step) {
            return step.log().stream().anyMatch(line -> line.text().contains(part));
        }

        @Override
        public String text() {
            return "log:" + part;
        }
    }

    /** A line is logged in which a pattern is found. */
    record LoggedLike(LogPattern pattern) implements Breakpoint {

        @Override
        public boolean stops(Step step) {
            return step.log().stream().anyMatch(line -> found(line.text()));
        }

        // the reader has refused the pattern where the run has such a line
        private boolean found(String line) {
            try {
                return pattern.in(line);
            } catch (LogPattern.TooLong unknown) {
                return false;
            }
        }

        @Override
        public String text() {
            return "log:/" + pattern.text() + "/";
        }
    }

    /** A step, by its number. */
    record AtStep(int number) implements Breakpoint {

        @Override
        public boolean stops(Step step) {
            return step.number() == number;
        }

        @Override
        public String text() {
            return "step:" + number;
        }
    }

    /** From here on every order fails: which step that is, only a search of the orders knows. */
    record NoReturn() implements Breakpoint {

        @Override
        public boolean stops(Step step) {
            return false;
        }

        @Override
        public String text() {
            return "no-return";
        }
    }

    private static boolean changes(Step step, java.util.function.Predicate<Effect> concerned, List<ValueTest> tests) {
        return step.effects().stream()
                .filter(concerned)
                .map(effect -> Map.of("before", effect.before(), "after", effect.after()))
                .anyMatch(values -> tests.stream().allMatch(test -> test.holds(values)));
    }

    private static String ending(List<ValueTest> tests) {
        return tests.isEmpty()
                ? ""
                : tests.stream().map(ValueTest::text).collect(Collectors.joining(" and ", " if ", ""));
    }
}
