package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Wrap;

/** What stands below the rows: what happened, on which versions, what was left out, and the run string. */
final class MailFooter {

    /** What the last line begins with: a reader who never saw Pirqscope is told what to do with it. */
    static final String RUN = "pirqscope run: ";

    private MailFooter() {}

    /** {@code 19 of 231 calls, 2 of 3 context switches}. */
    static String counted(int shown, int all, String switches) {
        return (shown == all ? "" : shown + " of ") + all + " calls, " + switches;
    }

    static List<String> lines(String shout, String caption, Origin origin, String counted, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (!shout.isEmpty()) {
            lines.addAll(List.of(" *** " + shout + " ***", ""));
        }
        if (!caption.isEmpty()) {
            lines.addAll(Wrap.lines(caption, width));
        }
        for (String doubt : origin.doubts()) {
            lines.addAll(Wrap.lines(doubt(doubt), width));
        }
        String simulated = "Simulated " + Label.ascii(Label.plain(origin.versions())) + "; ";
        boolean roomy = simulated.length() + counted.length() <= width;
        lines.addAll(Wrap.lines(simulated + (roomy ? counted : counted.replace("context ", "")), width));
        lines.addAll(run(Label.ascii(Label.plain(origin.runString())), width));
        return lines;
    }

    private static String doubt(String reading) {
        return Label.ascii(Label.plain(reading)).replace("; possible rows: ", "; it may behave as ") + ".";
    }

    /** The run string on one line if it fits, else broken after commas and semicolons. */
    static List<String> run(String runString, int width) {
        List<String> lines = new ArrayList<>();
        String rest = RUN + runString;
        while (rest.length() > width) {
            int cut = Math.max(rest.lastIndexOf(',', width - 1), rest.lastIndexOf(';', width - 1)) + 1;
            int at = cut > RUN.length() ? cut : width;
            lines.add(rest.substring(0, at));
            rest = "     " + rest.substring(at);
        }
        lines.add(rest);
        return lines;
    }
}
