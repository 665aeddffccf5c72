package org.pirqscope.machine.version;

import java.util.List;

/**
 * Releases that may have c74fd80f2f41 without a row that says so: neither their announcement nor their source was
 * found.
 */
final class UnreadTree {

    private static final List<Release> TREES = List.of(Release.of("3.2"), Release.of("3.12"), Release.of("3.16"));
    private static final List<Release> SAME_DAY = List.of(Release.of("4.4.56"), Release.of("4.10.5"));

    private UnreadTree() {}

    /** Whether that release's tree went on after the fix was made. */
    static boolean holds(Release release) {
        return TREES.stream()
                .anyMatch(tree -> tree.number(0) == release.number(0) && tree.number(1) == release.number(1));
    }

    /** What is not known of a stable release; empty if all that matters is. */
    static String note(Release release) {
        if (SAME_DAY.contains(release)) {
            return "4.9.17, of the same day, has c74fd80f2f41, and this one was not read: with it it would be "
                    + "linux.reuse=never";
        }
        return holds(release) && release.number(2) > 0
                ? "releases of this stable tree after February 2017 were not read: with c74fd80f2f41 it would be "
                        + "linux.reuse=never"
                : "";
    }
}
