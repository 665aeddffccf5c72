package org.pirqscope.machine.tests.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.KnownCommits;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.XenRules;

/** The commits and the version tables tell the same. */
class KnownCommitsTest {

    private static final List<Table> TABLES = List.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE);

    @Test
    void everyCommitThatARowNamesIsKnown() {
        for (Table table : TABLES) {
            for (VersionRow row : table.rows()) {
                row.introductions().stream()
                        .map(one -> one.source().split(" ")[0])
                        .filter(word -> word.matches("[0-9a-f]{10,40}"))
                        .forEach(hash -> assertTrue(KnownCommits.named(hash).isPresent(), hash));
            }
        }
    }

    @Test
    void aRowThatNamesACommitHasItsValue() {
        int checked = 0;
        for (Table table : TABLES) {
            for (VersionRow row : table.rows()) {
                for (var column : table.columns()) {
                    String source = row.introduction(column.name()).source().split(" ")[0];
                    Optional<KnownCommit> commit = source.isEmpty() ? Optional.empty() : KnownCommits.named(source);
                    if (commit.isPresent()) {
                        checked++;
                        assertTrue(
                                commit.get().parts().stream()
                                        .anyMatch(part -> part.column().equals(column)
                                                && part.after().equals(row.value(column.name()))),
                                row.label() + " " + column.name() + " by " + source);
                    }
                }
            }
        }
        assertTrue(checked > 50, checked + " values have a commit");
    }

    @Test
    void eachIsOneCommit() {
        assertEquals(
                KnownCommits.all().size(),
                new TreeSet<>(KnownCommits.all().stream()
                                .map(one -> one.hash().substring(0, 7))
                                .toList())
                        .size());
        for (KnownCommit commit : KnownCommits.all()) {
            assertEquals(Optional.of(commit), KnownCommits.named(commit.hash().substring(0, 7)));
            assertEquals(Optional.of(commit), KnownCommits.named(commit.hash() + "0123"));
            assertFalse(commit.named(commit.hash().substring(0, 6)));
            assertTrue(commit.parts().stream()
                    .allMatch(part -> !part.before().equals(part.after())
                            && Stream.of(part.before(), part.after())
                                    .allMatch(part.column().allowed()::contains)));
            commit.fixes().forEach(fixed -> assertTrue(KnownCommits.named(fixed).isPresent(), fixed));
        }
    }
}
