package org.pirqscope.machine.tests.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Release;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.XenRules;

/** Kernels that a distribution counts by numbers of its own have rows where their trees or changelogs were read. */
class OwnNumbersTest {

    private static final List<Table> TABLES = List.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE);

    /** In every spelling: as uname prints it, of an update, of another architecture, in a banner, as a package. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.10.0-123.20.1.el7 | 3.10.0-123.el7, 3.10.0-229.el7 | list | msix | no | no",
                "3.10.0-229.el7.x86_64 | 3.10.0-123.el7, 3.10.0-229.el7 | list | msix | no | no",
                "3.10.0-327.el7.x86_64 | 3.10.0-327.el7 | list | msix | no-intx | no",
                "3.10.0-514.el7.x86_64 | 3.10.0-514.el7 | list | range | yes | no",
                "Linux version 3.10.0-514.21.2.el7.x86_64 (builder@kbuilder.dev.centos.org) | 3.10.0-514.el7 | list | "
                        + "range | yes | no",
                "Linux version 3.10.0-514.26.2.el7.x86_64 (builder@kbuilder.dev.centos.org) | 3.10.0-514.24.1.el7+ | "
                        + "never | range | yes | no",
                "kernel-3.10.0-1062.12.1.el7.x86_64 | 3.10.0-1062.el7+ | never | alloc | yes | no",
                "3.10.0-1127.el7 | 3.10.0-1062.el7+ | never | alloc | yes | no",
                "3.10.0-1160.119.1.el7.x86_64 | 3.10.0-1062.el7+ | never | alloc | yes | no",
                "4.18.0-80.el8.x86_64 | 4.17-5.5 | never | alloc | yes | yes",
                "4.18.0-240.22.1.el8_3.x86_64 | 4.18.0-240.el8+ | never | alloc | yes | yes",
                "4.18.0-425.3.1.el8.x86_64 | 4.18.0-425.el8 | never | alloc | yes | yes",
                "4.18.0-553.66.1.el8_10.x86_64 | 4.18.0-513.el8+ | never | alloc | yes | yes",
                "5.14.0-70.13.1.el9_0.x86_64 | 5.13.12+, 5.14-5.15.10 | never | alloc | yes | yes",
                "5.14.0-362.8.1.el9_3.x86_64 | 5.14.0-284.el9+ | never | alloc | yes | yes",
                "5.14.0-427.13.1.el9_4.x86_64 | 5.14.0-427.el9 | never | alloc | yes | yes",
                "5.14.0-570.12.1.el9_6.x86_64 | 5.14.0-503.el9+ | never | alloc | yes | yes",
                "6.12.0-55.9.1.el10_0.x86_64 | 6.9 and later | never | alloc | yes | yes",
                "4.4.0-21-generic | 3.19-4.5 | list | range | no-intx | no",
                "4.4.0-36-generic | 4.4.0-35-generic+ | list | range | yes | no",
                "4.4.0-53-generic | 4.4.0-39-generic+ | list | range | no-intx | no",
                "4.4.0-55.76 | 4.4.0-35-generic+ | list | range | yes | no",
                "4.4.0-59-generic | 4.4.0-56-generic+ | list | range | no | no",
                "4.4.0-59-lowlatency | 4.4.0-56-generic+ | list | range | no | no",
                "4.4.0-61-generic | 4.4.0-61-generic+ | never | range | yes | no",
                "linux-image-4.4.0-62-generic | 4.4.0-61-generic+ | never | range | yes | no",
                "4.4.0-142.168 | 4.4.0-142-generic+ | never | range | yes | yes",
                "Ubuntu 4.4.0-187.217-generic 4.4.230 | 4.4.0-142-generic+ | never | range | yes | yes",
                "4.4.0-1001-aws | 4.4.0-56-generic+ | list | range | no | no",
                "4.4.0-1003-aws | 4.4.0-61-generic+ | never | range | yes | no",
                "5.4.0-88-generic | 4.17-5.5 | never | alloc | yes | yes",
                "5.4.0-89-generic | 4.19.205+, 5.4.142+ | never | alloc | yes | yes",
                "5.4.0-150-generic | 5.4.0-126-generic+ | never | alloc | yes | yes",
                "5.4.0-171-generic | 5.4.0-171-generic+ | never | alloc | yes | yes",
                "5.4.0-216-generic | 5.4.0-189-generic+ | never | alloc | yes | yes",
                "5.4.0-1057-aws | 4.17-5.5 | never | alloc | yes | yes",
                "5.4.0-1103-aws | 5.4.0-126-generic+ | never | alloc | yes | yes",
                "5.4.0-1146-aws | 5.4.0-189-generic+ | never | alloc | yes | yes",
                "5.15.0-40-generic | 5.13.12+, 5.14-5.15.10 | never | alloc | yes | yes",
                "5.15.0-91-generic | 5.15.0-41-generic+ | never | alloc | yes | yes",
                "5.15.0-93-generic | 5.15.0-93-generic+ | never | alloc | yes | yes",
                "5.15.0-185-generic | 5.15.0-115-generic+ | never | alloc | yes | yes",
                "6.8.0-31-generic | 6.8 | never | alloc | yes | yes"
            })
    void aKernelHasTheRowOfItsOwnNumber(
            String typed, String row, String reuse, String calls, String preEnable, String polls) {
        VersionRow found = LinuxRules.TABLE.row(typed);
        assertEquals(
                List.of(row, reuse, calls, preEnable, polls),
                List.of(
                        found.label(),
                        found.value("reuse"),
                        found.value("vectors-call"),
                        found.value("pre-enable"),
                        found.value("timeout-polls")));
        assertFalse(found.reading().isEmpty(), "what is not known of a distribution's kernel is a note");
        assertFalse(found.reading().contains("backported"), found.reading());
    }

    /** Lines of the guest's event channels and its functions of drivers/pci/msi.c are those of the tree. */
    @ParameterizedTest
    @CsvSource({
        "3.10, no, __, frontend, no",
        "3.10.0-123.el7, yes, __, frontend, no",
        "3.10.0-1160.el7, yes, __, frontend, no",
        "4.4.0-187-generic, yes, __pci_, frontend, no",
        "4.18.0-240.el8, yes, __pci_, create, yes",
        "4.9, yes, __pci_, frontend, yes"
    })
    void whatItPrintsAndCalls(String typed, String prefix, String functions, String setup, String ahciAllocates) {
        VersionRow row = LinuxRules.TABLE.row(typed);
        assertEquals(
                List.of(prefix, functions, setup, ahciAllocates),
                Stream.of("events-prefix", "message-prefix", "setup-error-line", "ahci-alloc")
                        .map(row::value)
                        .toList());
    }

    /** Where a row begins, the release has that row and no other: rows do not overlap. */
    @Test
    void eachReleaseHasOneRow() {
        for (Table table : TABLES) {
            for (VersionRow row : table.rows()) {
                for (Release begin : row.begins()) {
                    assertEquals(
                            List.of(row.label()),
                            table.rows().stream()
                                    .filter(other -> other.has(begin))
                                    .map(VersionRow::label)
                                    .toList(),
                            table + " " + begin);
                }
                assertTrue(row.begins().size() > 0, row.label());
            }
        }
    }

    /** A row that is like the one before it in all would say nothing. */
    @Test
    void eachRowDiffersFromItsNeighbours() {
        for (Table table : TABLES) {
            List<VersionRow> rows = table.rows();
            for (int i = 1; i < rows.size(); i++) {
                assertFalse(
                        rows.get(i).values().equals(rows.get(i - 1).values()),
                        rows.get(i).label());
            }
        }
    }
}
