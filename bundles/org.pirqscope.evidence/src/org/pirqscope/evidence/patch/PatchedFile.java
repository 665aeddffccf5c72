package org.pirqscope.evidence.patch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.XenRules;

/** A file that a patch changes. @param path below the root of its project; empty where a hunk names no file */
public record PatchedFile(String path, List<Hunk> hunks) {

    private static final Set<String> LINUX =
            Set.of("arch", "drivers", "kernel", "block", "mm", "fs", "net", "Documentation");
    private static final Set<String> QEMU = Set.of("hw", "accel", "qapi", "softmmu", "system");
    private static final Set<String> XEN = Set.of("xen", "tools");

    public PatchedFile {
        hunks = List.copyOf(hunks);
    }

    /** The project whose tree has such a path; nothing where several may have it. */
    public Optional<Table> project() {
        String top = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        if (LINUX.contains(top) || path.startsWith("include/linux/") || path.startsWith("include/xen/")) {
            return Optional.of(LinuxRules.TABLE);
        }
        if (QEMU.contains(top) || path.startsWith("include/hw/")) {
            return Optional.of(QemuRules.TABLE);
        }
        return XEN.contains(top) ? Optional.of(XenRules.TABLE) : Optional.empty();
    }
}
