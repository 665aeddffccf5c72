package org.pirqscope.source;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A hunk of a patch over a function: which of its lines the patch takes away, or has put there.
 *
 * @param path the file that the patch changes; empty where it names none
 * @param lines as in the patch
 */
public record HunkText(String path, List<Line> lines) {

    /** What a patch does to a line. */
    public enum Sign {
        KEPT(' '),
        REMOVED('-'),
        ADDED('+');

        private final char letter;

        Sign(char letter) {
            this.letter = letter;
        }

        /** As a patch writes it. */
        public char letter() {
            return letter;
        }
    }

    /** A line of it. */
    public record Line(Sign sign, String text) {

        // mail programs change blanks
        boolean is(String other) {
            return text.replaceAll("\\s+", "").equals(other.replaceAll("\\s+", ""));
        }
    }

    public HunkText {
        lines = List.copyOf(lines);
    }

    /**
     * The lines of a function that the hunk has, by their number in the file: as they stand before the patch, else as
     * they stand with it; empty where the function has them in neither form.
     */
    public TreeMap<Integer, Sign> over(CallSource source) {
        TreeMap<Integer, Sign> before = over(source, Sign.REMOVED);
        return before.isEmpty() ? over(source, Sign.ADDED) : before;
    }

    private TreeMap<Integer, Sign> over(CallSource source, Sign changed) {
        TreeMap<Integer, Sign> marked = new TreeMap<>();
        List<Line> side = side(source, changed);
        if (side.stream().noneMatch(line -> line.sign() == changed) || !near(source.path())) {
            return marked;
        }
        OptionalInt place = IntStream.rangeClosed(0, source.lines().size() - side.size())
                .filter(at -> IntStream.range(0, side.size())
                        .allMatch(i -> side.get(i).is(source.lines().get(at + i))))
                .findFirst();
        place.ifPresent(at -> IntStream.range(0, side.size())
                .forEach(i -> marked.put(source.first() + at + i, side.get(i).sign())));
        return marked;
    }

    // Unchanged lines before and after the changed ones may belong to the function before or after this one.
    private List<Line> side(CallSource source, Sign changed) {
        List<Line> side = lines.stream()
                .filter(line -> line.sign() == Sign.KEPT || line.sign() == changed)
                .toList();
        int first = 0;
        int last = side.size();
        while (first < last && outside(source, side.get(first))) {
            first++;
        }
        while (last > first && outside(source, side.get(last - 1))) {
            last--;
        }
        return side.subList(first, last);
    }

    private static boolean outside(CallSource source, Line line) {
        return line.sign() == Sign.KEPT && source.lines().stream().noneMatch(line::is);
    }

    private boolean near(String other) {
        return path.isEmpty()
                || path.substring(path.lastIndexOf('/') + 1).equals(other.substring(other.lastIndexOf('/') + 1));
    }
}
