package org.pirqscope.cli.reproduce;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.report.reproduce.Reproduction;

/** A command that makes a layer tell what it does. @param where it is typed: guest, QEMU or Xen */
record TraceCommand(String where, String command) {

    private static final String GUEST = "guest";
    private static final String QEMU = "QEMU";
    private static final String XEN = "Xen";

    /** Those for a run, layer by layer. */
    static List<TraceCommand> of(Reproduction reproduction) {
        String guest = reproduction.functions(Layer.GUEST).stream()
                .map(KernelSymbol::of)
                .collect(Collectors.joining(" "));
        String qemu = String.join(" ", reproduction.functions(Layer.QEMU));
        return List.of(
                new TraceCommand(GUEST, "echo 'file arch/x86/pci/xen.c +p' >/sys/kernel/debug/dynamic_debug/control"),
                new TraceCommand(GUEST, "cd /sys/kernel/tracing; echo function_graph >current_tracer"),
                new TraceCommand(GUEST, "for f in " + guest + "; do echo $f >>set_ftrace_filter; done"),
                new TraceCommand(QEMU, "tail -f /var/log/xen/qemu-dm-GUEST.log"),
                new TraceCommand(
                        QEMU,
                        "for f in " + qemu
                                + "; do perf probe -x $(readlink -f /proc/$(pidof qemu-system-i386)/exe) $f; done"),
                new TraceCommand(XEN, "xl dmesg -c; xl dmesg"),
                new TraceCommand(XEN, "xentrace -D -e 0x0008f000 -T 10 xentrace.bin"));
    }
}
