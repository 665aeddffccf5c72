package org.pirqscope.report.breakpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;

/**
 * Reads what somebody types to stop at, for one run: {@code call:EVTCHNOP_bind_pirq if answer<0}, {@code pirq:55},
 * {@code entry:nvme0/1}, {@code port:10}, {@code finding:stale-hit}, {@code log:TEXT}, {@code log:/PATTERN/},
 * {@code no-return}, {@code step:326}.
 */
public final class BreakpointReader {

    /** What may stand at the begin. */
    public static final String FORMS = "call:NAME, pirq:N, entry:DEVICE/N, port:N, finding:KIND, log:TEXT, "
            + "log:/PATTERN/, step:N or no-return";

    private static final String IF = " if ";
    private static final Pattern TEST =
            Pattern.compile("([\\w-]+)\\s*(>=|<=|!=|=|<|>)\\s*(-?(?:0x[0-9a-fA-F]{1,7}|\\d{1,9}))");

    private final String text;
    private final Run run;

    private BreakpointReader(String text, Run run) {
        this.text = text;
        this.run = run;
    }

    /** The breakpoint. @throws BreakpointException if it is none, or names what the run cannot have */
    public static Breakpoint read(String text, Run run) {
        return new BreakpointReader(text, run).read();
    }

    private Breakpoint read() {
        if (text.equals("no-return")) {
            return new Breakpoint.NoReturn();
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new BreakpointException(1, "expected " + FORMS);
        }
        String of = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "log" -> logged(of, colon + 2);
            case "finding" -> found(of, colon + 2);
            case "step" -> new Breakpoint.AtStep(number(of, colon + 2, 1, run.length()));
            case "call" -> call(bare(of), colon + 2);
            case "pirq" ->
                new Breakpoint.PirqHandedOver(number(bare(of), colon + 2, 0, Short.MAX_VALUE), changeTests());
            case "port" -> new Breakpoint.PortChanged(number(bare(of), colon + 2, 0, Short.MAX_VALUE), changeTests());
            case "entry" -> entry(bare(of), colon + 2);
            default -> throw new BreakpointException(1, "expected " + FORMS);
        };
    }

    private static String bare(String of) {
        int end = of.indexOf(IF);
        return end < 0 ? of : of.substring(0, end);
    }

    private Breakpoint call(String name, int column) {
        Set<String> names = new TreeSet<>();
        Set<String> parameters = new TreeSet<>();
        Stream<Function> modelled = Stream.of(GuestFunction.values(), QemuFunction.values(), XenFunction.values())
                .flatMap(Arrays::stream);
        Stream<Function> made = run.steps().stream().map(step -> step.call().function());
        Stream.concat(modelled, made).distinct().forEach(function -> {
            names.add(function.spelling());
            if (function.spelling().equals(name)) {
                function.parameters().forEach(parameter -> parameters.add(parameter.name()));
            }
        });
        run.steps().stream()
                .filter(step -> step.call().name().equals(name))
                .findFirst()
                .ifPresent(step -> {
                    names.add(name);
                    step.call().arguments().forEach(argument -> parameters.add(argument.name()));
                });
        if (!names.contains(name)) {
            throw new BreakpointException(column, "expected the name of a call, such as xen_irq_from_pirq");
        }
        parameters.add("answer");
        return new Breakpoint.Called(name, tests(parameters));
    }

    private List<ValueTest> changeTests() {
        return tests(new TreeSet<>(Set.of("before", "after")));
    }

    /** @param known the names that may be tested */
    private List<ValueTest> tests(Set<String> known) {
        List<ValueTest> tests = new ArrayList<>();
        int at = text.indexOf(IF);
        while (at >= 0) {
            int from = at + (tests.isEmpty() ? IF.length() : " and ".length());
            int end = text.indexOf(" and ", from);
            tests.add(test(text.substring(from, end < 0 ? text.length() : end), from + 1, known));
            at = end;
        }
        return tests;
    }

    private static ValueTest test(String typed, int from, Set<String> known) {
        int column = from + typed.length() - typed.stripLeading().length();
        Matcher form = TEST.matcher(typed.strip());
        if (!form.matches()) {
            throw new BreakpointException(column, "expected NAME=NUMBER with =, !=, <, <=, > or >=");
        }
        if (!known.contains(form.group(1))) {
            throw new BreakpointException(column, "expected one of " + String.join(", ", known));
        }
        ValueTest.Relation relation = Arrays.stream(ValueTest.Relation.values())
                .filter(one -> one.sign().equals(form.group(2)))
                .findFirst()
                .orElseThrow();
        return new ValueTest(
                form.group(1), relation, Integer.decode(form.group(3).replaceFirst("^(-?)0+(?=\\d)", "$1")));
    }

    private Breakpoint entry(String of, int column) {
        int slash = of.lastIndexOf('/');
        List<String> devices = run.scenario().controllers().stream()
                .map(controller -> controller.name())
                .toList();
        if (slash < 0 || !devices.contains(of.substring(0, slash))) {
            throw new BreakpointException(
                    column, "expected DEVICE/N with one of the devices " + String.join(", ", devices));
        }
        int entry = number(of.substring(slash + 1), column + slash + 1, 0, 2047);
        return new Breakpoint.EntryChanged(of.substring(0, slash), entry, changeTests());
    }

    private static Breakpoint found(String kind, int column) {
        if (!Breakpoint.Found.kinds().contains(kind)) {
            throw new BreakpointException(column, "expected one of " + String.join(", ", Breakpoint.Found.kinds()));
        }
        return new Breakpoint.Found(kind);
    }

    private Breakpoint logged(String part, int column) {
        if (part.isEmpty()) {
            throw new BreakpointException(column, "expected a part of a log line, or /PATTERN/");
        }
        boolean pattern = part.length() > 2 && part.startsWith("/") && part.endsWith("/");
        if (!pattern) {
            return new Breakpoint.Logged(part);
        }
        String inside = part.substring(1, part.length() - 1);
        try {
            LogPattern read = LogPattern.of(inside);
            run.steps().stream().flatMap(step -> step.log().stream()).forEach(line -> read.in(line.text()));
            return new Breakpoint.LoggedLike(read);
        } catch (PatternSyntaxException wrong) {
            throw new BreakpointException(
                    column + 1 + Math.max(0, wrong.getIndex()), "no pattern: " + wrong.getDescription());
        } catch (LogPattern.TooLong tooLong) {
            throw new BreakpointException(
                    column + 1, "no pattern: takes too long on a log line; expected one with fewer repeats");
        }
    }

    private static int number(String digits, int column, int least, int most) {
        boolean decimal =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!decimal || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            throw new BreakpointException(column, "expected a number from " + least + " to " + most);
        }
        return Integer.parseInt(digits);
    }
}
