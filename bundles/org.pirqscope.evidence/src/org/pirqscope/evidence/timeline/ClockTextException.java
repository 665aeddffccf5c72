package org.pirqscope.evidence.timeline;

/** A text that says nothing of clocks. The message is what follows the text and a colon: what was expected. */
public final class ClockTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClockTextException(String sentence) {
        super(sentence, null, false, false);
    }
}
