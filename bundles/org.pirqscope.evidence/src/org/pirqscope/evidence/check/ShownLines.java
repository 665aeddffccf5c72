package org.pirqscope.evidence.check;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Wording;

/** Which lines of a run must stand in the observed texts, may stand there, or cannot. */
final class ShownLines {

    /** What a line of a run is to the texts. */
    enum Shown {
        /** No text of the layer, no such line in this version, or a build that hides it. */
        NO,
        /** It may be left out: lines that Xen limits by rate, that QEMU prints once, or of an excerpt. */
        MAY,
        MUST
    }

    private final Map<Log, Shown> shown = new EnumMap<>(Log.class);
    private final int mode;
    private final Set<Log> printed = new HashSet<>();

    /**
     * The lines of a scenario's versions beside the texts.
     *
     * @param debugBuild whether Xen prints dprintk lines; empty for what the texts themselves show
     * @param excerpt any line may be left out
     */
    ShownLines(Scenario scenario, ObservedLogs logs, Optional<Boolean> debugBuild, boolean excerpt) {
        Wording wording = new Wording(
                scenario.versions(),
                scenario.controllers().stream()
                        .map(controller -> controller.driver().spelling())
                        .toList(),
                scenario.controllers().stream().map(Controller::bdf).toList());
        this.mode = scenario.versions().linuxRules().messageData() >> 8 & 7;
        Set<String> hiddenButThere = new HashSet<>();
        for (LoggedText text : logs.texts()) {
            for (Fact.Logged line : text.lines()) {
                hidden(wording, line.log())
                        .ifPresent(why -> hiddenButThere.add(line.log().layer() + why));
            }
        }
        for (Log log : Log.values()) {
            Optional<String> hidden = hidden(wording, log);
            hidden.ifPresent(why -> printed.add(log));
            shown.put(log, decide(log, hidden, logs, debugBuild, hiddenButThere, wording.once(log) || excerpt));
        }
    }

    private static Shown decide(
            Log log,
            Optional<String> hidden,
            ObservedLogs logs,
            Optional<Boolean> debugBuild,
            Set<String> hiddenButThere,
            boolean maybe) {
        if (hidden.isEmpty() || !logs.has(log.layer())) {
            return Shown.NO;
        }
        String why = hidden.get();
        boolean there = why.isEmpty() || hiddenButThere.contains(log.layer() + why);
        if (why.equals(Wording.DEBUG_BUILD)) {
            there = there || debugBuild.orElse(false);
        }
        if (why.equals(Wording.RATE_LIMITED)) {
            return Shown.MAY;
        }
        return !there ? Shown.NO : maybe ? Shown.MAY : Shown.MUST;
    }

    // what it takes to see the line; empty where this version has none
    private static Optional<String> hidden(Wording wording, Log log) {
        return Optional.ofNullable(wording.line(log, 0, 0, 0, 0)).map(LogLine::hiddenUnless);
    }

    Shown of(Log log) {
        return shown.get(log);
    }

    /** The delivery mode of this kernel's pirq messages, which is the only one that Xen finds unsupported. */
    int deliveryMode() {
        return mode;
    }

    /** Whether any build of this version prints the line. */
    boolean printed(Log log) {
        return printed.contains(log);
    }
}
