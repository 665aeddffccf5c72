package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.TextColumns;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

/** The same calls in columns of controllers, of layers or of CPUs. */
class TextColumnsTest {

    private static List<String> text(String scenario, TextColumns columns, int width) {
        Run run = Run.of(BuiltIn.named(scenario));
        MailOptions options =
                MailOptions.DEFAULT.withColumns(columns).withWidth(width).withRows(0);
        return MailText.of(SequenceDiagram.of(run, Scope.ALL), Origin.of(run), options)
                .lines();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-controller",
                "stale-pirq",
                "commit-story-a",
                "commit-story-b",
                "sequential-reload",
                "msi-reuse",
                "exhaustion",
                "kexec"
            })
    void theSameCallsStandInEachKindOfColumns(String scenario) {
        for (int width : List.of(75, 100, 160)) {
            List<String> controllers = text(scenario, TextColumns.CONTROLLERS, width);
            for (TextColumns columns : List.of(TextColumns.LAYERS, TextColumns.CPUS)) {
                List<String> other = text(scenario, columns, width);
                assertEquals(counted(controllers), counted(other), columns + " " + width);
                assertTrue(
                        other.stream()
                                .allMatch(line -> line.length() <= width
                                        && line.equals(line.stripTrailing())
                                        && line.chars().allMatch(c -> c >= ' ' && c < 127)),
                        String.join("\n", other));
            }
        }
    }

    private static String counted(List<String> lines) {
        return String.join(" ", lines).replaceAll(".*; (\\d+ (of \\d+ )?calls),.*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale-pirq", "one-controller", "commit-story-b"})
    void eachCallStandsInTheColumnOfItsLayer(String scenario) {
        List<String> lines = text(scenario, TextColumns.LAYERS, 120);
        String head = lines.getFirst();
        int xen = head.indexOf("Hypervisor");
        assertTrue(head.startsWith("Guest") && xen > 0, head);
        int checked = 0;
        for (String line : lines.subList(2, lines.size())) {
            if (line.isEmpty()) {
                break;
            }
            boolean hypercall = line.contains("PHYSDEVOP_") || line.contains("EVTCHNOP_");
            boolean kernel = line.contains("pci_alloc_irq_vectors") || line.contains("xen_bind_pirq");
            int start = line.length() - line.stripLeading().length();
            checked += hypercall || kernel ? 1 : 0;
            assertTrue(!hypercall || start >= xen, line);
            assertTrue(!kernel || start < xen, line);
        }
        assertTrue(checked > 3, checked + " calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale-pirq", "commit-story-a"})
    void aCpuNamesItsController(String scenario) {
        String head = text(scenario, TextColumns.CPUS, 120).getFirst();
        String cpu = "CPU(\\d) \\(nvme\\%d, nvme_reset_work\\)";
        assertTrue(head.matches(cpu.formatted(1) + " +" + cpu.formatted(2)), head);
    }
}
