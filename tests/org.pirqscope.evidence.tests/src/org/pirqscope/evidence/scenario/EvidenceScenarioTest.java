package org.pirqscope.evidence.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.read.LogTexts;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** What a run logs leads back to a scenario with the same failure. */
class EvidenceScenarioTest {

    private static EvidenceScenario made(LogTexts texts) {
        List<PirqEvent> events = texts.events();
        return EvidenceScenario.of(events, texts.seen().devices(), texts.seen().stack())
                .orElseThrow();
    }

    private static String log(Run run, Layer... layers) {
        StringBuilder text = new StringBuilder();
        for (LogLine line :
                run.steps().stream().flatMap(step -> step.log().stream()).toList()) {
            if (List.of(layers).contains(line.layer())) {
                text.append(line.text()).append('\n');
            }
        }
        return text.toString();
    }

    private static long staleHits(Run run) {
        return run.steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(Finding.StaleHit.class::isInstance)
                .count();
    }

    @Test
    void theLogsOfTheBugLeadBackToIt() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        LogTexts texts = LogTexts.of(log(run, Layer.GUEST, Layer.DRIVER), log(run, Layer.QEMU));
        EvidenceScenario made = made(texts);

        assertEquals(
                run.scenario().controllers().stream()
                        .map(controller -> controller.bdf() + " " + controller.vectors())
                        .toList(),
                made.scenario().controllers().stream()
                        .map(controller -> controller.bdf() + " " + controller.vectors())
                        .toList());
        assertEquals(staleHits(run), staleHits(Run.of(made.scenario())));
        assertTrue(staleHits(run) > 0);
    }

    @Test
    void theRealStacksLogsLeadToTheBug() {
        String folder = "real2/bug_xen4.17_qemu7.2_linux6.1_old_lines/";
        Scenario scenario = made(LogTexts.shared(folder + "guest-console.log", folder + "qemu-dm.log"))
                .scenario();

        assertEquals(2, staleHits(Run.of(scenario)));
    }

    @Test
    void whatNoLogTellsIsNamed() {
        EvidenceScenario made = made(LogTexts.of(
                "[00:05.0] msi_msix_update: Updating MSI-X with pirq 47 gvec 0x0 " + "gflags 0x302f (entry: 0x2)\n"));

        assertEquals(3, made.scenario().controllers().getFirst().vectors());
        assertEquals(9, made.unknown().size(), made.unknown().toString());
    }
}
