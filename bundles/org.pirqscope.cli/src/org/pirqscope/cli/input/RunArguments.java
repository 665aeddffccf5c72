package org.pirqscope.cli.input;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.machine.scenario.Scenario;

/** The run that a verb is asked for: a scenario, and what the command line wants of it otherwise. */
public final class RunArguments {

    private RunArguments() {}

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
