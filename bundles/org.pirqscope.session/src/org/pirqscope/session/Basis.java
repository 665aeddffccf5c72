package org.pirqscope.session;

import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * What a result was made of: a result is true of this and of nothing else.
 *
 * @param document how the document was called
 * @param position 0 if it is about all runs of the scenario, else about those that begin as this run does up to here
 */
public record Basis(String document, Run run, int position) {

    /** All that can happen in the document's scenario. */
    public static Basis start(ScenarioDocument document, Moment now) {
        return new Basis(document.name(), now.run(), 0);
    }

    /** What can happen from the place between two moves that is nearest to the moment; the earlier of two. */
    public static Basis here(ScenarioDocument document, Moment now) {
        int away = 0;
        while (!between(now, now.position() - away) && !between(now, now.position() + away)) {
            away++;
        }
        int place = between(now, now.position() - away) ? now.position() - away : now.position() + away;
        return new Basis(document.name(), now.run(), place);
    }

    private static boolean between(Moment now, int position) {
        return position >= 0 && position <= now.run().length() && now.run().betweenMoves(position);
    }

    /** Whether the result is true of that run's scenario as well, who went next in it apart. */
    public boolean holdsFor(Run shown) {
        return anyOrder(run.scenario()).equals(anyOrder(shown.scenario())) && (position == 0 || beginsAlike(shown));
    }

    /** Whether a result about many kernels and many QEMUs is true of that run's scenario as well. */
    public boolean holdsOnAllVersions(Run shown) {
        return anyVersion(run.scenario()).equals(anyVersion(shown.scenario()));
    }

    /** Whether that scenario is this one, on whatever versions and in whatever order. */
    public boolean isOnOtherVersions(Scenario shown) {
        return anyOrder(run.scenario())
                .equals(anyOrder(shown.unreviewed()).withVersions(run.scenario().versions()));
    }

    private static Scenario anyOrder(Scenario scenario) {
        return scenario.withSchedule(List.of());
    }

    private static Scenario anyVersion(Scenario scenario) {
        Versions versions = VersionGrid.versions(
                VersionGrid.KERNELS.getFirst(),
                VersionGrid.QEMUS.getFirst(),
                scenario.versions().xen());
        return anyOrder(scenario).withVersions(versions.withSettingsOf(scenario.versions()));
    }

    /** The machine is deterministic: where the same actors go next, the same happens. */
    private boolean beginsAlike(Run shown) {
        return shown == run
                || shown.length() >= position
                        && IntStream.range(0, position).allMatch(step -> wentOn(shown, step) == wentOn(run, step));
    }

    private static int wentOn(Run run, int step) {
        return run.steps().get(step).actor();
    }

    /** A run that was found, at the place from where it was searched. */
    public Moment open(Scenario found) {
        return Moment.startOf(found).goTo(position);
    }

    /** Whether two runs are one and the same: equal scenarios in which the same actors go next. */
    public static boolean same(Run one, Run other) {
        return one == other || decided(one).equals(decided(other));
    }

    private static Scenario decided(Run run) {
        return run.scenario().withSchedule(run.schedule());
    }

    /** The scenario, and its document where that is called otherwise: {@code mine.yaml (stale-pirq)}. */
    public String name() {
        String name = run.scenario().name();
        return document.equals(name) ? name : document + " (" + name + ")";
    }

    /** In words: {@code stale-pirq from step 27, Linux 4.10 ...}. */
    public String text() {
        return name()
                + (position == 0 ? " from the start, " : " from step " + position + ", ")
                + run.scenario().versions().text();
    }
}
