package org.pirqscope.diagram.export;

/** A choice that this run cannot fulfil; the message is one sentence for the user. */
public final class ChoiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChoiceException(String message) {
        super(message);
    }
}
