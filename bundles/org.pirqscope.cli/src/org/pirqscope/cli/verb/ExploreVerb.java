package org.pirqscope.cli.verb;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.pirqscope.cli.explored.Further;
import org.pirqscope.cli.explored.GrownWords;
import org.pirqscope.cli.explored.OddsAnswer;
import org.pirqscope.cli.input.SpaceArguments;
import org.pirqscope.cli.input.SpinFolder;
import org.pirqscope.cli.input.UnusedOptions;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.json.ExploreJson;
import org.pirqscope.cli.json.SpinJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.CausesText;
import org.pirqscope.cli.text.CoverageText;
import org.pirqscope.cli.text.ExploreText;
import org.pirqscope.cli.text.GrownText;
import org.pirqscope.cli.text.LiveProgress;
import org.pirqscope.cli.text.OddsText;
import org.pirqscope.cli.text.RepairsText;
import org.pirqscope.cli.text.SpinText;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.GrownOutcomes;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cover.Exercised;
import org.pirqscope.search.repair.Repairs;
import org.pirqscope.search.spin.SpinAnswer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code explore}: tries every interleaving of the controllers. */
public final class ExploreVerb implements Verb {

    /** What says which scenario the model is of. */
    private static final Set<String> SPIN = Set.of("--controllers", "--vectors", "--linux", "--qemu", "--xen", "--set");

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(
                Option.scenario(false, "The name of a built-in scenario, or a file; its schedule is not used."));
        SpaceArguments.describe(spec);
        VersionArguments.describe(spec);
        spec.addOption(Option.flag(
                "--causes",
                "Why the orders fail: for each cause a run with the fewest context switches, the share of all orders "
                        + "and the final states that it has, and the passing run nearest to it."));
        spec.addOption(Option.flag(
                "--odds",
                "The share of all orders that fail, at the start and along the scenario's own schedule, or along the "
                        + "failing run with the fewest switches; the call after which every order fails. At each "
                        + "choice every next mover is equally likely: this is no estimate of how often it happens in "
                        + "the field."));
        spec.addOption(Option.flag(
                "--repairs",
                "Tries every value of every column of the three rows that a patch could change: which single change "
                        + "makes a scenario that fails never fail (pairs where no single one does), and which makes "
                        + "one that never fails fail."));
        spec.addOption(Option.flag(
                "--coverage",
                "Which atomic steps, functions, errors and columns of docs/domain.md the orders exercise, and which "
                        + "they never do."));
        spec.addOption(Option.text(
                "--spin",
                "FOLDER",
                "Explores nothing: writes the Promela model of the scenario for SPIN, and a script that searches it in "
                        + "as many jobs as there are machines, into a folder."));
        spec.addOption(Option.text(
                "--from-spin",
                "FOLDER",
                "Reads what these jobs have found, instead of a scenario: outcomes, verdict."));
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Tries every interleaving of the controllers: all outcomes, the verdict, the shortest "
                        + "failing run and the one"
                        + " with the fewest context switches.")
                .customSynopsis(
                        "pirqscope explore SCENARIO|--controllers N [--vectors N] [OPTION ...]",
                        "       pirqscope explore --from-spin FOLDER [--json]")
                .footer(
                        "",
                        "Exit codes: 0 never fails, 1 fails, 2 bad usage or input, 3 not decided.",
                        "JSON: linux, qemu, xen, controllers, changed [PRODUCT.COLUMN=VALUE], vectors, complete, "
                                + "ended (covered, memory, time, or states where two controllers fail), states, "
                                + "transitions, depth, seconds, outcomes [{CONTROLLER: OUTCOME}],",
                        "endings [{outcome, count, run}], allListed (no: outcomes that differ by exchanging equal "
                                + "controllers are listed once), verdict,",
                        "certificate {kind (covered, each alone, run, replayed, spin or none), reductions, states, "
                                + "replayed (controllers of a smaller failing run), mostControllers (where the pool "
                                + "decides: so many it suffices for)},",
                        "shortest {run, steps, switches, least (nothing shorter is left to be found), cause}, "
                                + "fewestSwitches {the same}.",
                        "With --all-outcomes and five or more controllers: grown {controllers (numbers of which all "
                                + "orders were covered), same (from which to which their outcomes are the same, or "
                                + "null), proved (no), outcomes (of each among the most), groups [{like (the first "
                                + "of equal ones), outcomes}], switches (where not even the fewest were covered: "
                                + "the outcomes are those of all orders with at most so many context switches), "
                                + "or null}.",
                        "With --from-spin: linux, qemu, xen, controllers, complete, outcomes, verdict, certificate, "
                                + "jobs [{job, exact, covered, states, transitions, depth}].",
                        "With --causes: causes [{cause, loss, share (of all orders) and finalStates, null where a "
                                + "limit came first, run, steps, switches, least, passes {run, step (the last that "
                                + "both runs have), call} or null}], allCauses, causesOf (controllers searched).",
                        "With --coverage: coverage {complete, steps, neverMade, called {FUNCTION: [ERROR]}, "
                                + "neverCalled, neverFail, decides, silent, unknown [PRODUCT.COLUMN]}.",
                        "With --odds: odds {start, steps [{step (as in run), odds}], noReturn {step, call} or null}; "
                                + "null where a limit came first.",
                        "With --repairs: repairs [{set [PRODUCT.COLUMN=VALUE], verdict, commit or null, leaked (pirqs "
                                + "left behind by the loads, one after the other), fallbacks (setups that got less "
                                + "than they asked for)}], reopens [the same], changes {tried, undecided, complete}.");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        return given.text("--from-spin").isPresent() ? fromSpin(given, terminal) : explore(given, terminal);
    }

    private static int fromSpin(Arguments given, Terminal terminal) {
        UnusedOptions.refuseAllBut("explore", given, "--from-spin", Set.of("--json", "--controllers"));
        SpinFolder folder = new SpinFolder(given.text("--from-spin").get());
        if (!given.words().isEmpty() || given.text("--controllers").isPresent()) {
            throw new Refusal("explore: --from-spin reads the scenario from its folder; expected no other");
        }
        Scenario scenario = folder.scenario();
        SpinAnswer answer = folder.read();
        if (given.flag("--json")) {
            terminal.out().line(SpinJson.of(scenario, answer));
        } else {
            new SpinText(terminal.out()).print(scenario, answer);
        }
        return code(answer.verdict());
    }

    private static int explore(Arguments given, Terminal terminal) {
        Scenario read = SpaceArguments.scenario(given);
        Scenario scenario = read.withVersions(VersionArguments.apply(given, read.versions()));
        if (given.text("--spin").isPresent()) {
            UnusedOptions.refuseAllBut("explore", given, "--spin", SPIN);
            new SpinFolder(given.text("--spin").get()).write(scenario);
            return ExitCode.OK;
        }
        LiveProgress progress = new LiveProgress();
        Exploration.Options options = SpaceArguments.options(given);
        long started = System.nanoTime();
        Optional<GrownOutcomes> grown = grown(given, scenario, options);
        boolean known = grown.map(GrownOutcomes::enough).orElse(false);
        Exploration.Options rest = options.after(seconds(started));
        Result result = Exploration.explore(scenario, known ? rest.withoutOthers() : rest, progress);
        Further further = new Further(
                asked(given, "--causes", () -> Causes.of(result, options.after(seconds(started)))),
                asked(given, "--odds", () -> OddsAnswer.of(read.schedule(), result, options.after(seconds(started)))),
                asked(
                        given,
                        "--repairs",
                        () -> Repairs.of(scenario, result.verdict(), options.after(seconds(started)), progress)),
                asked(given, "--coverage", () -> Exercised.of(result.scenario(), options.after(seconds(started)))),
                grown);
        progress.clear();
        if (given.flag("--json")) {
            terminal.out().line(ExploreJson.of(result, further));
        } else {
            new ExploreText(terminal.out()).print(result);
            grown.ifPresent(each -> new GrownText(terminal.out()).print(new GrownWords(each, scenario.controllers())));
            further.causes().ifPresent(new CausesText(terminal.out())::print);
            further.odds().ifPresent(new OddsText(terminal.out())::print);
            further.repairs().ifPresent(each -> new RepairsText(terminal.out()).print(result.verdict(), each));
            further.coverage().ifPresent(new CoverageText(terminal.out())::print);
        }
        return code(result.verdict());
    }

    /** Of more than a few controllers, whose orders are too many, all outcomes of each. */
    private static Optional<GrownOutcomes> grown(Arguments given, Scenario scenario, Exploration.Options options) {
        return given.flag("--all-outcomes") && scenario.controllers().size() > Exploration.FEW
                ? GrownOutcomes.of(scenario, options)
                : Optional.empty();
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case NEVER_FAILS -> ExitCode.OK;
            case FAILS -> ExitCode.FAILURE_FOUND;
            case NOT_DECIDED -> ExitCode.NOT_DECIDED;
        };
    }

    private static <T> Optional<T> asked(Arguments given, String option, Supplier<T> answer) {
        return given.flag(option) ? Optional.of(answer.get()) : Optional.empty();
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
