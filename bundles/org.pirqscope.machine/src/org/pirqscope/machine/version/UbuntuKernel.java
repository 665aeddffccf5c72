package org.pirqscope.machine.version;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ubuntu's kernels tell a number of their ABI in place of the stable release: 4.4.0-61-generic. Which commit came with
 * which number is what debian.master/changelog of linux 4.4.0-187.217, 5.4.0-216.236 and 5.15.0-185.195 and
 * debian.aws/changelog of linux-aws 4.4.0 and 5.4.0-1146.156 say; rows of the table begin there. Kernels of the aws
 * flavour count from 1000. Other flavours, and other releases, are not known.
 */
final class UbuntuKernel {

    /** For a release, the last ABI that the changelog has. */
    private static final Map<String, Integer> READ = Map.of("4.4.0", 187, "5.4.0", 216, "5.15.0", 185);
    /** The same for the flavour aws; where that of 4.4.0 ends was not read. */
    private static final Map<String, Integer> READ_AWS = Map.of("4.4.0", 1003, "5.4.0", 1146);

    private static final int FIRST_AWS = 1000;

    private static final Pattern NAME = Pattern.compile("(\\d+\\.\\d+\\.0)-(\\d{1,4})"
            + "(?:(?:\\.\\d{1,4})?(?:-(?:generic|lowlatency|virtual|aws)\\b.*|[~+].*)?|\\.\\d{1,4})");

    private UbuntuKernel() {}

    /** The number of a kernel's name, or of its package, if the changelog of its release was read. */
    static Optional<Release> release(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || name.matches("[\\d.]+-\\d+")) {
            return Optional.empty();
        }
        boolean aws = Integer.parseInt(matcher.group(2)) >= FIRST_AWS;
        boolean known = aws == name.contains("-aws") && read(aws).containsKey(matcher.group(1));
        return known
                ? Optional.of(Release.of(matcher.group(1) + "-" + matcher.group(2) + (aws ? "-aws" : "-generic")))
                : Optional.empty();
    }

    /** Whether a release is one of Ubuntu's own numbers. */
    static boolean owns(Release release) {
        return release.number(2) == 0 && release.number(3) > 0;
    }

    private static Map<String, Integer> read(boolean aws) {
        return aws ? READ_AWS : READ;
    }

    /** What Ubuntu's changelog says of that number. */
    static Doubt doubt(Build build) {
        Release release = build.release();
        boolean aws = release.number(3) >= FIRST_AWS;
        String series = release.number(0) + "." + release.number(1) + ".0";
        int last = read(aws).get(series);
        String why = release.number(3) > last
                ? "Ubuntu's changelog was read up to " + series + "-" + last + (aws ? "-aws" : "")
                        + ": what came later is not known"
                : "Ubuntu's changelog was read for what the table has; other patches are not known";
        return new Doubt(build.kind(), release, release, release, why, true);
    }
}
