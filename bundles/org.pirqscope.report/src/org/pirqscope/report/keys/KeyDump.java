package org.pirqscope.report.keys;

import java.util.List;

/**
 * What one key prints.
 *
 * @param step the moment is after this step of the run
 * @param lines as {@code xl dmesg} shows them, with {@code ?} for what no scenario decides
 * @param open what is not there and why, a sentence each
 */
public record KeyDump(DebugKey key, int step, List<String> lines, List<String> open) {

    /** The lines as one text. */
    public String text() {
        return lines.stream().map(line -> line + "\n").collect(java.util.stream.Collectors.joining());
    }
}
