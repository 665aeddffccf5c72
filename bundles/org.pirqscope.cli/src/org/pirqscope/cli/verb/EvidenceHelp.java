package org.pirqscope.cli.verb;

/** The long part of {@code evidence --help}. */
final class EvidenceHelp {

    static final String[] FOOTER = {
        "",
        "Formats are recognised by their lines, block by block: QEMU's xen_pt lines, Xen's console and the dumps of "
                + "its debug keys i, M, Q, e and z, Linux logs, /proc/interrupts, ftrace, lspci, xl info, xl list, "
                + "uname; also quoted and wrapped in a mail, as a part of one, packed with gzip or xz.",
        "Each line ends as read, as known and without meaning here, or as not understood. A claim stands with the "
                + "lines "
                + "that prove it, with what else could explain them (Or), and with the command that decides.",
        "--check searches the runs of the simulated stack with the versions and devices of the logs: any order of "
                + "atomic steps, any number of loads. Possible: a run logs the same lines in the same order, each "
                + "layer in its own (layers that write to one console in that order); lines that a build hides may be "
                + "absent. Impossible: no run does; the first line that none has, what runs have there and the "
                + "condition that refuses it follow. Unknown: time or memory was used up. With --json: check {verdict, "
                + "run, line {file, line}, guard, observed, allowed, reason, common, "
                + "excerpt}; excerpt is a run that logs the same if lines are missing.",
        "--check --beside lists the lines of logs and run in the order of the run: = both, + the run alone, - "
                + "the logs alone, ! no run logs it there. With --json: beside [match, line {file, line}, step, "
                + "observed, logged] in check; match is one of same, run-only, log-only, refused.",
        "--timeline draws what is known of the order: a text has its own, between texts shared facts and "
                + "clocks decide; a gap says that the order is not known.",
        "--linux, --qemu, --xen and --set say what the logs do not: --check and --scenario take them.",
        "--lines --json prints an object for each line: {file, line, record, state, format, layer, text, what}; record "
                + "is the first line of its record, state one of read, known, not-understood, cut.",
        "Exit code: 0 read, 2 no line of a known format.",
        "",
        "JSON: {sources [file, format, lines, read, known, notUnderstood], facts {xen, qemu, linux, debugBuild, "
                + "nrIrqsGsi, pirqs}, devices [bdf, virtualBdf, domain, msi, msix], lives [domain, pirq, device, "
                + "events [file, line, layer, what], mappedAtEnd], pool [domain, pirqs, used], diagnosis [rule, claim, "
                + "certainty, lines [file, line], decide]}. Format is one of qemu, xen, xen-key-i, xen-key-M, "
                + "xen-key-Q, "
                + "xen-key-e, xen-key-z, dmesg, interrupts, ftrace, lspci, xl, mail; what is one of request, map, "
                + "map-failed, bind, bind-failed, update, unbind, unmap, mask, unmask, owner, seen. The file of a "
                + "line is "
                + "the index, from 0, of that file's first source; lines count from 1; what is unknown is null.",
        "",
        "Examples: pirqscope evidence qemu-dm-guest.log",
        "          xl dmesg | pirqscope evidence - guest-dmesg.txt --json",
    };

    private EvidenceHelp() {}
}
