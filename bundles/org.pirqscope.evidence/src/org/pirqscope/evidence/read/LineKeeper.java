package org.pirqscope.evidence.read;

import java.util.ArrayList;
import java.util.List;

/** Keeps the lines of all texts, as far as there is room. */
final class LineKeeper {

    private final List<KeptText> texts = new ArrayList<>();
    private long room;
    private long beyond;

    /** @param room bytes for all lines */
    LineKeeper(long room) {
        this.room = room;
    }

    /** Begins a text. */
    void begin() {
        texts.add(new KeptText());
    }

    /** One more line. @return its row in the text, -1 if there is no room for it */
    int add(int file, int number, String raw) {
        room -= raw.length() + KeptText.OVERHEAD;
        if (room < 0) {
            room = 0; // a shorter line must not stand where a longer one is missing
            beyond++;
            return -1;
        }
        return texts.get(file).add(number, raw);
    }

    KeptText text(int file) {
        return texts.get(file);
    }

    ReadLines lines() {
        return new ReadLines(texts, beyond);
    }
}
