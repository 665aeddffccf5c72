package org.pirqscope.evidence.read;

import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;

/**
 * How the lines of one format in one text ended.
 *
 * @param file index of the text
 * @param name its name; a part of a mail follows the mail's name and an exclamation mark
 */
public record SourceCount(
        int file, String name, SourceFormat format, int lines, int read, int known, int notUnderstood) {

    SourceCount plus(LineState state) {
        return new SourceCount(
                file,
                name,
                format,
                lines + 1,
                read + (state == LineState.READ ? 1 : 0),
                known + (state == LineState.KNOWN ? 1 : 0),
                notUnderstood + (state.strange() ? 1 : 0));
    }
}
