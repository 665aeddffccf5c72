package org.pirqscope.machine.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.XenRules;

/**
 * A run as one line: {@code pq1:stale-pirq;4.10;2.5;4.7;0*16,1*11,0*25;1a2b3c4d}. A scenario that is not built in is carried along, packed, behind
 * {@code +}. The last part is the model's hash: another model may give other steps for the same choices, so its strings are refused.
 */
public final class RunString {

    private static final String PREFIX = "pq1:";
    /** Raised whenever the same choices may give other steps. */
    private static final String MODEL = "pirqscope-model-1";

    private RunString() {
    }

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
        return PREFIX + name(scenario) + ";" + scenario.versions().linux() + ";" + scenario.versions().qemu() + ";" + scenario.versions().xen() + ";"
                + String.join(",", turns) + ";" + hash();
    }

    private static String name(Scenario scenario) {
        boolean plain = isBuiltIn(scenario) && scenario.versions().linuxRow().changed().isEmpty() && scenario.versions().qemuRow().changed().isEmpty()
                && scenario.versions().xenRow().changed().isEmpty();
        return plain ? scenario.name() : Packed.of(ScenarioWriter.write(scenario.withSchedule(List.of())));
    }

    private static boolean isBuiltIn(Scenario scenario) {
        try {
            Scenario own = BuiltIn.named(scenario.name());
            return own.withVersions(scenario.versions()).withSchedule(List.of()).equals(scenario.withSchedule(List.of()));
        } catch (ScenarioException none) {
            return false;
        }
    }

    /** The scenario whose schedule is the run. @throws ScenarioException for a string that is damaged or of another model */
    public static Scenario open(String text) {
        if (!bare(text).startsWith(PREFIX)) {
            throw bad("begins with " + bare(text).substring(0, bare(text).indexOf(':') + 1) + ", so another version of Pirqscope wrote it; this one reads " + PREFIX);
        }
        String[] parts = bare(text).substring(PREFIX.length()).split(";", -1);
        if (parts.length != 6) {
            throw bad("has " + parts.length + " parts instead of 6 (scenario;linux;qemu;xen;choices;hash): it was cut");
        }
        if (!parts[5].equals(hash())) {
            throw bad("is of another model version (" + parts[5] + "; this is " + hash() + "): its choices may mean other steps here");
        }
        boolean packed = Packed.is(parts[0]);
        Scenario scenario = packed ? ScenarioReader.read(Packed.open(parts[0]).orElseThrow(() -> bad("has a damaged scenario part: it was cut")), "run string")
                : BuiltIn.named(parts[0]);
        try {
            Scenario withVersions = packed ? scenario
                    : scenario.withVersions(scenario.versions().withLinux(parts[1]).withQemu(parts[2]).withXen(parts[3]));
            return withVersions.withSchedule(turns(parts[4], withVersions.actors()));
        } catch (VersionException e) {
            throw bad("names a version that is not modelled: " + e.getMessage());
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
        Optional<Integer> moves = halves.length == 1 ? Optional.of(1) : number(halves[1]).filter(m -> m > 0);
        if (actor.isEmpty() || moves.isEmpty()) {
            throw bad("has the choice \"" + choice + "\"; expected ACTOR*MOVES with an actor below " + actors.size() + " and 1 to 999999999 moves");
        }
        return new Turn(actors.get(actor.get()), moves.get());
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static ScenarioException bad(String what) {
        return new ScenarioException("run string", 0, 0, what);
    }

    /** Eight hex digits over the model's version and all its tables. */
    public static String hash() {
        CRC32 crc = new CRC32();
        crc.update(MODEL.getBytes(StandardCharsets.UTF_8));
        for (Table table : List.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE)) {
            table.rows().forEach(row -> crc.update((row.label() + row.values()).getBytes(StandardCharsets.UTF_8)));
        }
        return "%08x".formatted(crc.getValue());
    }
}
