package org.pirqscope.machine.tests.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.driver.NvmeRules;
import org.pirqscope.machine.driver.NvmeRules.PreEnable;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Introduction;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.LinuxRules.MaskAll;
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.machine.version.LinuxRules.Vectors;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.QemuRules.EnabledWrites;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.machine.version.XenRules.GuestMask;

/** Versions as people type them, and the rows that they get. */
class TableTest {

    private static final List<Table> TABLES = List.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE);

    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc1, never",
        "2.6.37-rc4, never",
        "v2.6.37-rc4, never",
        "2.6.37-rc5, array",
        "2.6.37, array",
        "2.6.38.8, array",
        "2.6.39, list",
        "3.10.105, list",
        "3.10.106, never",
        "3.10.108, never",
        "3.10.0-514.el7, list",
        "3.10.0-514.21.2.el7.x86_64, list",
        "3.10.0-514.24.1.el7, never",
        "3.10.0-693.el7.x86_64, never",
        "3.10.0-123.el7, list",
        "3.11, list",
        "3.14.79, list",
        "3.16, list",
        "3.18.140, list",
        "4.1.52, list",
        "4.4.56, list",
        "4.4.57, never",
        "4.4.0-79-generic, never",
        "4.5, list",
        "4.9.16, list",
        "4.9.17, never",
        "4.9.30, never",
        "4.10, list",
        "v4.10, list",
        "4.10-rc3, list",
        "4.10.5, list",
        "4.10.6, never",
        "4.11, never",
        "4.11-rc1, never",
        "4.5-rc1, list",
        "2.6.39-rc1, list",
        "5.10.200, never",
        "5.11, never",
        "5.14, never",
        "6.12, never",
        "6.6.9-amd64, never",
        " 4.10 , list"
    })
    void linuxVersionsMapToWhatTheyReuse(String typed, String reuse) {
        assertEquals(reuse, LinuxRules.TABLE.row(typed).value("reuse"));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc4, NEVER, 0x4300, true, true",
        "2.6.37, ARRAY, 0x4300, true, true",
        "2.6.39, LIST, 0x4300, false, false",
        "3.10.0-514.24.1.el7, NEVER, 0x4300, false, false",
        "3.14, LIST, 0x4300, false, false",
        "4.10, LIST, 0x4300, false, false",
        "4.9.30, NEVER, 0x4300, false, false",
        "4.11, NEVER, 0x4300, false, false",
        "5.10, NEVER, 0x4300, false, false",
        "5.11, NEVER, 0x0700, false, false",
        "6.1, NEVER, 0x0700, false, false"
    })
    void whatALinuxRowDoes(String typed, Reuse reuse, int data, boolean fallback, boolean fromTop) {
        LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(typed));
        assertEquals(reuse, rules.reuse());
        assertEquals(data, rules.messageData());
        assertEquals(fallback, rules.unreservedFallback());
        assertEquals(fallback, rules.swallowsSetupError());
        assertEquals(fallback, rules.asksArray());
        assertEquals(fromTop, rules.irqsFromTop());
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc4, true, false",
        "4.10, true, false",
        "4.15, true, false",
        "5.9, true, false",
        "5.10-rc1, true, true",
        "5.10, true, true",
        "5.11, true, true",
        "5.14, true, true",
        "5.16, true, true",
        "5.17-rc1, false, true",
        "6.1, false, true"
    })
    void whatALinuxRowMakesOfTooFewPirqsAndOfNoHvmPirqs(String typed, boolean reports, boolean domain) {
        LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(typed));
        assertEquals(List.of(reports, domain), List.of(rules.reportsAvailable(), rules.msiDomain()));
    }

    /** 438553958ba1, 7d5ec3d36123 (5.14), 83dbf898a2d4 (5.16, 5.15.11), 7e0815b3e099 (5.18, 5.17.6, 5.15.38). */
    @ParameterizedTest
    @CsvSource({
        "5.13, false, NO, true",
        "5.14-rc5, false, NO, true",
        "5.14-rc6, true, BEFORE, true",
        "5.15.10, true, BEFORE, true",
        "5.15.11, true, AFTER, true",
        "5.15.38, true, AFTER, false",
        "5.16-rc5, true, BEFORE, true",
        "5.16, true, AFTER, true",
        "5.17, true, AFTER, true",
        "5.17.5, true, AFTER, true",
        "5.17.6, true, AFTER, false",
        "5.18-rc4, true, AFTER, true",
        "5.18-rc5, true, AFTER, false",
        "6.1, true, AFTER, false"
    })
    void howALinuxRowMasks(String typed, boolean enableFirst, MaskAll all, boolean writes) {
        LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(typed));
        assertEquals(
                List.of(enableFirst, all, writes),
                List.of(rules.enableFirst(), rules.maskAll(), rules.vectorControlWrites()));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.37, never, none, false, false, false",
        "2.6.39, never, frontend, false, false, false",
        "3.12, never, frontend, true, false, false",
        "4.10, printed, frontend, true, false, false, false",
        "4.9.30, printed, frontend, true, false, false",
        "4.11, printed, create, true, false, false",
        "4.11.12, printed, create, true, false, false",
        "4.12, printed, create, true, false, true",
        "4.15, printed, create, true, false, true",
        "5.12, printed, create, true, false, true",
        "5.18, printed, create, true, true, true"
    })
    void whatALinuxRowPrints(String typed, String bind, String setup, boolean prefix, boolean first, boolean polls) {
        LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(typed));
        assertEquals(
                List.of(bind, setup, prefix, first, polls, !first),
                List.of(
                        rules.bindFailureLine(),
                        rules.setupErrorLine(),
                        rules.eventsPrefix(),
                        rules.enableFirst(),
                        NvmeRules.of(LinuxRules.TABLE.row(typed)).timeoutPolls(),
                        rules.vectorControlWrites()));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc4, false, MSIX, NO, true",
        "2.6.38, false, MSIX, NO, true",
        "2.6.39, false, MSIX, NO, true",
        "3.10.0-514.24.1.el7, false, RANGE, YES, false",
        "3.11, false, MSIX, NO, true",
        "3.14, false, RANGE, NO, true",
        "3.17, false, RANGE, NO, true",
        "3.18.140, true, RANGE, NO, true",
        "3.19, true, RANGE, NO_INTX, false",
        "4.4.57, true, RANGE, NO_INTX, false",
        "4.5.7, true, RANGE, NO_INTX, false",
        "4.6, true, RANGE, YES, false",
        "4.7, true, RANGE, YES, false",
        "4.8, true, RANGE, YES, false",
        "4.9, true, ALLOC, YES, true",
        "4.9.17, true, ALLOC, YES, true",
        "4.9.18, true, ALLOC, YES, true",
        "4.10, true, ALLOC, YES, true",
        "4.10.6, true, ALLOC, YES, true",
        "4.11, true, ALLOC, YES, false",
        "4.15, true, ALLOC, YES, false",
        "5.11, true, ALLOC, YES, false",
        "6.1, true, ALLOC, YES, false"
    })
    void whatTheDriverOfALinuxRowCalls(
            String typed, boolean pciPrefix, Vectors vectors, PreEnable preEnable, boolean unchecked) {
        LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(typed));
        NvmeRules nvme = NvmeRules.of(LinuxRules.TABLE.row(typed));
        assertEquals(
                List.of(pciPrefix, vectors, preEnable, unchecked),
                List.of(rules.pciPrefix(), rules.vectors(), nvme.preEnable(), rules.intxUnchecked()));
        assertTrue(nvme.asksForVectors(2, true) && nvme.asksForVectors(2, false));
        assertTrue(
                nvme.asksForVectors(1, true) && nvme.asksForVectors(1, false),
                "the driver that is simulated has two phases");
        NvmeRules own = NvmeRules.of(LinuxRules.TABLE.row(typed).with("nvme-script", "own"));
        assertEquals(preEnable == PreEnable.YES, own.asksForVectors(1, true));
        assertEquals(preEnable != PreEnable.NO, own.asksForVectors(1, false));
    }

    /** What docs/domain.md marks U is a column with a note, or a note that says why it decides nothing. */
    @Test
    void whatIsNotCheckedAgainstTheSourceIsNoted() {
        List<String> columns = TABLES.stream()
                .flatMap(t -> t.columns().stream())
                .filter(c -> !c.unverified().isEmpty())
                .map(Column::name)
                .toList();
        assertEquals(
                List.of(
                        "forgets-port-first",
                        "amdgpu-vectors",
                        "watchdog-line",
                        "irqs-after-grace",
                        "irq-distribution",
                        "rebind-masks",
                        "unplug-forgets",
                        "msi-mask-bit",
                        "msi-multiple",
                        "mask-stops-pirq"),
                columns);
        for (String row : List.of("4.4.57", "4.10.6")) {
            assertTrue(LinuxRules.TABLE.row(row).note().contains("not checked"), row);
        }
        assertEquals(
                List.of(6, 2, 3),
                TABLES.stream().map(t -> t.unverified().size()).toList());
        assertTrue(LinuxRules.TABLE.unverified().getFirst().startsWith("virtual MSI-X entries"));
    }

    @Test
    void aMatrixRunsOneDriverOnAllKernels() {
        for (String kernel : VersionGrid.KERNELS) {
            Versions versions = VersionGrid.versions(kernel, "2.5", "4.6");
            assertTrue(NvmeRules.of(versions.linuxRow()).asksForVectors(1, true));
            assertEquals(
                    LinuxRules.TABLE.row(kernel).label(), versions.linuxRow().label());
            assertEquals("QEMU 2.5, Xen 4.6", "QEMU " + versions.qemu() + ", Xen " + versions.xen());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.3, before 2.1, false, false, false, false, false, false, REFUSED, true",
        "2.0.2, before 2.1, false, false, false, false, false, false, REFUSED, true",
        "2.1.0-rc0, 2.1-2.3, true, false, true, false, false, false, REFUSED, true",
        "2.1, 2.1-2.3, true, false, true, false, false, false, REFUSED, true",
        "2.1.0, 2.1-2.3, true, false, true, false, false, false, REFUSED, true",
        "2.4.1, 2.4, true, false, true, true, false, false, REFUSED_ONCE, false",
        "2.5.0-rc0, 2.5, true, false, true, true, true, false, REFUSED_ONCE, false",
        "2.5.1, 2.5, true, false, true, true, true, false, REFUSED_ONCE, false",
        "2.6, 2.6-2.10, true, true, true, true, true, false, TAKEN, false",
        "2.10.2, 2.6-2.10, true, true, true, true, true, false, TAKEN, false",
        "2.11.0-rc0, 2.11-5.2, true, true, true, true, true, true, TAKEN, false",
        "4.0, 2.11-5.2, true, true, true, true, true, true, TAKEN, false",
        "5.2, 2.11-5.2, true, true, true, true, true, true, TAKEN, false",
        "6.0-rc0, 6.0 and later, true, true, true, true, true, true, TAKEN, false",
        "v9.2.0, 6.0 and later, true, true, true, true, true, true, TAKEN, false"
    })
    void qemuRows(
            String typed,
            String label,
            boolean unmap,
            boolean latch,
            boolean filter,
            boolean err,
            boolean register,
            boolean bit,
            EnabledWrites writes,
            boolean maskBit) {
        VersionRow row = QemuRules.TABLE.row(typed);
        assertEquals(label, row.label());
        assertEquals(
                new QemuRules(
                        unmap,
                        latch,
                        filter,
                        err,
                        register,
                        bit,
                        writes,
                        true,
                        label.startsWith("6.0"),
                        maskBit,
                        false,
                        !latch),
                QemuRules.of(row));
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.3, 4.1.3",
        "4.1.4, 4.1.4-4.1.6",
        "4.2.0, 4.2.0-4.2.3",
        "4.2.3, 4.2.0-4.2.3",
        "4.2.5, 4.2.4+",
        "4.2, 4.2.4+",
        "4.3.0, 4.3.0",
        "4.3, 4.3.1-4.4.3",
        "4.4.3, 4.3.1-4.4.3",
        "4.4.4, 4.4.4",
        "4.5.1, 4.5.0-4.5.1",
        "4.5.5, 4.5.2+",
        "4.6, 4.6-4.9",
        "4.6.2, 4.6.0-4.6.2",
        "4.6.3, 4.6-4.9",
        "4.7.0, 4.6-4.9",
        "4.10, 4.10",
        "4.11.0, 4.11-4.12",
        "4.12.4, 4.11-4.12",
        "4.13.0, 4.13-4.18",
        "4.17.4, 4.13-4.18",
        "4.17.5, '4.17.5+, 4.18.3+'",
        "4.17.7, '4.17.7+, 4.18.6+'",
        "4.17, '4.17.7+, 4.18.6+'",
        "4.16, 4.13-4.18",
        "4.18.0, 4.13-4.18",
        "4.18.3, '4.17.5+, 4.18.3+'",
        "4.19, 4.19 and later",
        "4.19.0-rc2, 4.19 and later",
        "4.6-rc1, 4.6.0-4.6.2",
        "4.20.1, 4.19 and later",
        "4.20.4, '4.19.6+, 4.20.4+, 4.21.2+, 4.22'",
        "4.22, '4.19.6+, 4.20.4+, 4.21.2+, 4.22'"
    })
    void xenRows(String typed, String label) {
        assertEquals(label, XenRules.TABLE.row(typed).label());
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.3, true, false, true, false, false, true, false, false, bare, debug, false, false, "
                + "DISCARDED, false, false",
        "4.1.4, false, false, true, false, false, true, false, false, bare, debug, false, false, "
                + "DISCARDED, false, false",
        "4.2, false, false, true, false, true, true, false, false, number, debug, false, false, HARDWARE, false, false",
        "4.2.3, false, false, true, false, true, true, false, false, number, debug, false, false, "
                + "DISCARDED, false, false",
        "4.3, false, true, true, false, true, true, false, false, number, debug, false, false, HARDWARE, false, false",
        "4.3.0, false, true, true, false, true, true, false, false, number, debug, false, false, "
                + "DISCARDED, false, false",
        "4.5, false, true, true, false, true, true, false, false, number, printed, false, false, "
                + "HARDWARE, false, false",
        "4.6.0, false, true, false, true, true, true, true, false, number, printed, false, false, "
                + "TRACKED, false, false",
        "4.7, false, true, false, true, true, true, true, false, number, printed, false, false, TRACKED, true, false",
        "4.10, false, true, false, true, true, true, true, true, number, printed, true, false, TRACKED, true, false",
        "4.18.3, false, true, false, true, false, true, true, true, number, printed, true, false, TRACKED, true, true",
        "4.18.6, false, true, false, true, false, true, true, true, domain, printed, true, false, TRACKED, true, true",
        "4.19, false, true, false, true, false, false, true, true, number, printed, true, true, TRACKED, true, true",
        "4.22, false, true, false, true, false, false, true, true, domain, printed, true, true, TRACKED, true, true"
    })
    void whatAXenRowDoes(
            String typed,
            boolean unchecked,
            boolean checks,
            boolean zero,
            boolean unmask,
            boolean inverted,
            boolean pirqs,
            boolean old,
            boolean names,
            String bind,
            String delivery,
            boolean takes,
            boolean passes,
            GuestMask mask,
            boolean snoops,
            boolean masks) {
        assertEquals(
                new XenRules(
                        unchecked,
                        checks,
                        zero,
                        unmask,
                        inverted,
                        pirqs,
                        old,
                        names,
                        bind,
                        delivery,
                        takes,
                        passes,
                        mask,
                        snoops,
                        masks,
                        !typed.startsWith("4.1."),
                        false,
                        ofSeries(typed) >= 13),
                XenRules.of(XenRules.TABLE.row(typed)));
    }

    /** 13 of 4.13.2. */
    private static int ofSeries(String typed) {
        return Integer.parseInt(typed.split("\\.")[1]);
    }

    @Test
    void everyColumnHasASourceATitleAndEveryRowAnAllowedValue() {
        for (Table table : TABLES) {
            table.columns()
                    .forEach(c -> assertFalse(
                            c.source().isBlank()
                                    || c.title().isBlank()
                                    || c.allowed().size() < 2,
                            c.name()));
            table.rows()
                    .forEach(r -> table.columns()
                            .forEach(c ->
                                    assertTrue(c.allowed().contains(r.value(c.name())), r.label() + " " + c.name())));
            assertEquals(
                    table.columns().size(),
                    table.columns().stream().map(c -> c.name()).distinct().count());
            assertEquals(
                    table.rows().size(),
                    table.rows().stream().map(VersionRow::label).distinct().count());
            assertEquals(table.product(), table.toString());
        }
    }

    @Test
    void everyColumnDecidesSomethingInSomeRowOrIsAWhatIf() {
        for (Table table : TABLES) {
            table.columns()
                    .forEach(c -> assertTrue(
                            !c.unverified().isEmpty()
                                    || c.name().equals("nvme-script")
                                    || c.name().equals("stub-domain")
                                    || table.rows().stream()
                                                    .map(r -> r.value(c.name()))
                                                    .distinct()
                                                    .count()
                                            > 1,
                            table + " " + c.name()));
        }
    }

    @Test
    void aWhatIfChangesOneColumnAndNamesIt() {
        Versions versions = Versions.of("4.11", "2.5", "4.7");
        Versions changed = versions.with("Linux", "reuse", "list");
        assertEquals(Reuse.LIST, changed.linuxRules().reuse());
        assertEquals(List.of("reuse"), changed.linuxRow().changed());
        assertEquals("Linux 4.11 with reuse changed", changed.linuxRow().toString());
        assertEquals("Linux 4.11", versions.linuxRow().toString());
        assertEquals(
                List.of("reuse"),
                changed.with("linux", "reuse", "array").linuxRow().changed());
        assertEquals(
                List.of(), versions.with("linux", "reuse", "never").linuxRow().changed());
        assertFalse(QemuRules.of(versions.with("QEMU", "unmap-on-disable", "no").qemuRow())
                .unmapOnDisable());
        assertFalse(XenRules.of(versions.with("xen", "hvm-pirq", "no").xenRow()).hvmPirq());
    }

    /**
     * Another release is changed in the same way, and a setting that is a release's own value is there again on the
     * next one.
     */
    @Test
    void aWhatIfStaysWhereTheReleaseChanges() {
        Versions changed = Versions.of("4.10", "2.5", "4.7")
                .with("linux", "reuse", "never")
                .with("qemu", "unmap-on-disable", "no");
        assertEquals("linux.reuse=never, qemu.unmap-on-disable=no", changed.whatIf());
        Versions elsewhere = changed.withLinux("4.11").withQemu("2.4").withXen("4.8");
        assertEquals("qemu.unmap-on-disable=no", elsewhere.whatIf());
        assertEquals(changed, elsewhere.withLinux("4.10").withQemu("2.5").withXen("4.7"));
        String label = changed.linuxRow().label();
        assertTrue(
                changed.text().startsWith("Linux 4.10 (" + label + ", CHANGED reuse=never), QEMU 2.5 ("),
                changed.text());
        assertEquals(
                "qemu.unmap-on-disable=no", changed.asReleased(LinuxRules.TABLE).whatIf());
        assertEquals(
                Versions.of("4.10", "2.5", "4.7"),
                changed.asReleased(LinuxRules.TABLE).asReleased(QemuRules.TABLE));
        assertEquals(changed, Versions.of("4.10", "2.5", "4.7").withSettingsOf(changed));
    }

    @Test
    void aWhatIfThatIsNotInTheTableSaysWhatIs() {
        Versions versions = Versions.of("4.11", "2.5", "4.7");
        assertEquals(
                "Linux column reuse cannot be \"maybe\"; allowed: never, array, list",
                assertThrows(VersionException.class, () -> versions.with("linux", "reuse", "maybe"))
                        .getMessage());
        assertTrue(assertThrows(VersionException.class, () -> versions.with("xen", "reuse", "no"))
                .getMessage()
                .startsWith("Xen has no column \"reuse\"; it has ["));
        assertEquals(
                "\"bsd\" has no version table; there are linux, qemu and xen",
                assertThrows(VersionException.class, () -> versions.with("bsd", "reuse", "no"))
                        .getMessage());
    }

    @Test
    void versionsAreTextWithTheirRows() {
        assertEquals(
                "Linux 4.10 (4.10), QEMU 2.5 (2.5), Xen 4.7 (4.6-4.9)",
                Versions.of("4.10", "2.5", "4.7").text());
        assertEquals(
                "Linux 4.10 (4.10), QEMU 2.0 (before 2.1), Xen 4.19 (4.19 and later)",
                Versions.of("4.10", "2.5", "4.7")
                        .withQemu("2.0")
                        .withXen("4.19")
                        .text());
    }

    @Test
    void aValueNamesTheRowAndTheCommitThatBroughtIt() {
        assertEquals(
                new Introduction("2.6.39-3.10", "xen_irq_from_pirq"),
                LinuxRules.TABLE.row("4.10").introduction("reuse"));
        assertEquals(
                new Introduction("4.9.17+", "c74fd80f2f41"),
                LinuxRules.TABLE.row("4.9.20").introduction("reuse"));
        assertEquals(new Introduction("", ""), LinuxRules.TABLE.row("6.1").introduction("nvme-script"));
        assertEquals(
                new Introduction("2.1-2.3", "c976437c7dba"),
                QemuRules.TABLE.row("10.0").with("unmap-on-disable", "no").introduction("unmap-on-disable"));
    }

    @Test
    void everyRowButTheOldestSaysWhereEachOfItsDifferencesWasRead() {
        for (Table table : TABLES) {
            for (VersionRow row : table.rows().subList(1, table.rows().size())) {
                for (Column column : table.columns()) {
                    Introduction introduction = row.introduction(column.name());
                    boolean oldest = introduction.row().isEmpty()
                            || introduction.row().equals(table.rows().getFirst().label());
                    assertEquals(oldest, introduction.source().isEmpty(), row + " " + column.name());
                }
            }
        }
    }
}
