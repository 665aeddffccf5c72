package org.pirqscope.machine.version;

import java.util.List;
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

    static Column of(String name, String title, String source, String allowed) {
        return new Column(name, title, source, List.of(allowed.split("\\|")), "", Nature.CODE);
    }

    Column unverified(String note) {
        return new Column(name, title, source, allowed, note, nature);
    }

    Column onlyWording() {
        return new Column(name, title, source, allowed, unverified, Nature.WORDING);
    }

    Column assumption() {
        return new Column(name, title, source, allowed, unverified, Nature.ASSUMPTION);
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
