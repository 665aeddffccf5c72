package org.pirqscope.machine.version;

import java.util.Map;

/**
 * Trees of qemu-xen that a release of Xen builds: each has the number of a release of QEMU, and patches that this has
 * not (hw/xen/xen_pt_msi.c and xen_pt_config_init.c of the tags qemu-xen-4.4.4, 4.5.0, 4.5.3, 4.6.1, 4.7.0-rc4).
 */
final class QemuXenTree {

    private static final String MASK = "hides MSI's mask register: with it it would be qemu.msi-mask-bit=no, "
            + "qemu.enabled-writes=refused-once";

    private static final Map<Release, String> NOTES = Map.of(
            Release.of("1.6.2"),
            "Xen 4.4's qemu-xen has this number too, and from about 4.4.3 " + MASK,
            Release.of("2.0.2"),
            "Xen 4.5's qemu-xen has this number too, and unmaps (5ecf46031c): with it it would be "
                    + "qemu.unmap-on-disable=yes, qemu.filter-needs-pirq=yes; from about 4.5.1 it also " + MASK,
            Release.of("2.2.1"),
            "Xen 4.6's qemu-xen has this number too, and lines of 2.4: with it it would be qemu.err-wording=yes, "
                    + "qemu.msi-mask-bit=no, qemu.enabled-writes=refused-once",
            Release.of("2.4.1"),
            "Xen 4.7's qemu-xen has this number too, and latches table writes (b324ef9654): with it it would be "
                    + "qemu.latch=yes, qemu.enabled-writes=taken, qemu.register-wording=yes");

    private QemuXenTree() {}

    /** What is not known of a QEMU with that number; empty if no such tree has it. */
    static String note(Release release) {
        return NOTES.getOrDefault(release, "");
    }
}
