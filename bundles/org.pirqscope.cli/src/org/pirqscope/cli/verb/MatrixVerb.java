package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.GridArguments;
import org.pirqscope.cli.json.ExploreJson;
import org.pirqscope.cli.json.MatrixJson;
import org.pirqscope.cli.matrix.ExploredMatrix;
import org.pirqscope.cli.matrix.ExploredMatrixText;
import org.pirqscope.cli.matrix.MatrixText;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.LiveProgress;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.Matrix;
import org.pirqscope.report.matrix.MatrixVersions;
import org.pirqscope.search.Exploration;
import picocli.CommandLine.Model.CommandSpec;

/** {@code matrix}: the same load on every kind of kernel and QEMU. */
public final class MatrixVerb implements Verb {

    // More than the guests that people pass devices to have.
    private static final int MOST_CONTROLLERS = 16;
    private static final int MOST_VECTORS = 64;

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(
                Option.text("--controllers", "N", "How many controllers, 1 to " + MOST_CONTROLLERS + "; default 2."));
        spec.addOption(Option.text(
                "--vectors", "N", "How many vectors each of them wants, 1 to " + MOST_VECTORS + "; default 2."));
        spec.addOption(Option.flag("--msi", "Devices with MSI only, instead of MSI-X."));
        spec.addOption(Option.flag("--emulated", "Devices that QEMU emulates, instead of passed-through ones."));
        spec.addOption(Option.flag(
                "--serial",
                "The serial run: one controller after the other loads and unloads, then one after the other"
                        + " loads again. Default: they take turns, a phase each."));
        spec.addOption(Option.flag(
                "--explore",
                "Explores every interleaving of one load in each cell (1 to 8 controllers):"
                        + " verdict, outcomes, fewest switches, a run string."));
        GridArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object for each cell."));
        spec.usageMessage()
                .description(
                        "Carries out load, use, unload and load again on four kinds of kernel and two kinds of "
                                + "QEMU, or on your own versions,"
                                + " and says what works, what is dead at which enable, why, and what leaks.",
                        "Every kernel runs the " + Load.DRIVER.label() + " driver of "
                                + Load.DRIVER.release().text() + ", which enables MSI-X twice a load, so "
                                + "that cells differ by their kernel and QEMU alone."
                                + " The drivers of 2.6.37 enabled it once a load: there, DEAD on enable 2 shows at "
                                + "the second load."
                                + " --set " + Load.DRIVER.release().setting() + " runs each kernel's own.")
                .customSynopsis("pirqscope matrix [--msi] [--emulated] [--serial | --explore] [OPTION ...]")
                .footer(
                        "",
                        "Exit code: 0, whatever the table shows.",
                        "",
                        "JSON of a cell: mode, controllers, vectors, emulated, serial, nvmeScript (two-phase or own), "
                                + "versions (as in run), works, verdict,"
                                + " reason, loss {controller, load, enable, call, ok, outcome, phase, entry, "
                                + "reason, goesTo, status}, leaksInFirstCycle (pirqs that it does not give "
                                + "back),"
                                + " leaksPerCycle (each later one while pirqs last; 0: no such number), "
                                + "leaksByCycle [up to the last cycle that leaks], leaksInAll,"
                                + " stillMapped (of these, in the end),"
                                + " exhaustedInCycle (the first that asks for a pirq when none is free; 0: never), "
                                + "run.",
                        "JSON of a cell with --explore: as in explore.");
    }

    private static int explore(Arguments given, Terminal terminal) {
        if (given.flag("--msi") || given.flag("--serial") || given.flag("--emulated")) {
            throw new Refusal("matrix: --explore tries every order of passed-through MSI-X controllers; it goes with "
                    + "none of --msi, --serial and --emulated");
        }
        Scenario scenario = BuiltIn.equal(
                given.number("--controllers", 1, 8, 2),
                given.number("--vectors", 1, MOST_VECTORS, Load.USUAL.vectors()));
        boolean behind = false;
        for (MatrixVersions grid : GridArguments.grids(given)) {
            LiveProgress progress = new LiveProgress();
            ExploredMatrix matrix = ExploredMatrix.of(scenario, grid, Exploration.Options.standard(), progress);
            progress.clear();
            if (given.flag("--json")) {
                matrix.rows().forEach(row -> row.forEach(cell -> terminal.out().line(ExploreJson.of(cell))));
            } else {
                gap(behind, terminal);
                new ExploredMatrixText(terminal.out()).print(matrix);
            }
            behind = true;
        }
        return ExitCode.OK;
    }

    // Between two tables.
    private static void gap(boolean behind, Terminal terminal) {
        if (behind) {
            terminal.out().line();
        }
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        if (given.flag("--explore")) {
            return explore(given, terminal);
        }
        Load load = new Load(
                given.number("--controllers", 1, MOST_CONTROLLERS, Load.USUAL.controllers()),
                given.number("--vectors", 1, MOST_VECTORS, Load.USUAL.vectors()),
                given.flag("--msi"),
                given.flag("--serial"),
                given.flag("--emulated"));
        boolean behind = false;
        for (MatrixVersions grid : GridArguments.grids(given)) {
            Matrix matrix = Matrix.of(load, grid);
            if (given.flag("--json")) {
                matrix.rows().forEach(row -> row.forEach(cell -> terminal.out().line(MatrixJson.of(load, cell))));
            } else {
                gap(behind, terminal);
                new MatrixText(terminal.out()).print(matrix);
            }
            behind = true;
        }
        return ExitCode.OK;
    }
}
