package org.pirqscope.cli.input;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import picocli.CommandLine.Model.CommandSpec;

/** What to explore and how far: a scenario or so many equal controllers, the reductions, threads and memory. */
public final class SpaceArguments {

    /** What Java takes beside its heap, and five percent of the whole: measured; the start script counts the same. */
    private static final long JAVA_MEMORY = 70L << 20;

    private static final long LEAST_MEMORY = 100L << 20;

    /** More states than these are searched for the other outcomes only when they are asked for. */
    private static final long AFTER_FAILURE = 100_000;

    private SpaceArguments() {}

    /** Adds the options to a verb. */
    public static void describe(CommandSpec spec) {
        spec.addOption(
                Option.text("--controllers", "N", "Explores N equal NVMe controllers instead of a scenario (1 to 8)."));
        spec.addOption(Option.text("--vectors", "N", "How many vectors each of them wants (1 to 64, default 2)."));
        spec.addOption(Option.flag(
                "--fine",
                "Fine atomic steps instead of fused ones: more states, the same verdict. On Xen 4.6 and later "
                        + "a lost interrupt may also turn out masked, between QEMU's map and bind."));
        spec.addOption(Option.flag(
                "--no-reduction", "Keeps every number and tries every order: the same outcomes, many more states."));
        spec.addOption(Option.flag(
                "--no-shortcuts",
                "With --no-reduction: the machine makes every move of every state, none is remembered: the "
                        + "same counts, slower."));
        describeLimits(spec);
    }

    /** Adds the options that bound a search to a verb. */
    public static void describeLimits(CommandSpec spec) {
        spec.addOption(Option.text(
                "--threads", "N", "How many threads (default: all cores); the result does not depend on it."));
        spec.addOption(Option.text(
                "--memory",
                "SIZE",
                "Memory limit of the process, such as 500M or 4G, at least 100M; Java itself takes 70M and a "
                        + "twentieth (default: most of Java's heap for states)."));
        spec.addOption(Option.text("--seconds", "N", "Time limit; what is not covered by then is reported."));
        spec.addOption(Option.flag(
                "--all-outcomes",
                "Three and more controllers of which two fail: looks for every other outcome, within --memory and "
                        + "--seconds. Without any of these three, only where 100,000 states suffice. Of five and more "
                        + "equal controllers: the outcomes of each among two, three and four, if these are the same."));
    }

    /** The scenario that is named, or the controllers that are counted. @throws Refusal if it is both or neither */
    public static Scenario scenario(Arguments given) {
        boolean named = !given.words().isEmpty();
        boolean counted = given.text("--controllers").isPresent();
        if (named == counted || named && given.text("--vectors").isPresent()) {
            throw new Refusal("expected either SCENARIO or --controllers N --vectors N");
        }
        return named
                ? ScenarioArgument.read(given.words().getFirst())
                : BuiltIn.equal(given.number("--controllers", 1, 8, 2), given.number("--vectors", 1, 64, 2));
    }

    /** How to explore. */
    public static Exploration.Options options(Arguments given) {
        int threads = given.number("--threads", 1, 256, Runtime.getRuntime().availableProcessors());
        long millis = given.text("--seconds").isPresent()
                ? 1000L * given.number("--seconds", 1, 1_000_000, 0)
                : Long.MAX_VALUE;
        Limits limits =
                new Limits(memory(given), millis, () -> Thread.currentThread().isInterrupted());
        return new Exploration.Options(
                given.flag("--fine"),
                !given.flag("--no-reduction"),
                !given.flag("--no-shortcuts"),
                threads,
                limits,
                afterFailure(given));
    }

    private static long afterFailure(Arguments given) {
        boolean all = given.flag("--all-outcomes")
                || given.text("--memory").isPresent()
                || given.text("--seconds").isPresent();
        return all ? Long.MAX_VALUE : AFTER_FAILURE;
    }

    private static long memory(Arguments given) {
        long most = Runtime.getRuntime().maxMemory() / 10 * 8;
        String text = given.text("--memory").orElse("");
        if (text.isEmpty()) {
            return most;
        }
        if (!text.matches("[1-9]\\d{0,8}[KMGkmg]?")) {
            throw new Refusal("--memory \"" + TypedText.of(text) + "\": expected a size such as 500M or 4G");
        }
        char unit = Character.toUpperCase(text.charAt(text.length() - 1));
        int shift = unit == 'K' ? 10 : unit == 'M' ? 20 : unit == 'G' ? 30 : 0;
        long bytes = Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
        if (bytes < LEAST_MEMORY) {
            throw new Refusal("--memory \"" + TypedText.of(text) + "\": expected 100M or more, since Java itself takes "
                    + "70M of it");
        }
        long heap = bytes - JAVA_MEMORY - bytes / 20;
        return Math.min(heap / 10 * 8, most);
    }
}
