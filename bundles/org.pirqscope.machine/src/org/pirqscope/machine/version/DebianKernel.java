package org.pirqscope.machine.version;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's kernels tell a number of their ABI in place of the stable release: 6.1.0-18-amd64 is 6.1.76. The releases
 * with which each number came are those of the changelog of Debian's linux 6.1.192-3 ("Bump ABI to"); no row begins
 * between two of one number. Later numbers, and those of stable updates of 5.10, are not there.
 */
final class DebianKernel {

    /** For a series, the third number of the release with which ABI 1, 2, ... came. */
    private static final Map<String, List<Integer>> RELEASES = Map.of(
            "5.10",
            List.of(4, 9, 12, 19, 24, 28, 38, 46),
            "6.1",
            List.of(
                    4, 7, 8, 11, 12, 15, 20, 25, 27, 37, 38, 52, 55, 64, 66, 67, 69, 76, 82, 85, 90, 94, 98, 106, 106,
                    112, 115, 119, 123, 124, 128, 129, 133, 135, 137, 139, 140, 147));

    private static final Pattern NAME =
            Pattern.compile("(\\d+\\.\\d+)\\.0-(\\d{1,3})-(?:cloud-|rt-)?(?:amd64|686(?:-pae)?)");

    private DebianKernel() {}

    /** The stable release of a kernel's name, if its ABI is known. */
    static Optional<Release> release(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> releases = RELEASES.getOrDefault(matcher.group(1), List.of());
        int abi = Integer.parseInt(matcher.group(2));
        return abi < 1 || abi > releases.size()
                ? Optional.empty()
                : Optional.of(Release.of(matcher.group(1) + "." + releases.get(abi - 1)));
    }
}
