package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

class DiffTest {

    @Test
    void theReusedPirqStandsBesideTheAllocatedOne() {
        Shell shell = Shell.run("diff", "stale-pirq", "--linux", "4.11");
        assertEquals(0, shell.code());
        List<String> lines = shell.lines();
        int at = lines.indexOf("first divergence: nvme0");
        assertTrue(lines.get(at + 1).matches("  left   step \\d+  xen_irq_from_pirq\\(55\\) = 64"), lines.get(at + 1));
        assertTrue(
                lines.get(at + 2).matches("  right  step \\d+  xen_allocate_pirq_msi\\(0\\) = 54"), lines.get(at + 2));
        assertEquals("  rule   linux.reuse: list -> never (c74fd80f2f41)", lines.get(at + 3));
    }

    @Test
    void jsonHasTheFormThatIsPromised() {
        JsonObject json = JsonParser.parseString(Shell.run("diff", "stale-pirq", "--linux", "4.11", "--json")
                        .out())
                .getAsJsonObject();
        assertEquals(Set.of("divergence", "differentCall", "outcomes", "differences"), json.keySet());
        assertEquals(
                Set.of("left", "right", "rule"),
                json.getAsJsonObject("divergence").keySet());
        assertEquals(
                Set.of("left", "right", "rule"),
                json.getAsJsonObject("differentCall").keySet());
        assertEquals(
                "{\"controller\":\"nvme0\",\"left\":\"lost phase 2 entry 0: not mapped\",\"right\":\"ok\"}",
                json.getAsJsonArray("outcomes").get(0).toString());
        assertTrue(json.getAsJsonArray("differences").size() > 0);
    }

    @Test
    void everyBuiltInRunIsTheSameAsItself() {
        for (Scenario scenario : BuiltIn.all()) {
            String out = Shell.run("diff", scenario.name(), scenario.name(), "--json")
                    .out();
            assertTrue(out.startsWith("{\"divergence\":null,\"differentCall\":null,\"outcomes\":["), out);
            assertTrue(out.endsWith("],\"differences\":[]}\n"), out);
        }
    }

    @Test
    void theMailFormHasTwoBlocksThatFit() {
        Shell shell = Shell.run("diff", "stale-pirq", "--linux", "4.11", "--mail");
        assertTrue(shell.lines().stream().allMatch(line -> line.length() <= 75 && line.equals(line.stripTrailing())));
        assertTrue(shell.out().contains("\n1. Linux 4.10, QEMU 2.5, Xen 4.7:\n"), shell.out());
        assertTrue(shell.out().contains("\n2. Linux 4.11, QEMU 2.5, Xen 4.7:\n"), shell.out());
        assertTrue(shell.out().contains("xen_irq_from_pirq(55) = 64"), shell.out());
        assertTrue(shell.out().contains("xen_allocate_pirq_msi(0) = 54"), shell.out());
    }

    @Test
    void anotherOrderIsNamedAsTheRule() {
        String out = Shell.run("diff", "commit-story-a", "commit-story-b").out();
        assertTrue(out.contains("  rule   the order: somebody else went on before\n"), out);
        assertTrue(Shell.run("diff", "stale-pirq", "one-controller").out().contains("  rule   the scenarios: "));
    }

    @Test
    void badInputIsRefused() {
        assertEquals(2, Shell.run("diff").code());
        assertEquals(2, Shell.run("diff", "stale-pirq", "none").code());
        assertEquals(2, Shell.run("diff", "stale-pirq", "--json", "--mail").code());
    }
}
