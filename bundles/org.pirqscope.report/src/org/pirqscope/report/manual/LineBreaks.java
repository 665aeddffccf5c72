package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.List;

/** Breaks pieces of text into lines at spaces; what is longer than a line is broken where the line ends. */
final class LineBreaks {

    private final int width;
    private final List<List<Inline>> lines = new ArrayList<>();
    private List<Inline> line = new ArrayList<>();
    private int used;

    private LineBreaks(int width) {
        this.width = width;
    }

    /** At least one line, none longer than {@code width}. */
    static List<List<Inline>> of(List<Inline> pieces, int width) {
        LineBreaks breaks = new LineBreaks(Math.max(1, width));
        for (List<Inline> word : words(pieces)) {
            breaks.word(word);
        }
        breaks.next();
        return breaks.lines;
    }

    /** Words of one or more pieces: {@code `a`,} is one. A space belongs to no word. */
    private static List<List<Inline>> words(List<Inline> pieces) {
        List<List<Inline>> words = new ArrayList<>();
        List<Inline> word = new ArrayList<>();
        for (Inline piece : pieces) {
            String[] parts = piece.text().split(" ", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0 && !word.isEmpty()) {
                    words.add(word);
                    word = new ArrayList<>();
                }
                if (!parts[i].isEmpty()) {
                    word.add(piece.with(parts[i]));
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }

    private void word(List<Inline> word) {
        int length = Inline.text(word).length();
        if (used > 0 && length > width - used - 1) {
            next();
        }
        if (used > 0) {
            space(word.getFirst());
        }
        for (Inline piece : word) {
            hard(piece);
        }
    }

    /** The space between two words of one piece belongs to it. */
    private void space(Inline next) {
        Inline last = line.getLast();
        boolean one = last.with("").equals(next.with(""));
        put(one ? last.with(" ") : new Inline.Words(" "));
    }

    private void hard(Inline piece) {
        String rest = piece.text();
        while (rest.length() > width - used) {
            int fits = width - used;
            if (fits > 0) {
                put(piece.with(rest.substring(0, fits)));
            }
            rest = rest.substring(fits);
            next();
        }
        if (!rest.isEmpty()) {
            put(piece.with(rest));
        }
    }

    /** Pieces of one kind that follow one another are one. */
    private void put(Inline piece) {
        used += piece.text().length();
        if (!line.isEmpty() && line.getLast().with("").equals(piece.with(""))) {
            Inline last = line.removeLast();
            line.add(last.with(last.text() + piece.text()));
        } else {
            line.add(piece);
        }
    }

    private void next() {
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(List.copyOf(line));
        }
        line = new ArrayList<>();
        used = 0;
    }
}
