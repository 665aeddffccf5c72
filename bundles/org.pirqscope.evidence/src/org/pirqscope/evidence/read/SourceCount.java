package org.pirqscope.evidence.read;

import org.pirqscope.evidence.fact.SourceFormat;

/**
 * How the lines of one format in one text ended.
 *
 * @param file index of the text
 * @param name its name; a part of a mail follows the mail's name and an exclamation mark
 */
public record SourceCount(
        int file, String name, SourceFormat format, int lines, int read, int known, int notUnderstood) {}
