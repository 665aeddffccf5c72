package org.pirqscope.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.version.Versions;

/**
 * The function behind a call, as it stood at a version.
 *
 * @param version the tag, or what else names the revision
 * @param commit its commit, shortened
 * @param name the function's
 * @param path its file
 * @param first the number of its first line in the file
 * @param lines its lines, from the first to the closing brace
 * @param focus the number of the line that is meant: the first one, or the case of a hypercall
 */
public record CallSource(
        String version, String commit, String name, String path, int first, List<String> lines, int focus) {

    /** Where a file stood before it was moved out of reach of its folder. */
    private static final Map<String, String> MOVED = Map.of("drivers/nvme/host", "drivers/block");

    public CallSource {
        lines = List.copyOf(lines);
    }

    /** The release of the project in which a layer's calls stand. */
    public static String release(Versions versions, Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> versions.linux();
            case QEMU -> versions.qemu();
            case XEN -> versions.xen();
        };
    }

    /** The name of the layer's project, in lower case. */
    public static String project(Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> "linux";
            case QEMU -> "qemu";
            case XEN -> "xen";
        };
    }

    /**
     * Looks a call up: in its own file, then in its folder, then around that. @throws SourceException if it is not
     * there
     */
    public static CallSource of(SourceTree tree, Call call) {
        String source = call.function().source().split(" ")[0];
        if (source.lastIndexOf('/') < 0) {
            throw new SourceException(call.name() + ": it is not known in which file of its project it stands");
        }
        String folder = source.substring(0, source.lastIndexOf('/'));
        String around = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : folder;
        return Stream.<Function<String, List<String>>>of(
                        nothing -> List.of(source),
                        nothing -> tree.files(folder, true),
                        nothing -> tree.files(around, true),
                        nothing -> MOVED.containsKey(folder) ? tree.files(MOVED.get(folder), true) : List.of())
                .map(files -> in(tree, files.apply(""), call))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new SourceException(missing(tree, call, source)));
    }

    private static String missing(SourceTree tree, Call call, String source) {
        return tree.version() + " has no function " + String.join(" or ", CallNames.of(call)) + " in " + source
                + (tree.text(source).isPresent() ? "" : ", which it does not have,") + " or in a file near it";
    }

    private static Optional<CallSource> in(SourceTree tree, List<String> files, Call call) {
        for (String name : CallNames.of(call)) {
            for (String path : files) {
                Optional<CallSource> found = tree.text(path)
                        .filter(text -> text.contains(name))
                        .flatMap(text -> in(tree, path, CFunctions.of(text), name));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CallSource> in(SourceTree tree, String path, CFunctions functions, String name) {
        return functions
                .function(name)
                .map(range -> of(tree, path, functions, name, range, 0))
                .or(() -> functions
                        .caseOf(name)
                        .map(range -> of(tree, path, functions, name, range, functions.caseLine(name))));
    }

    private static CallSource of(
            SourceTree tree, String path, CFunctions functions, String name, CFunctions.Range range, int focus) {
        return new CallSource(
                tree.version(),
                tree.commit(),
                name,
                path,
                range.first(),
                functions.lines().subList(range.first() - 1, range.last()),
                focus == 0 ? range.first() : focus);
    }

    /** The number of its last line in the file. */
    public int last() {
        return first + lines.size() - 1;
    }

    /** {@code xen_irq_from_pirq, drivers/xen/events/events_base.c:1135-1150 at v4.10 (c470abd4fde4)}. */
    public String title() {
        return name + ", " + path + ":" + first + "-" + last() + " at " + version + " (" + commit + ")";
    }
}
