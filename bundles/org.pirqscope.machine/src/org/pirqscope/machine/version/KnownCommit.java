package org.pirqscope.machine.version;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A commit that changed a column of a version table, with what one recognises it by.
 *
 * @param hash its first ten digits or more
 * @param subject its first line
 * @param fixes the commits that it undoes or corrects, by their first digits
 */
public record KnownCommit(Table table, String hash, String subject, List<String> fixes, List<Part> parts) {

    /**
     * What the commit does to one column.
     *
     * @param functions where the difference stands, in whatever file
     * @param removed names that no line has any more after it; empty where the lines only moved
     * @param added names that it brings
     */
    public record Part(
            Column column, String before, String after, Set<String> functions, Set<String> removed, Set<String> added) {

        /** Whether the names of its lines tell it from other changes of the same functions. */
        public boolean hasNames() {
            return !removed.isEmpty() || !added.isEmpty();
        }
    }

    /** Whether that many digits of a hash name it: seven at least, as git shortens them. */
    public boolean named(String digits) {
        return digits.length() >= 7 && (hash.startsWith(digits) || digits.startsWith(hash));
    }

    /** The releases that have it, as the tables' row that it first came into; empty where no row names it. */
    public Optional<String> since() {
        return table.rows().stream()
                .filter(row -> row.introductions().stream()
                        .anyMatch(one ->
                                one.source().startsWith(hash) && one.row().equals(row.label())))
                .map(VersionRow::label)
                .findFirst();
    }
}
