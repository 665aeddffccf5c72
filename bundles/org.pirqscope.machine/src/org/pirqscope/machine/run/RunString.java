package org.pirqscope.machine.run;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.text.Quoted;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.XenRules;

/**
 * A run as one line: {@code pq2:stale-pirq;4.10;2.5;4.7;0*16,1*11,0*25;hashsums}. A scenario that is not built in is
 * carried along, packed, behind {@code +}. The last part is the model's hash, since another model may give other steps
 * for the same choices, and then the check sum of all before it: no letter can be changed, lost or exchanged with
 * another unseen.
 */
public final class RunString {

    private static final String PREFIX = "pq2:";
    private static final int PARTS = 6;
    /** Raised whenever the same choices may give other steps. */
    private static final String MODEL = "pirqscope-model-2";

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
        return of(run.scenario().withSchedule(run.schedule()));
    }

    /** The string of a scenario whose schedule is a whole run, counted in moves. */
    public static String of(Scenario scenario) {
        List<String> actors = scenario.actors();
        List<String> turns = new ArrayList<>();
        for (Turn turn : scenario.schedule()) {
            turns.add(actors.indexOf(turn.actor()) + (turn.moves() == 1 ? "" : "*" + turn.moves()));
        }
        return checked(PREFIX + name(scenario) + ";" + scenario.versions().linux() + ";"
                + scenario.versions().qemu() + ";" + scenario.versions().xen() + ";" + String.join(",", turns) + ";"
                + hash());
    }

    /** The string with its check sum behind it. */
    public static String checked(String unchecked) {
        return unchecked + letters(Crc24.of(unchecked));
    }

    /** 24 bits as four letters. */
    private static String letters(int bits) {
        return Base64.getUrlEncoder().encodeToString(new byte[] {(byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
    }

    private static String name(Scenario scenario) {
        boolean plain = isBuiltIn(scenario)
                && scenario.versions().linuxRow().changed().isEmpty()
                && scenario.versions().qemuRow().changed().isEmpty()
                && scenario.versions().xenRow().changed().isEmpty();
        return plain ? scenario.name() : Packed.of(ScenarioWriter.write(scenario.withSchedule(List.of())));
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
     * The scenario whose schedule is the run. @throws ScenarioException for a string that is damaged or of another
     * model
     */
    public static Scenario open(String text) {
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
        if (!parts[5].startsWith(hash())) {
            throw bad("is of another model version ("
                    + Quoted.of(parts[5].substring(0, Math.max(0, parts[5].length() - 4))) + "; this is " + hash()
                    + "): its choices may mean other steps here");
        }
        boolean packed = Packed.is(parts[0]);
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
            return Packed.open(part);
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

    /** Four letters over the model's version and all its tables. */
    public static String hash() {
        return hash(Stream.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE)
                .flatMap(table -> table.rows().stream())
                .toList());
    }

    private static List<String> values(VersionRow row) {
        return row.table().columns().stream()
                .map(column -> row.value(column.name()))
                .toList();
    }

    /** Four letters over the model's version and rows of its tables: which releases they are, and every value. */
    public static String hash(List<VersionRow> rows) {
        return letters(Crc24.of(
                MODEL + rows.stream().map(row -> row.label() + values(row)).collect(Collectors.joining())));
    }
}
