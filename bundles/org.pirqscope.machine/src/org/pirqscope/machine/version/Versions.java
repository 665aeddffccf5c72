package org.pirqscope.machine.version;

/**
 * The three rows that a simulation runs on, and the release numbers that the user typed for them.
 */
public record Versions(String linux, Row linuxRow, String qemu, Row qemuRow, String xen, Row xenRow) {

    /** Looks the rows up. @throws VersionException on a version that is not modelled */
    public static Versions of(String linux, String qemu, String xen) {
        return new Versions(linux, LinuxRules.TABLE.row(linux), qemu, QemuRules.TABLE.row(qemu), xen, XenRules.TABLE.row(xen));
    }

    public Versions withLinux(String typed) {
        return new Versions(typed, LinuxRules.TABLE.row(typed), qemu, qemuRow, xen, xenRow);
    }

    public Versions withQemu(String typed) {
        return new Versions(linux, linuxRow, typed, QemuRules.TABLE.row(typed), xen, xenRow);
    }

    public Versions withXen(String typed) {
        return new Versions(linux, linuxRow, qemu, qemuRow, typed, XenRules.TABLE.row(typed));
    }

    /** Sets one column of one row: {@code product} is Linux, QEMU or Xen in any case. @throws VersionException if there is no such thing */
    public Versions with(String product, String column, String value) {
        return switch (product.toLowerCase(java.util.Locale.ROOT)) {
            case "linux" -> new Versions(linux, linuxRow.with(column, value), qemu, qemuRow, xen, xenRow);
            case "qemu" -> new Versions(linux, linuxRow, qemu, qemuRow.with(column, value), xen, xenRow);
            case "xen" -> new Versions(linux, linuxRow, qemu, qemuRow, xen, xenRow.with(column, value));
            default -> throw new VersionException("\"" + product + "\" has no version table; there are linux, qemu and xen");
        };
    }

    /** {@code Linux 4.10 (2.6.39-4.10), QEMU 2.5 (2.4-2.5), Xen 4.7 (4.6-4.9)}. */
    public String text() {
        return "Linux " + linux + " (" + linuxRow.label() + "), QEMU " + qemu + " (" + qemuRow.label() + "), Xen " + xen + " ("
                + xenRow.label() + ")";
    }
}
