package org.pirqscope.cli.verb;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.AtomicStep;

/** The long part of {@code run --help}. */
final class RunHelp {

    static final String[] FOOTER = {
        "",
        "Reading the text: a line is \"step who layer call = answer\"; a call that calls others ends with } = answer.",
        "  ~   what the step changed, in any layer",
        "  >   a line that the layer logs, above the call that it announces; [hidden] where an ordinary build does "
                + "not print it",
        "  !   a warning      !!  a failure      i  worth seeing      *  a mark of the scenario's file, with its note",
        "Exit code: 0 all well, 1 a lost interrupt or another failure, up to where it stops; 3 where the search for "
                + "no-return came to its limit.",
        "",
        "Atomic steps: "
                + Arrays.stream(AtomicStep.values())
                        .filter(AtomicStep::ofDriver)
                        .map(step -> step.name() + " " + step.label())
                        .collect(Collectors.joining(", "))
                + ".",
        "",
        "JSON, one object a step: step, actor, move, atomic (domain step: S R L A W I E1 E2 M B Q U C D UB UM X ...),"
                + " entering, depth, partner (the step at the call's other end, 0 if open), layer (driver, guest, "
                + "qemu, xen),"
                + " function, kind (call, hypercall, trap, command, interrupt), arguments {name: {value, text}}, "
                + "text, answer (when"
                + " left: null or {value, text, failed} or {addressHi, addressLo, data, text, failed}), effects "
                + "[layer, subject,"
                + " field, before, after], log [layer, text, hiddenUnless], findings [kind, severity (info, "
                + "warning, failure),"
                + " device, entry, pirq, title, sentence; a stale-hit also lookupIrq, writtenAt, freedAt, owner, "
                + "ownedSince]; where the file has marks there, marks [name, note].",
        "Last line: {\"result\": {scenario, steps, failed, versions {linux, qemu, xen: {version, row, reading,"
                + " changed}},"
                + " controllers [name, ok, outcome; a lost one also phase, entry, reason, goesTo, status], "
                + "failures, warnings,"
                + " pirqs {free, allocated, mapped, leaked, forced}, leakedXenIrqs [number], run; of a file "
                + "with marks also marks [name, at, step (null: not in this run), note]}}.",
        "With --stop-at the last line is {\"stopped\": {step, breakpoint, call}, \"undecided\"} where the run stops or "
                + "where it is not decided whether it does (no-return; then stopped may be null).",
        "",
        "Examples: pirqscope run stale-pirq",
        "          pirqscope run stale-pirq --linux 4.11",
        "          pirqscope run stale-pirq --set linux.reuse=never --json",
        "          pirqscope run stale-pirq --stop-at 'call:EVTCHNOP_bind_pirq if answer<0'",
    };

    private RunHelp() {}
}
