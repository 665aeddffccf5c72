package org.pirqscope.machine.version;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RHEL's kernels stand still at one release and count their own builds: 3.10.0-514.24.1.el7. Rows of the table begin at
 * such builds. Which of them were read is told here: trees of RHEL 7.3, 7.7, 7.8 and 7.9, of 8.0, 8.1, 8.3 to 8.10, of
 * 9.0 to 9.6 and of 10.0; of RHEL 7 before 7.3 the changelog.
 */
final class RhelKernel {

    private static final Map<String, String> RELEASES =
            Map.of("7", "3.10.0", "8", "4.18.0", "9", "5.14.0", "10", "6.12.0");

    /** For a release, the builds whose trees were read; those before the first one have RHEL's changelog. */
    private static final Map<String, List<Integer>> READ = Map.of(
            "3.10.0",
            List.of(514, 1062, 1127, 1160),
            "4.18.0",
            List.of(80, 147, 240, 305, 348, 372, 425, 477, 513, 553),
            "5.14.0",
            List.of(70, 162, 284, 362, 427, 503, 570),
            "6.12.0",
            List.of(55));

    private static final Pattern NAME =
            Pattern.compile("((\\d+\\.\\d+\\.\\d+)-(\\d{1,5})(?:\\.\\d{1,5}){0,4}\\.el(7|8|9|10))(?!\\d).*");

    private RhelKernel() {}

    /** The build of a kernel's name, if it is one of RHEL's and of the release that this RHEL has. */
    static Optional<Release> release(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && RELEASES.get(matcher.group(4)).equals(matcher.group(2))
                ? Optional.of(Release.of(matcher.group(1)))
                : Optional.empty();
    }

    /** What the table knows of a build: it was read, or those before and behind it. */
    static Doubt doubt(Build build) {
        String series = series(build.release());
        List<Integer> read = READ.get(series);
        int number = build.release().number(3);
        List<Integer> before = read.stream().filter(one -> one <= number).toList();
        Optional<Integer> behind = read.stream().filter(one -> one > number).findFirst();
        if (before.contains(number)) {
            return exact(
                    build,
                    "RHEL's tree was read at " + build(series, number) + ": patches of its updates are not known");
        }
        if (before.isEmpty()) {
            return exact(
                    build,
                    "RHEL's changelog was read for this build, its trees from " + build(series, read.getFirst())
                            + " on");
        }
        if (behind.isEmpty()) {
            return exact(build, "RHEL's trees were read up to " + build(series, read.getLast()));
        }
        return new Doubt(
                build.kind(),
                build.release(),
                build.release(),
                build.release().with(3, behind.get()),
                "RHEL's trees were read at " + build(series, before.getLast()) + " and " + build(series, behind.get())
                        + ", not between",
                true);
    }

    private static Doubt exact(Build build, String why) {
        return new Doubt(build.kind(), build.release(), build.release(), build.release(), why, true);
    }

    private static String series(Release release) {
        return release.number(0) + "." + release.number(1) + ".0";
    }

    private static String build(String series, int number) {
        return series + "-" + number;
    }
}
