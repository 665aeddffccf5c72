package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.evidence.lspci.text.TextLine;

/** The first line of a device while it is not whole: a mail program broke it before the end of the class. */
final class Title {

    private static final int LONGEST = 2_000;

    private final List<TextLine> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Title(TextLine first) {
        add(first);
    }

    /** Whether a line may be the next part. */
    boolean mayHave(TextLine line, LineKind kind) {
        return kind == LineKind.OTHER
                && text.length() + line.text().length() < LONGEST
                && !DeviceLine.beginsWithAddress(line.text());
    }

    void add(TextLine line) {
        text.append(text.isEmpty() ? "" : " ").append(line.text());
        lines.add(line);
    }

    String text() {
        return text.toString();
    }

    TextLine first() {
        return lines.get(0);
    }

    List<TextLine> lines() {
        return lines;
    }
}
