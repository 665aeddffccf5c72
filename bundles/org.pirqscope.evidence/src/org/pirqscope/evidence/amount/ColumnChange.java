package org.pirqscope.evidence.amount;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.Versions;

/**
 * A column that a hunk amounts to.
 *
 * @param reverted the patch undoes the commit
 * @param ways how it was recognised, in the order of {@link RecognisedBy}
 */
public record ColumnChange(KnownCommit commit, KnownCommit.Part part, boolean reverted, List<RecognisedBy> ways) {

    /** The column of the version table. */
    public Column column() {
        return part.column();
    }

    /** {@code linux.reuse}. */
    public String name() {
        return commit.table().product().toLowerCase(Locale.ROOT) + "." + column().name();
    }

    /** Its value without the patch. */
    public String before() {
        return reverted ? part.after() : part.before();
    }

    /** Its value with the patch. */
    public String after() {
        return reverted ? part.before() : part.after();
    }

    /** {@code subject, Fixes:}. */
    public String how() {
        return ways.stream().map(RecognisedBy::label).collect(Collectors.joining(", "));
    }

    /** Versions with the column as it is without the patch, or with it. */
    public Versions in(Versions versions, boolean patched) {
        return versions.with(commit.table().product(), column().name(), patched ? after() : before());
    }
}
