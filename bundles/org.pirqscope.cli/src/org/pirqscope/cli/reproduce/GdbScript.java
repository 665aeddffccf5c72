package org.pirqscope.cli.reproduce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;

/**
 * A script for gdb that holds the tasks of a guest in the order of a run: it stops where one has to wait, and lets only
 * the virtual CPU of the next one run on.
 */
final class GdbScript {

    private final Reproduction reproduction;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private GdbScript(Reproduction reproduction) {
        this.reproduction = reproduction;
    }

    static List<String> of(Reproduction reproduction) {
        GdbScript script = new GdbScript(reproduction);
        script.head();
        script.holds();
        return List.copyOf(script.lines);
    }

    private void head() {
        lines.add("# gdb vmlinux -x hold.gdb, after: gdbsx -a DOMID 64 9999 in dom0");
        lines.add("# NOT TESTED on hardware. The guest needs debug information, scripts/gdb (lx_current) and nokaslr,");
        lines.add("# one vCPU for each device at least, and no watchdog that a stopped CPU would trigger.");
        lines.add("target remote :9999");
        lines.add("set pagination off");
        lines.add("# Linux 4.8 and 4.9 have pci_alloc_irq_vectors itself, without _affinity");
        lines.add("# which task sets which device up: the first setup of each tells");
        for (Controller controller : reproduction.run().scenario().controllers()) {
            String task = task(controller.name());
            lines.add("set " + task + " = -1");
        }
        for (Controller controller : reproduction.run().scenario().controllers()) {
            lines.add("break " + KernelSymbol.of(setup()) + " if $_streq(((struct pci_dev *)$rdi)->dev.kobj.name, \""
                    + controller.bdf() + "\")");
            lines.add("commands");
            lines.add("  silent");
            lines.add("  set " + task(controller.name()) + " = $lx_current().pid");
            lines.add("  continue");
            lines.add("end");
        }
    }

    /** The call with which this kernel's driver asks for vectors: its first argument is the device. */
    private String setup() {
        return reproduction.functions(Layer.GUEST).stream()
                .filter(name -> name.startsWith("pci_alloc_irq_vectors") || name.startsWith("pci_enable_msi"))
                .findFirst()
                .orElse("pci_alloc_irq_vectors");
    }

    /** The call that tells which task it is does not count: the task is known after it. */
    private int passes(Hold hold, Step place) {
        boolean tells = place.call().name().equals(setup()) && told.add(hold.actor());
        return Math.max(0, hold.passes() - (tells ? 1 : 0));
    }

    private static String task(String device) {
        return "$task_" + device.replaceAll("[^A-Za-z0-9]", "_");
    }

    private void holds() {
        int count = 0;
        for (Hold hold : reproduction.holds()) {
            count++;
            lines.add("# hold " + count + ": " + hold.actor() + " waits after step "
                    + hold.last().shown() + " until " + hold.until().actorName() + " has come to step "
                    + hold.until().shown());
            if (hold.place().isEmpty()) {
                lines.add("# no function of the kernel follows: let " + hold.actor() + " end before the others go on");
                continue;
            }
            Step place = hold.place().get();
            if (place.layer() == Layer.QEMU) {
                lines.add("# inside of QEMU: gdb -p $(pidof qemu-system-i386), break "
                        + place.call().name() + ", and leave it there meanwhile");
                continue;
            }
            lines.add("tbreak " + KernelSymbol.of(place.call()) + " if $lx_current().pid == " + task(hold.actor()));
            int passes = passes(hold, place);
            if (passes > 0) {
                lines.add("ignore $bpnum " + passes);
            }
            lines.add("continue");
            lines.add("# the others alone: choose the vCPU of " + hold.until().actorName() + " by \"info threads\"");
            lines.add("set scheduler-locking on");
            lines.add("echo choose the vCPU of " + hold.until().actorName()
                    + " (info threads, thread N), then: continue\\n");
        }
        lines.add("set scheduler-locking off");
        lines.add("continue");
    }
}
