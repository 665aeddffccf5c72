package org.pirqscope.evidence.patch;

/** A text that holds no patch. The message is one sentence with the text's name, the place and what was expected. */
public final class PatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PatchException(String sentence) {
        super(sentence, null, false, false);
    }
}
