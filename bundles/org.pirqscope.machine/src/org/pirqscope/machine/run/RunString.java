package org.pirqscope.machine.run;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.text.Quoted;
import org.pirqscope.machine.version.VersionException;

/**
 * A run as one line: {@code pq2:stale-pirq;4.10;2.5;4.7;0*16,1*11,0*25;hashsums}. A scenario that is not built in is
 * carried along, packed, after {@code +}. The last part is a hash of the run's steps, which shows that the same
 * choices give the same run here, and then the check sum of all before it: no letter can be changed, lost or exchanged
 * with another unseen.
 */
public final class RunString {

    private static final String PREFIX = "pq2:";
    private static final int PARTS = 6;

    private RunString() {}

    /** Whether a text looks like a run string, good or not. */
    public static boolean looksLikeOne(String text) {
        return bare(text).matches("pq\\d+:.*");
    }

    /** The string without what a mail adds to it: {@code pirqscope run:}, line breaks, quotes. */
    private static String bare(String text) {
        String joined = text.replaceAll("[\\s>]+", "");
        return joined.replaceFirst("^(pirqscope)?run:", "");
    }

    static String of(Run run) {
        Scenario scenario = run.scenario();
        List<String> actors = scenario.actors();
        List<String> turns = new ArrayList<>();
        for (Turn turn : run.schedule()) {
            turns.add(actors.indexOf(turn.actor()) + (turn.moves() == 1 ? "" : "*" + turn.moves()));
        }
        return checked(PREFIX + name(scenario) + ";" + scenario.versions().linux() + ";"
                + scenario.versions().qemu() + ";" + scenario.versions().xen() + ";" + String.join(",", turns) + ";"
                + hash(run.steps()));
    }

    /** The string followed by its check sum. */
    public static String checked(String unchecked) {
        return unchecked + letters(Crc24.of(unchecked));
    }

    /** 24 bits as four letters. */
    private static String letters(int bits) {
        return Base64.getUrlEncoder().encodeToString(new byte[] {(byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
    }

    private static String name(Scenario scenario) {
        boolean plain = isBuiltIn(scenario) && scenario.versions().released();
        return plain ? scenario.name() : PackedScenario.of(ScenarioWriter.write(scenario.withSchedule(List.of())));
    }

    private static boolean isBuiltIn(Scenario scenario) {
        try {
            Scenario own = BuiltIn.named(scenario.name());
            return own.withVersions(scenario.versions())
                    .withSchedule(List.of())
                    .equals(scenario.withSchedule(List.of()));
        } catch (ScenarioException none) {
            return false;
        }
    }

    /**
     * The scenario whose schedule is the run, which is carried out to see that it is the same. @throws
     * ScenarioException for a string that is damaged, or whose choices give another run
     */
    public static Scenario open(String text) {
        String[] parts = parts(text);
        Scenario scenario = scenario(parts);
        String hash = parts[5].substring(0, Math.max(0, parts[5].length() - 4));
        String here = hash(Run.of(scenario).steps());
        if (!hash.equals(here)) {
            throw bad("is of another run (" + Quoted.of(hash) + "; its choices give " + here
                    + " here): the simulated stack has changed since it was written");
        }
        return scenario;
    }

    /** Reads the string without carrying its run out. @throws ScenarioException for a string that is damaged */
    public static void check(String text) {
        scenario(parts(text));
    }

    private static String[] parts(String text) {
        String string = bare(text);
        if (!string.startsWith(PREFIX)) {
            throw bad("begins with " + Quoted.of(string.substring(0, string.indexOf(':') + 1))
                    + ", so another version of Pirqscope wrote it; this one reads " + PREFIX);
        }
        String[] parts = string.substring(PREFIX.length()).split(";", -1);
        if (parts.length != PARTS) {
            throw bad("has " + parts.length + " parts instead of " + PARTS
                    + " (scenario;linux;qemu;xen;choices;hash and check sum): it was cut");
        }
        if (!checked(string.substring(0, Math.max(0, string.length() - 4))).equals(string)) {
            throw bad("has a letter that was changed or lost: its check sum, the last four letters, is not that of "
                    + "the rest");
        }
        return parts;
    }

    private static Scenario scenario(String[] parts) {
        boolean packed = PackedScenario.is(parts[0]);
        Scenario scenario = packed ? ScenarioReader.read(unpacked(parts[0]), "run string") : BuiltIn.named(parts[0]);
        try {
            Scenario withVersions = packed
                    ? scenario
                    : scenario.withVersions(scenario.versions()
                            .withLinux(parts[1])
                            .withQemu(parts[2])
                            .withXen(parts[3]));
            return withVersions.withSchedule(turns(parts[4], withVersions.actors()));
        } catch (VersionException e) {
            throw bad("names a version that is not modelled: " + e.getMessage());
        }
    }

    private static String unpacked(String part) {
        try {
            return PackedScenario.open(part);
        } catch (DataFormatException damaged) {
            throw bad("has a damaged scenario part: " + damaged.getMessage());
        }
    }

    private static List<Turn> turns(String choices, List<String> actors) {
        List<Turn> turns = new ArrayList<>();
        for (String choice : choices.isEmpty() ? new String[0] : choices.split(",")) {
            turns.add(turn(choice, actors));
        }
        return turns;
    }

    private static Turn turn(String choice, List<String> actors) {
        String[] halves = choice.split("\\*", 2);
        Optional<Integer> actor = number(halves[0]).filter(a -> a < actors.size());
        Optional<Integer> moves =
                halves.length == 1 ? Optional.of(1) : number(halves[1]).filter(m -> m > 0);
        if (actor.isEmpty() || moves.isEmpty()) {
            throw bad("has the choice " + Quoted.of(choice) + "; expected ACTOR*MOVES with an actor below "
                    + actors.size() + " and 1 to 999999999 moves");
        }
        return new Turn(actors.get(actor.get()), moves.get());
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static ScenarioException bad(String what) {
        return new ScenarioException("run string", 0, 0, what);
    }

    /**
     * Four letters over what happens in the run ({@link StepDigest}): the same choices that give other steps have
     * others.
     */
    public static String hash(List<Step> steps) {
        return letters(StepDigest.of(steps));
    }
}
