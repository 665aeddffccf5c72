package org.pirqscope.evidence.read;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file is, by its first bytes. */
final class FirstBytes {

    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final Pattern SCENARIO = Pattern.compile("(?m)^(?:controllers|versions):");
    private static final int NAMED = 3;

    private FirstBytes() {}

    static boolean gzip(byte[] head) {
        return head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    static boolean xz(byte[] head) {
        for (int i = 0; i < XZ.length; i++) {
            if (i >= head.length || head[i] != XZ[i]) {
                return false;
            }
        }
        return true;
    }

    // a console log may hold a few zero bytes, a program holds many
    static boolean binary(byte[] head) {
        int zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        return zeros > 16 && zeros > head.length / 50;
    }

    /** Whether it begins as a scenario of this project does: with both keys that every one has. */
    static boolean scenario(String head) {
        return SCENARIO.matcher(head)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .count()
                == 2;
    }

    static String nothing(List<TextSource> sources) {
        String names = sources.stream().limit(NAMED).map(TextSource::name).collect(Collectors.joining(", "));
        String more = sources.size() > NAMED ? " and " + (sources.size() - NAMED) + " more" : "";
        return (names.isEmpty() ? "no file" : names + more)
                + ": no line of a known format; expected a log of QEMU, Xen or Linux, a debug key's dump, "
                + "/proc/interrupts, ftrace, lspci, xl info, or a mail with one of them";
    }
}
