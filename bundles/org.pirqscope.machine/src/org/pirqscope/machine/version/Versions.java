package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.text.Quoted;

/**
 * The three rows that a simulation runs on, with their rules, and the releases that the user named for them, in the
 * words of {@link VersionReading#name}.
 */
public final class Versions {

    private final String linux;
    private final VersionRow linuxRow;
    private final LinuxRules linuxRules;
    private final String qemu;
    private final VersionRow qemuRow;
    private final QemuRules qemuRules;
    private final String xen;
    private final VersionRow xenRow;
    private final XenRules xenRules;

    private Versions(
            String linux, VersionRow linuxRow, String qemu, VersionRow qemuRow, String xen, VersionRow xenRow) {
        this.linux = linux;
        this.linuxRow = linuxRow;
        this.linuxRules = LinuxRules.of(linuxRow);
        this.qemu = qemu;
        this.qemuRow = qemuRow;
        this.qemuRules = QemuRules.of(qemuRow);
        this.xen = xen;
        this.xenRow = xenRow;
        this.xenRules = XenRules.of(xenRow);
    }

    /** Looks the rows up. @throws VersionException on a version that is not modelled */
    public static Versions of(String linux, String qemu, String xen) {
        VersionReading kernel = LinuxRules.TABLE.read(linux);
        VersionReading model = QemuRules.TABLE.read(qemu);
        VersionReading hypervisor = XenRules.TABLE.read(xen);
        return new Versions(
                kernel.name(), kernel.row(), model.name(), model.row(), hypervisor.name(), hypervisor.row());
    }

    public String linux() {
        return linux;
    }

    public VersionRow linuxRow() {
        return linuxRow;
    }

    /** How this guest kernel behaves, what-if columns included. */
    public LinuxRules linuxRules() {
        return linuxRules;
    }

    public String qemu() {
        return qemu;
    }

    public VersionRow qemuRow() {
        return qemuRow;
    }

    /** How this QEMU behaves, what-if columns included. */
    public QemuRules qemuRules() {
        return qemuRules;
    }

    public String xen() {
        return xen;
    }

    public VersionRow xenRow() {
        return xenRow;
    }

    /** How this hypervisor behaves, what-if columns included. */
    public XenRules xenRules() {
        return xenRules;
    }

    /** On another kernel, with the columns that are set. @throws VersionException on a version that is not modelled */
    public Versions withLinux(String typed) {
        VersionReading reading = LinuxRules.TABLE.read(typed);
        return new Versions(reading.name(), reading.row().with(linuxRow.settings()), qemu, qemuRow, xen, xenRow);
    }

    /** On another QEMU, with the columns that are set. @throws VersionException on a version that is not modelled */
    public Versions withQemu(String typed) {
        VersionReading reading = QemuRules.TABLE.read(typed);
        return new Versions(linux, linuxRow, reading.name(), reading.row().with(qemuRow.settings()), xen, xenRow);
    }

    /** On another Xen, with the columns that are set. @throws VersionException on a version that is not modelled */
    public Versions withXen(String typed) {
        VersionReading reading = XenRules.TABLE.read(typed);
        return new Versions(
                linux, linuxRow, qemu, qemuRow, reading.name(), reading.row().with(xenRow.settings()));
    }

    /** What the user's texts leave open, a line each: {@code Linux 4.4.0-79-generic: ...}. */
    public List<String> readings() {
        return Stream.of(reading(linux, linuxRow), reading(qemu, qemuRow), reading(xen, xenRow))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String reading(String name, VersionRow row) {
        return row.reading().isEmpty() ? "" : row.table().product() + " " + name + ": " + row.reading();
    }

    /**
     * Sets one column of one row: {@code product} is Linux, QEMU or Xen in any case. @throws VersionException if there
     * is no such thing
     */
    public Versions with(String product, String column, String value) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "linux" -> new Versions(linux, linuxRow.with(column, value), qemu, qemuRow, xen, xenRow);
            case "qemu" -> new Versions(linux, linuxRow, qemu, qemuRow.with(column, value), xen, xenRow);
            case "xen" -> new Versions(linux, linuxRow, qemu, qemuRow, xen, xenRow.with(column, value));
            default ->
                throw new VersionException(Quoted.of(product) + " has no version table; there are linux, qemu and xen");
        };
    }

    /** With the columns set that are set in other versions, and no others. */
    public Versions withSettingsOf(Versions other) {
        return new Versions(
                linux,
                linuxRow.with(other.linuxRow.settings()),
                qemu,
                qemuRow.with(other.qemuRow.settings()),
                xen,
                xenRow.with(other.xenRow.settings()));
    }

    /** With no column of that table set. */
    public Versions asReleased(Table table) {
        return new Versions(
                linux, released(linuxRow, table), qemu, released(qemuRow, table), xen, released(xenRow, table));
    }

    private static VersionRow released(VersionRow row, Table table) {
        return row.table() == table ? row.with(Map.of()) : row;
    }

    /** Whether this is what was released: no column is set to another value. */
    public boolean released() {
        return rows().allMatch(row -> row.changed().isEmpty());
    }

    private Stream<VersionRow> rows() {
        return Stream.of(linuxRow, qemuRow, xenRow);
    }

    /** {@code linux.reuse=never, qemu.unmap-on-disable=no}: all that a scenario has changed; empty for nothing. */
    public String whatIf() {
        return rows().flatMap(row -> row.changed().stream()
                        .map(column -> row.table().product().toLowerCase(Locale.ROOT) + "." + column + "="
                                + row.value(column)))
                .collect(Collectors.joining(", "));
    }

    /**
     * {@code Linux 4.10 (2.6.39-4.10), QEMU 2.5 (2.5), Xen 4.7 (4.6-4.9)}, and what is changed:
     * {@code Linux 4.10 (2.6.39-4.10, CHANGED reuse=never)}.
     */
    public String text() {
        return text(linux, linuxRow) + ", " + text(qemu, qemuRow) + ", " + text(xen, xenRow);
    }

    private static String text(String name, VersionRow row) {
        return row.table().product() + " " + name + " (" + row.label()
                + (row.changed().isEmpty() ? "" : ", CHANGED " + row.whatIf()) + ")";
    }

    /**
     * What makes other versions of these, for a menu: {@code Linux 4.11}; {@code as released} or the columns where the
     * releases stay.
     */
    public String changeTo(Versions other) {
        List<String> parts = new ArrayList<>();
        add(parts, "Linux", linux, other.linux);
        add(parts, "QEMU", qemu, other.qemu);
        add(parts, "Xen", xen, other.xen);
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        return other.released() ? "as released" : other.whatIf();
    }

    private static void add(List<String> parts, String product, String from, String to) {
        if (!from.equals(to)) {
            parts.add(product + " " + to);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Versions versions
                && linux.equals(versions.linux)
                && linuxRow.equals(versions.linuxRow)
                && qemu.equals(versions.qemu)
                && qemuRow.equals(versions.qemuRow)
                && xen.equals(versions.xen)
                && xenRow.equals(versions.xenRow);
    }

    @Override
    public int hashCode() {
        return Objects.hash(linux, linuxRow, qemu, qemuRow, xen, xenRow);
    }

    @Override
    public String toString() {
        return text();
    }
}
