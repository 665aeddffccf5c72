package org.pirqscope.machine.scenario;

/**
 * A scenario that cannot be read or run. The message is {@code FILE:LINE:COLUMN: what was read, what is allowed}.
 */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final String file;
    private final int line;
    private final int column;

    /**
     * @param line counts from 1; 0 where no place in a file is to blame
     * @param message what was read, what is allowed
     */
    public ScenarioException(String file, int line, int column, String message) {
        super((line > 0 ? file + ":" + line + ":" + column + ": " : file.isEmpty() ? "" : file + ": ") + message);
        this.sentence = message;
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** What was read and what is allowed, without the place. */
    public String sentence() {
        return sentence;
    }

    /** The same refusal of something that stands in no file. */
    ScenarioException withoutPlace() {
        return new ScenarioException("", 0, 0, sentence);
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
