package org.pirqscope.ui.desk;

import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.Scenario;

/**
 * A run that was shown.
 *
 * @param id 1 or more
 * @param parent the run that it was made of by a change, 0 for none
 * @param name what the reviewer calls it; empty where it has none
 * @param change what makes it of its parent; of a run without one the scenario and its versions
 * @param outcome how its controllers end
 */
public record TriedRun(
        int id, int parent, String name, String change, String runString, boolean failed, String outcome, int steps) {

    private static final int PARTS = 8;

    /** Of a run that is in no list yet. */
    static TriedRun of(Run run, String change) {
        return new TriedRun(
                0,
                0,
                "",
                change,
                run.runString(),
                run.failed(),
                run.outcomes().stream().map(Outcome::text).distinct().collect(Collectors.joining(", ")),
                run.length());
    }

    TriedRun numbered(int next) {
        return new TriedRun(next, parent, name, change, runString, failed, outcome, steps);
    }

    /** How lists name it. */
    public String title() {
        return name.isEmpty() ? change : name + "  (" + change + ")";
    }

    /**
     * The scenario whose schedule is the run.
     *
     * @throws org.pirqscope.machine.scenario.ScenarioException if the simulated stack has changed since
     */
    public Scenario scenario() {
        return RunString.open(runString);
    }

    TriedRun named(String next) {
        return new TriedRun(id, parent, plain(next), change, runString, failed, outcome, steps);
    }

    TriedRun under(int next) {
        return new TriedRun(id, next, name, change, runString, failed, outcome, steps);
    }

    /** On one line, to keep it. */
    String line() {
        return String.join(
                "\t",
                Integer.toString(id),
                Integer.toString(parent),
                plain(name),
                plain(change),
                runString,
                failed ? "failed" : "ok",
                plain(outcome),
                Integer.toString(steps));
    }

    /** Of such a line; nothing for one that is damaged. */
    static Optional<TriedRun> of(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != PARTS || !RunString.looksLikeOne(parts[4])) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TriedRun(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    parts[2],
                    parts[3],
                    parts[4],
                    parts[5].equals("failed"),
                    parts[6],
                    Integer.parseInt(parts[7])));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
