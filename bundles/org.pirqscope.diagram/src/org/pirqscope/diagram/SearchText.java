package org.pirqscope.diagram;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.words.FindingWords;

/** What somebody types to search: a pirq's number, a controller or its entry, a finding, or a part of a call. */
final class SearchText {

    private static final Pattern ENTRY = Pattern.compile("(?: entry |/)(\\d{1,4})");
    private static final Pattern PIRQ = Pattern.compile("(?:pirq[ =]*)?(\\d{1,9})");

    private SearchText() {}

    /**
     * {@code 55} and {@code pirq 55} are the pirq, {@code nvme0} the device, {@code nvme0 entry 1} its entry,
     * {@code finding} every warning and failure.
     */
    static Query query(String typed, Lanes lanes) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        Matcher pirq = PIRQ.matcher(wanted);
        if (pirq.matches()) {
            return Query.pirq(Integer.parseInt(pirq.group(1)));
        }
        for (Lane lane : lanes.all()) {
            String name = lane.id().toLowerCase(Locale.ROOT);
            if (lane.controller() >= 0 && wanted.startsWith(name)) {
                Matcher entry = ENTRY.matcher(wanted.substring(name.length()));
                if (entry.matches() || wanted.equals(name)) {
                    return wanted.equals(name)
                            ? Query.device(lane.controller())
                            : Query.entry(lane.controller(), Integer.parseInt(entry.group(1)));
                }
            }
        }
        return wanted.equals("finding") || wanted.equals("findings")
                ? Query.finding()
                : Query.call(wanted).or(step -> found(step, wanted));
    }

    private static boolean found(Step step, String wanted) {
        return step.findings().stream()
                .map(FindingWords::title)
                .anyMatch(title -> title.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
