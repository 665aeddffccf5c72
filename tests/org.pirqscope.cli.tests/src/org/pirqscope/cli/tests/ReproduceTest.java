package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

class ReproduceTest {

    @Test
    void aRunOfTwoHoldsIsToldWithItsScriptAndItsLines() {
        Shell shell = Shell.run("reproduce", "stale-pirq");
        assertEquals(0, shell.code());
        List<String> lines = shell.lines();
        assertTrue(lines.contains("2 places at which a driver is held"), shell.out());
        assertTrue(shell.out().contains("None of this was tested on hardware"));
        assertEquals(
                2, lines.stream().filter(line -> line.startsWith("  tbreak ")).count());
        assertTrue(lines.contains("  tbreak pci_alloc_irq_vectors_affinity if $lx_current().pid == $task_nvme0"));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("  kprobe:xen_hvm_setup_msi_irqs {")));
        assertTrue(shell.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127));
        int at = 0;
        for (LogLine line : Run.of(BuiltIn.named("stale-pirq")).steps().stream()
                .flatMap(step -> step.log().stream())
                .toList()) {
            at = shell.out().indexOf(line.text(), at);
            assertTrue(at >= 0, line.text());
        }
    }

    /** What the text has, a program gets as well: each hold, command, line and script of every built-in run. */
    @Test
    void jsonHasWhatTheTextHas() {
        for (Scenario scenario : BuiltIn.all()) {
            String text = Shell.run("reproduce", scenario.name()).out();
            JsonObject json = Shell.run("reproduce", scenario.name(), "--json").json();
            assertEquals(
                    List.of(
                            "scenario",
                            "versions",
                            "testedOnHardware",
                            "holds",
                            "trace",
                            "keys",
                            "lines",
                            "scripts",
                            "run"),
                    List.copyOf(json.keySet()));
            String joined = text.replaceAll("\\s+", " ");
            json.getAsJsonArray("trace")
                    .forEach(each -> assertTrue(
                            joined.contains(
                                    each.getAsJsonObject().get("command").getAsString()),
                            scenario.name()));
            json.getAsJsonArray("keys")
                    .forEach(each -> assertTrue(
                            joined.contains(
                                    each.getAsJsonObject().get("command").getAsString()),
                            scenario.name()));
            json.getAsJsonArray("lines")
                    .forEach(each -> assertTrue(
                            text.contains(each.getAsJsonObject().get("text").getAsString()), scenario.name()));
            json.getAsJsonArray("holds")
                    .forEach(each -> assertTrue(
                            joined.contains(each.getAsJsonObject()
                                    .getAsJsonObject("until")
                                    .get("call")
                                    .getAsString()),
                            scenario.name()));
            String script = json.getAsJsonObject("scripts")
                    .get("hold.gdb")
                    .getAsString()
                    .indent(2);
            assertTrue(text.contains(script), scenario.name());
            assertTrue(text.endsWith("run: " + json.get("run").getAsString() + "\n"), scenario.name());
        }
    }

    @Test
    void whoIsAloneIsNotHeld() {
        String out = Shell.run("reproduce", "one-controller").out();
        assertTrue(out.contains("\nno driver has to be held\n"), out);
        assertTrue(!out.contains("tbreak"), out);
    }

    @Test
    void badInputIsRefused() {
        assertEquals(2, Shell.run("reproduce").code());
        assertEquals(2, Shell.run("reproduce", "none").code());
    }
}
