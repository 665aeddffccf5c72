package org.pirqscope.machine.version;

import java.util.List;

/**
 * Every kind of kernel with every kind of QEMU (docs/domain.md 4.5), one release of each kind.
 */
public final class VersionGrid {

    /** Always allocates (never released), looks up by array, by list, always allocates. */
    public static final List<String> KERNELS = List.of("2.6.37-rc4", "2.6.37", "4.10", "4.11");
    /** Without and with c976437c7dba. */
    public static final List<String> QEMUS = List.of("2.0", "2.5");

    private VersionGrid() {}

    /** What a cell runs on. */
    public static Versions versions(String kernel, String qemu, String xen) {
        return Versions.of(kernel, qemu, xen);
    }
}
