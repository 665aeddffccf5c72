package org.pirqscope.evidence.lspci;

/** A text that is not lspci output; line and column count from 1. */
public final class LspciFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String read;
    private final String expected;

    LspciFormatException(String file, int line, int column, String read, String expected) {
        super(String.format("%s:%d:%d: read %s, expected %s", file, line, column, read, expected));
        this.file = file;
        this.line = line;
        this.column = column;
        this.read = read;
        this.expected = expected;
    }

    /** The name that the text was read under. */
    public String file() {
        return file;
    }

    /** The line in question. */
    public int line() {
        return line;
    }

    /** The column in question. */
    public int column() {
        return column;
    }

    /** What stands there. */
    public String read() {
        return read;
    }

    /** What a listing has there. */
    public String expected() {
        return expected;
    }
}
