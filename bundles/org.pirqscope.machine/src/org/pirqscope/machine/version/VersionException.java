package org.pirqscope.machine.version;

/** A version, a column or a column's value that the tables do not have; the message is one sentence for the user. */
public final class VersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VersionException(String message) {
        super(message);
    }
}
