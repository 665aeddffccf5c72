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
 * @param wording whether it is only about the words of a line
 */
public record Column(
        String name, String title, String source, List<String> allowed, String unverified, boolean wording) {

    static Column of(String name, String title, String source, String allowed) {
        return new Column(name, title, source, List.of(allowed.split("\\|")), "", false);
    }

    Column unverified(String note) {
        return new Column(name, title, source, allowed, note, wording);
    }

    Column onlyWording() {
        return new Column(name, title, source, allowed, unverified, true);
    }

    String check(String product, String value) {
        if (!allowed.contains(value)) {
            throw new VersionException(product + " column " + name + " cannot be " + Quoted.of(value) + "; allowed: "
                    + String.join(", ", allowed));
        }
        return value;
    }
}
