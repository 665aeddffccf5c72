package org.pirqscope.report.manual;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of a line of the manual. */
public sealed interface Inline {

    /** What one reads. */
    String text();

    /** The same kind of piece with another text. */
    Inline with(String text);

    /** Ordinary words. */
    record Words(String text) implements Inline {
        @Override
        public Inline with(String other) {
            return new Words(other);
        }
    }

    /** Words that stand out. */
    record Strong(String text) implements Inline {
        @Override
        public Inline with(String other) {
            return new Strong(other);
        }
    }

    /** A name, a command or a key as one types it. */
    record Code(String text) implements Inline {
        @Override
        public Inline with(String other) {
            return new Code(other);
        }
    }

    /** Words that lead elsewhere. @param target a page of docs/, with {@code #anchor} or without, or another address */
    record Reference(String text, String target) implements Inline {
        @Override
        public Inline with(String other) {
            return new Reference(other, target);
        }
    }

    /** What one reads of all of them. */
    static String text(List<Inline> pieces) {
        return pieces.stream().map(Inline::text).collect(Collectors.joining());
    }
}
