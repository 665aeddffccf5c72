package org.pirqscope.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.report.reproduce.Reproduction;

/** A script for bpftrace in the guest: the order in which the tasks come to the functions of a run. */
final class BpftraceScript {

    private BpftraceScript() {}

    static List<String> of(Reproduction reproduction) {
        Set<String> symbols = new LinkedHashSet<>();
        reproduction.functions(Layer.DRIVER).forEach(name -> symbols.add(KernelSymbol.of(name)));
        reproduction.functions(Layer.GUEST).forEach(name -> symbols.add(KernelSymbol.of(name)));
        List<String> lines = new ArrayList<>();
        lines.add("// bpftrace order.bt in the guest: who is where. NOT TESTED on hardware; functions that the");
        lines.add("// compiler has made part of their caller cannot be probed: take their lines out.");
        for (String symbol : symbols) {
            lines.add("kprobe:" + symbol + " { printf(\"%llu cpu%d %d " + symbol + "\\n\", nsecs, cpu, tid); }");
        }
        return lines;
    }
}
