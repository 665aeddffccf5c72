package org.pirqscope.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.machine.call.Layer;

/**
 * The tag of a release in a clone of its project: {@code v4.10}, {@code v2.5.0}, {@code RELEASE-4.7.6} (of a series of
 * Xen the last one, as the version tables count).
 */
final class ReleaseTags {

    private static final Pattern SERIES = Pattern.compile("\\d+\\.\\d+");

    private ReleaseTags() {}

    /** How the project calls that release. */
    static String usual(Layer layer, String release) {
        return switch (layer) {
            case DRIVER, GUEST -> "v" + release;
            case QEMU -> "v" + (SERIES.matcher(release).matches() ? release + ".0" : release);
            case XEN -> "RELEASE-" + (SERIES.matcher(release).matches() ? release + ".0" : release);
        };
    }

    /** The tag among those of a clone; nothing where none is that release. */
    static Optional<String> of(Layer layer, String release, Set<String> tags) {
        if (layer == Layer.XEN && SERIES.matcher(release).matches()) {
            return lastOf(release, tags);
        }
        String usual = usual(layer, release);
        return List.of(usual, "v" + release, release).stream()
                .filter(tags::contains)
                .findFirst();
    }

    private static Optional<String> lastOf(String series, Set<String> tags) {
        Pattern one = Pattern.compile("RELEASE-" + Pattern.quote(series) + "\\.(\\d{1,4})");
        return tags.stream()
                .map(one::matcher)
                .filter(Matcher::matches)
                .max(Comparator.comparingInt(tag -> Integer.parseInt(tag.group(1))))
                .map(Matcher::group);
    }
}
