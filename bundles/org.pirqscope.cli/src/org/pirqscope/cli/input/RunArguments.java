package org.pirqscope.cli.input;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.machine.scenario.Scenario;

/** The run that a verb is asked for: a scenario, and what the command line wants of it otherwise. */
public final class RunArguments {

    private RunArguments() {}

    /** The scenario of the first word, with the versions and the schedule of the options. */
    public static Scenario read(Arguments given) {
        Scenario read = ScenarioArgument.read(given.words().getFirst());
        Scenario scenario = read.withVersions(VersionArguments.apply(given, read.versions()));
        return given.text("--schedule")
                .map(text -> scenario.withSchedule(ScheduleArgument.read(text, scenario.actors())))
                .orElse(scenario);
    }
}
