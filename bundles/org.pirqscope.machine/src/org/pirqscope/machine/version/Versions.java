package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.text.Quoted;

/**
 * The three rows that a simulation runs on, with their rules, and the releases that the user named for them, in the
 * words of {@link VersionReading#name}.
 */
public final class Versions {

    /** A release as the user named it, with its row. */
    private record Chosen(String name, VersionRow row) {

        static Chosen of(Table table, String typed) {
            VersionReading reading = table.read(typed);
            return new Chosen(reading.name(), reading.row());
        }

        Chosen with(VersionRow other) {
            return new Chosen(name, other);
        }

        Chosen release(String typed) {
            Chosen other = of(row.table(), typed);
            return other.with(other.row.with(row.settings()));
        }

        String reading() {
            return row.reading().isEmpty() ? "" : row.table().product() + " " + name + ": " + row.reading();
        }

        String text() {
            return row.table().product() + " " + name + " (" + row.label()
                    + (row.changed().isEmpty() ? "" : ", CHANGED " + row.whatIf()) + ")";
        }
    }

    private final Chosen linux;
    private final LinuxRules linuxRules;
    private final Chosen qemu;
    private final QemuRules qemuRules;
    private final Chosen xen;
    private final XenRules xenRules;

    private Versions(Chosen linux, Chosen qemu, Chosen xen) {
        this.linux = linux;
        this.linuxRules = LinuxRules.of(linux.row);
        this.qemu = qemu;
        this.qemuRules = QemuRules.of(qemu.row);
        this.xen = xen;
        this.xenRules = XenRules.of(xen.row);
    }

    /** Looks the rows up. @throws VersionException on a version that is not modelled */
    public static Versions of(String linux, String qemu, String xen) {
        return new Versions(
                Chosen.of(LinuxRules.TABLE, linux), Chosen.of(QemuRules.TABLE, qemu), Chosen.of(XenRules.TABLE, xen));
    }

    private Versions each(UnaryOperator<Chosen> change) {
        return new Versions(change.apply(linux), change.apply(qemu), change.apply(xen));
    }

    private Stream<Chosen> all() {
        return Stream.of(linux, qemu, xen);
    }

    public String linux() {
        return linux.name;
    }

    public VersionRow linuxRow() {
        return linux.row;
    }

    /** How this guest kernel behaves, what-if columns included. */
    public LinuxRules linuxRules() {
        return linuxRules;
    }

    public String qemu() {
        return qemu.name;
    }

    public VersionRow qemuRow() {
        return qemu.row;
    }

    /** How this QEMU behaves, what-if columns included. */
    public QemuRules qemuRules() {
        return qemuRules;
    }

    public String xen() {
        return xen.name;
    }

    public VersionRow xenRow() {
        return xen.row;
    }

    /** How this hypervisor behaves, what-if columns included. */
    public XenRules xenRules() {
        return xenRules;
    }

    /** The rows of Linux, QEMU and Xen. */
    public List<VersionRow> rows() {
        return all().map(Chosen::row).toList();
    }

    /** The table of Linux, QEMU or Xen, in any case. @throws VersionException if there is no such product */
    public static Table table(String product) {
        return Stream.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE)
                .filter(table -> table.product().equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> new VersionException(
                        Quoted.of(product) + " has no version table; there are linux, qemu and xen"));
    }

    /** The row of that table. */
    public VersionRow row(Table table) {
        return rows().stream().filter(row -> row.table() == table).findFirst().orElseThrow();
    }

    /** On another kernel, with the columns that are set. @throws VersionException on a version that is not modelled */
    public Versions withLinux(String typed) {
        return new Versions(linux.release(typed), qemu, xen);
    }

    /** On another QEMU, with the columns that are set. @throws VersionException on a version that is not modelled */
    public Versions withQemu(String typed) {
        return new Versions(linux, qemu.release(typed), xen);
    }

    /** On another Xen, with the columns that are set. @throws VersionException on a version that is not modelled */
    public Versions withXen(String typed) {
        return new Versions(linux, qemu, xen.release(typed));
    }

    /** What the user's texts leave open, a line each: {@code Linux 4.4.0-79-generic: ...}. */
    public List<String> readings() {
        return all().map(Chosen::reading).filter(line -> !line.isEmpty()).toList();
    }

    /**
     * Sets one column of one row: {@code product} is Linux, QEMU or Xen in any case. @throws VersionException if there
     * is no such thing
     */
    public Versions with(String product, String column, String value) {
        VersionRow row = row(table(product));
        return each(chosen -> chosen.row == row ? chosen.with(row.with(column, value)) : chosen);
    }

    /** With the columns set that are set in other versions, and no others. */
    public Versions withSettingsOf(Versions other) {
        return new Versions(
                linux.with(linux.row.with(other.linux.row.settings())),
                qemu.with(qemu.row.with(other.qemu.row.settings())),
                xen.with(xen.row.with(other.xen.row.settings())));
    }

    /** With no column set. */
    public Versions asReleased() {
        return each(chosen -> chosen.with(chosen.row.with(Map.of())));
    }

    /** With no column of that table set. */
    public Versions asReleased(Table table) {
        return each(chosen -> chosen.row.table() == table ? chosen.with(chosen.row.with(Map.of())) : chosen);
    }

    /** Whether this is what was released: no column is set to another value. */
    public boolean released() {
        return rows().stream().allMatch(row -> row.changed().isEmpty());
    }

    /** {@code linux.reuse=never}: each column that a scenario has changed. */
    public List<String> changed() {
        return rows().stream()
                .flatMap(row -> row.changed().stream()
                        .map(column -> row.table().product().toLowerCase(Locale.ROOT) + "." + column + "="
                                + row.value(column)))
                .toList();
    }

    /** {@code linux.reuse=never, qemu.unmap-on-disable=no}: all that a scenario has changed; empty for nothing. */
    public String whatIf() {
        return String.join(", ", changed());
    }

    /**
     * {@code Linux 4.10 (2.6.39-4.10), QEMU 2.5 (2.5), Xen 4.7 (4.6-4.9)}, and what is changed:
     * {@code Linux 4.10 (2.6.39-4.10, CHANGED reuse=never)}.
     */
    public String text() {
        return all().map(Chosen::text).collect(Collectors.joining(", "));
    }

    /**
     * What makes other versions of these, for a menu: {@code Linux 4.11}; {@code as released} or the columns where the
     * releases stay.
     */
    public String changeTo(Versions other) {
        List<String> parts = new ArrayList<>();
        add(parts, "Linux", linux(), other.linux());
        add(parts, "QEMU", qemu(), other.qemu());
        add(parts, "Xen", xen(), other.xen());
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
                && qemu.equals(versions.qemu)
                && xen.equals(versions.xen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(linux, qemu, xen);
    }

    @Override
    public String toString() {
        return text();
    }
}
