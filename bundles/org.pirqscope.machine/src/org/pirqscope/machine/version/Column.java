package org.pirqscope.machine.version;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.machine.text.Quoted;

/**
 * One behaviour difference between versions.
 *
 * @param name the word that scenario files use: {@code unmap-on-disable}
 * @param title what it means, for the table's head
 * @param source the commit or function that made the difference
 * @param allowed every value that a row may have
 * @param unverified what docs/domain.md marks U about it; empty where it was read in the source
 * @param nature what a change of its value would be
 */
public record Column(String name, String title, String source, List<String> allowed, String unverified, Nature nature) {

    private static final Pattern HEAD = Pattern.compile("(\\S+): (\\S+)(?: \\((wording|assumption)\\))?");

    /** What a change of a column's value would be. */
    public enum Nature {
        /** A change of the code that is simulated: a patch could make it. */
        CODE("code"),
        /** Other words in a log. */
        WORDING("wording"),
        /** Not a patch: what the simulation assumes, or what no release has but to refuse a service. */
        ASSUMPTION("assumption");

        private final String label;

        Nature(String label) {
            this.label = label;
        }

        /** The name that is printed. */
        public String label() {
            return label;
        }
    }

    /** Of an entry in the text of a {@link Table}. */
    static Column of(List<String> entry) {
        Matcher head = HEAD.matcher(entry.getFirst());
        if (!head.matches()) {
            throw new IllegalArgumentException(entry.getFirst());
        }
        Nature nature = head.group(3) == null
                ? Nature.CODE
                : Nature.valueOf(head.group(3).toUpperCase(Locale.ROOT));
        String unverified = entry.size() == 3 ? "" : entry.get(3).substring("? ".length());
        return new Column(
                head.group(1), entry.get(1), entry.get(2), List.of(head.group(2).split("\\|")), unverified, nature);
    }

    /** Whether it is only about the words of a line. */
    public boolean wording() {
        return nature == Nature.WORDING;
    }

    String check(String product, String value) {
        if (!allowed.contains(value)) {
            throw new VersionException(product + " column " + name + " cannot be " + Quoted.of(value) + "; allowed: "
                    + String.join(", ", allowed));
        }
        return value;
    }
}
