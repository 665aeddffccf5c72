package org.pirqscope.evidence.read;

/** A text that cannot be evidence. The message is one sentence with the text's name and what was expected. */
public final class EvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceException(String sentence) {
        super(sentence, null, false, false);
    }
}
