package org.pirqscope.evidence.lspci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lines of a listing that belong to no device of it, although they show a device or capabilities.
 *
 * @param first the first of these lines, from 1
 * @param last the last of them
 * @param reason why no device has them
 */
public record Leftover(int first, int last, Fault reason) {

    /** Why lines are left over. */
    public enum Fault {
        /** Something that is not lspci's stands between them and a device. */
        CUT_OFF("capabilities below other text, or of a device whose first line is missing, are given to no device"),
        /** {@code lspci -P} leaves the bus out, and the lines of the bridge do not tell it. */
        BUSLESS("a device is left out, because no line names the bus below its bridge; lspci -PP prints it"),
        /** The first line of a device does not get as far as its class. */
        ENDLESS("a device is left out, because the \": \" after its class is missing");

        private final String text;

        Fault(String text) {
            this.text = text;
        }
    }

    private static final int MOST_PLACES = 20;

    /** A sentence for each reason, which names all the lines; of very many the first places and the last line. */
    public static List<String> texts(List<Leftover> leftovers) {
        Map<Fault, List<Leftover>> byReason = leftovers.stream()
                .collect(Collectors.groupingBy(Leftover::reason, LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(one -> String.format("%s: %s.", places(one.getValue()), one.getKey().text))
                .toList();
    }

    private static String places(List<Leftover> leftovers) {
        String named =
                leftovers.stream().limit(MOST_PLACES).map(Leftover::place).collect(Collectors.joining(", "));
        boolean one = leftovers.size() == 1 && leftovers.get(0).first == leftovers.get(0).last;
        int more = leftovers.size() - MOST_PLACES;
        String rest =
                more <= 0 ? "" : String.format(" and %d more places up to line %d", more, leftovers.getLast().last);
        return (one ? "Line " : "Lines ") + named + rest;
    }

    private String place() {
        return first == last ? Integer.toString(first) : String.format("%d to %d", first, last);
    }
}
