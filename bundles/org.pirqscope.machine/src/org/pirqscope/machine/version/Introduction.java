package org.pirqscope.machine.version;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the value of a column comes from.
 *
 * @param row the label of the row that brought it; empty if the table's oldest row has it already
 * @param source the commit, or the function in which it was read; empty if it is the oldest form
 */
public record Introduction(String row, String source) {

    static final Introduction OLDEST = new Introduction("", "");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{10,40}");

    /** The commit, where the source is one. */
    public Optional<String> commit() {
        return COMMIT.matcher(source).matches() ? Optional.of(source) : Optional.empty();
    }
}
