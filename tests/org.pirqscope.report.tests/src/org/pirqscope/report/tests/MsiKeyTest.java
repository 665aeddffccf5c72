package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.keys.DebugKey;
import org.pirqscope.report.keys.DebugKeys;

/** What key M says of the masks of one MSI, from its map to its unmap (xen/arch/x86/msi.c, dump_msi). */
class MsiKeyTest {

    private static Run run(String xen, boolean maskable) {
        Controller controller = new Controller(
                "ahci", "0000:00:05.0", 0, new Msi(true, true, maskable), true, 1, List.of(Act.LOAD, Act.UNLOAD));
        return Run.of(new Scenario(
                "msi",
                "",
                Versions.of("4.11", "2.5", xen).with("xen", "hvm-pirq", "yes"),
                Pool.DEFAULT,
                List.of(controller),
                List.of(),
                List.of()));
    }

    private static List<String> masks(Run run) {
        Set<String> seen = new LinkedHashSet<>();
        String last = "";
        for (int step = 1; step <= run.length(); step++) {
            List<String> lines = DebugKeys.at(run, step).dump(DebugKey.MSIS).lines();
            String mask = lines.size() < 2 ? "" : lines.get(1).replaceAll(".*mask=", "");
            if (!mask.equals(last) && !mask.isEmpty()) {
                seen.add(mask);
            }
            last = mask;
        }
        return List.copyOf(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "4.7, true, '1/H /?, 1/ G/?, 1/  /?, 1/HG/?'",
        "4.17, true, '1/H /?, 1/ G/?, 1/  /?, 1/HG/?'",
        "4.7, false, '0/  /?'",
        "4.17, false, '0/  /?, 0/ G/?'",
        "4.5, true, '1/1/?, 1/0/?'"
    })
    void anMsiIsMaskedAsStartupAndUnbindLeaveIt(String xen, boolean maskable, String masks) {
        assertEquals(List.of(masks.split(", ")), masks(run(xen, maskable)));
    }
}
