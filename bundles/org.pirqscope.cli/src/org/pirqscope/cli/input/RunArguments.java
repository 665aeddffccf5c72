package org.pirqscope.cli.input;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.machine.scenario.Scenario;
import picocli.CommandLine.Model.CommandSpec;

/** The run that a verb is asked for: a scenario, and what the command line wants of it otherwise. */
public final class RunArguments {

    private RunArguments() {}

    /** Adds the word that names it to a verb. */
    public static void describeScenario(CommandSpec spec) {
        spec.addPositional(Option.scenario(
                true, "The name of a built-in scenario, a file, or the line after \"run:\" of an earlier run."));
    }

    /** Adds the options for versions and schedule to a verb. */
    public static void describe(CommandSpec spec) {
        VersionArguments.describe(spec);
        spec.addOption(Option.text(
                "--schedule", "NAME[*COUNT],...", "Who goes next instead of the scenario's schedule, as in run."));
    }

    /** The scenario of the first word, with the versions and the schedule of the options. */
    public static Scenario read(Arguments given) {
        return changed(given, ScenarioArgument.read(given.words().getFirst()));
    }

    /** A scenario with the versions and the schedule of the options. */
    public static Scenario changed(Arguments given, Scenario read) {
        Scenario scenario = read.withVersions(VersionArguments.apply(given, read.versions()));
        return given.text("--schedule")
                .map(text -> scenario.withSchedule(ScheduleArgument.read(text, scenario.actors())))
                .orElse(scenario);
    }
}
