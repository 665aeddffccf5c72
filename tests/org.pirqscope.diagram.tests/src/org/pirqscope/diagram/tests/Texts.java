package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.diagram.SequenceDiagram;

/** What a diagram says, to compare with what a judge read. */
final class Texts {

    private Texts() {}

    /** The texts of all messages in their order. */
    static List<String> messages(SequenceDiagram diagram) {
        return IntStream.range(0, diagram.rows())
                .filter(row -> diagram.kind(row).message())
                .mapToObj(row -> diagram.row(row).text())
                .toList();
    }

    /** Fails unless all of {@code wanted} come in {@code read}, in their order; others may stand between. */
    static void assertInOrder(List<String> wanted, List<String> read) {
        int at = 0;
        for (String text : wanted) {
            int found = at;
            while (found < read.size() && !read.get(found).equals(text)) {
                found++;
            }
            if (found == read.size()) {
                fail("not read back: " + text + " behind "
                        + read.subList(Math.max(0, at - 3), Math.min(read.size(), at + 3)));
            }
            at = found + 1;
        }
    }
}
