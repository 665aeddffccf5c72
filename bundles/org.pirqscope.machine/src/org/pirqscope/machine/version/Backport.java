package org.pirqscope.machine.version;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the stable trees of Linux took later than their rows tell, and how a scenario gets it. It changes accesses of
 * mask bits, no pirq and no outcome; so it is a note of the release that was named, not one more row for each tree.
 *
 * @param since the first release of each tree that has it, as its announcement says
 */
record Backport(String what, String columns, List<Release> since) {

    private static final List<Backport> ALL = List.of(
            of(
                    "MSI-X is enabled first and its whole table masked",
                    "linux.enable-first=yes, linux.mask-all=before",
                    "4.4.282",
                    "4.9.281",
                    "4.14.245",
                    "4.19.205",
                    "5.4.142",
                    "5.10.60",
                    "5.13.12"),
            of("masked at the end", "linux.mask-all=after", "4.14.259", "4.19.222", "5.4.168", "5.10.88"),
            of(
                    "nothing of HVM pirqs is masked",
                    "linux.vector-control-writes=no",
                    "4.14.282",
                    "4.19.246",
                    "5.4.197",
                    "5.10.114"));

    private static Backport of(String what, String columns, String... since) {
        return new Backport(what, columns, Arrays.stream(since).map(Release::of).toList());
    }

    private boolean in(Release release) {
        return since.stream().anyMatch(first -> sameTree(release, first) && release.compareTo(first) >= 0);
    }

    private static boolean sameTree(Release one, Release other) {
        return one.number(0) == other.number(0) && one.number(1) == other.number(1);
    }

    /** Whether some release of that one's tree has any of it. */
    static boolean inTree(Release release) {
        return ALL.stream().anyMatch(backport -> backport.since.stream().anyMatch(first -> sameTree(release, first)));
    }

    /** What that release has of it; empty if nothing. */
    static String note(Release release) {
        List<Backport> taken =
                ALL.stream().filter(backport -> backport.in(release)).toList();
        return taken.isEmpty()
                ? ""
                : "took from 5.14 and later: "
                        + taken.stream()
                                .map(backport -> backport.what + " (" + backport.columns + ")")
                                .collect(Collectors.joining(", "));
    }
}
