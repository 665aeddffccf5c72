package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;

/** What a preset puts around the rows. */
record PresetFrame(MailOptions options) {

    List<String> around(List<String> lines) {
        return switch (options.preset()) {
            case COMMIT, LOCKDEP -> lines;
            case REPLY ->
                lines.stream()
                        .map(line -> ("> ".repeat(options.quotes()) + line).stripTrailing())
                        .toList();
            case MARKDOWN -> fenced(lines);
        };
    }

    /** The fence is longer than any run of backquotes inside. */
    private static List<String> fenced(List<String> lines) {
        String fence = "```";
        while (String.join("\n", lines).contains(fence)) {
            fence += "`";
        }
        List<String> out = new ArrayList<>();
        out.add(fence + "text");
        out.addAll(lines);
        out.add(fence);
        return out;
    }
}
