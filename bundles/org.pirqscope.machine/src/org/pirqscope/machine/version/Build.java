package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version word taken apart: {@code 1:2.8+dfsg-6+deb9u17}, {@code 4.4.0-79-generic}, {@code v4.10-6590-gbc49a78},
 * {@code 4.19-unstable}.
 *
 * @param name the word without epoch and {@code v}
 * @param kind what its end says about the tree that was built
 */
record Build(String name, Release release, Kind kind) {

    /** What follows the numbers. */
    enum Kind {
        /** Nothing, or a word of the user's own. */
        RELEASE(""),
        /** RHEL, whose own number the table knows. */
        RHEL("-\\d{1,5}(\\.\\d{1,5}){0,4}\\.el\\d{1,2}(?!\\d).*"),
        /** Ubuntu, whose own number the table knows. */
        UBUNTU("-\\d{1,4}[-.~+].*"),
        /** Ubuntu's signature: the stable release, then its own number. */
        SIGNED("-ubuntu-(.*)"),
        /** linux-next: what the next release will bring is in it already. */
        NEXT("-next-\\d{8}.*"),
        /** Commits after the tag, as {@code git describe} and the kernel's build count them. */
        BEHIND("\\+(-[a-z]\\w*)?|-\\d{1,6}-g[0-9a-f]{6,40}([-+.]\\w*)*"),
        /** On its way to the release that it names. */
        TOWARDS("-(unstable|pre)\\b.*"),
        /** A private build of a cloud. */
        AMAZON("\\.amazon"),
        /** A guest's "Xen version 4.17.": the third number is left out. */
        CUT("\\."),
        /** Debian's kernel, whose ABI names a stable release. */
        DEBIAN("-\\d{1,3}-[a-z0-9-]*(amd64|686|686-pae)"),
        /** A distribution's package. */
        DISTRIBUTION(
                "[-~+]\\d.*|[-~+.].*(dfsg|deb|ubuntu|amzn|\\.fc\\d|\\.el\\d|amd64|i[36]86|x86_64|generic|default).*"),
        /** The rest of what may stand there: a name that somebody gave a build. */
        NAMED("[-+~_][A-Za-z][\\w.+~-]*");

        private final Pattern tail;

        Kind(String tail) {
            this.tail = Pattern.compile(tail);
        }
    }

    private static final Pattern WORD = Pattern.compile(
            "(?:\\d{1,3}:)?v?((\\d{1,5}(?:\\.\\d{1,5}){1,3})(?:[-~]rc(\\d{0,3})(?![a-z]))?([\\w.+~:-]*))");

    /** Empty if the word is not a version. */
    static Optional<Build> of(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches() || word.length() > 80) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(2).split("\\.")) {
            numbers.add(Integer.valueOf(number));
        }
        Release release = Release.of(numbers);
        if (matcher.group(3) != null) {
            // Xen says -rc in a tree between two candidates
            release = release.candidate(matcher.group(3).isEmpty() ? 1 : Integer.parseInt(matcher.group(3)));
        }
        return of(matcher.group(1), release, matcher.group(4));
    }

    private static Optional<Build> of(String name, Release release, String tail) {
        for (Kind kind : Kind.values()) {
            if (kind.tail.matcher(tail).matches()) {
                Optional<Release> counted = counted(kind, name, release, tail);
                if (counted.isPresent()) {
                    return Optional.of(new Build(name, counted.get(), kind));
                }
            }
        }
        return Optional.empty();
    }

    /** The release that counts; empty where a distribution's number says nothing. */
    private static Optional<Release> counted(Kind kind, String name, Release release, String tail) {
        return switch (kind) {
            case RHEL -> RhelKernel.release(name);
            case UBUNTU -> UbuntuKernel.release(name);
            case DEBIAN -> DebianKernel.release(name);
            case SIGNED ->
                UbuntuKernel.release(tail.substring("-ubuntu-".length())).or(() -> Optional.of(release));
            default -> Optional.of(release);
        };
    }
}
