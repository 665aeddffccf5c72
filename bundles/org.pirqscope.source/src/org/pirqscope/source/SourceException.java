package org.pirqscope.source;

/** Why a source cannot be shown: one sentence for the user. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param sentence without a full stop */
    public SourceException(String sentence) {
        super(sentence);
    }
}
