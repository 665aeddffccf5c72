package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;

/**
 * MSI (not X) with QEMU 2.1 and later: the three ways of docs/domain.md 2.2, (a) number free, (b) only allocated, (c)
 * mapped by another.
 */
class MsiReuseTest {

    private static final String A = "nvme0";
    private static final String B = "nvme1";

    private static RunStory scheduled(String turns) {
        Scenario scenario = BuiltIn.named("msi-reuse");
        List<Turn> schedule = new ArrayList<>();
        for (String turn : turns.split(" ")) {
            schedule.add(new Turn(turn.substring(0, 5), Integer.parseInt(turn.substring(6))));
        }
        return RunStory.of(scenario.withSchedule(schedule));
    }

    @Test
    void aReloadedDeviceMapsItsOldNumberAgainAndWorks() {
        RunStory story = RunStory.of("msi-reload");
        assertEquals(List.of("ok"), story.ends());
        assertEquals(List.of("55", "55", "55", "55"), story.answers("PHYSDEVOP_map_pirq(nvme0, 0, 55)"));
        assertEquals(List.of(), story.staleHits());
        assertEquals(List.of("-1", "-1", "-1"), story.answers("xen_irq_from_pirq(55)"));
    }

    @Test
    void onQemu20AndLinux2637TheDeviceFindsItsOwnPirqAndWorks() {
        RunStory story = RunStory.of("msi-reload", "2.6.37", "2.0", "4.7");
        assertEquals(List.of("ok"), story.ends());
        assertEquals(List.of("55"), story.answers("PHYSDEVOP_map_pirq(nvme0, 0, 55)"));
        assertEquals(3, story.findings(Kind.REUSE).size());
        story.says("xen: msi already setup: msi --> irq=343 pirq=55".replace("343", Integer.toString(topIrq(story))));
    }

    private static int topIrq(RunStory story) {
        return story.run().steps().stream()
                .filter(s -> s.text().startsWith("xen_bind_pirq_msi_to_irq(55) = "))
                .mapToInt(s -> Integer.parseInt(s.answer().text()))
                .max()
                .orElseThrow();
    }

    @Test
    void onQemu20AndLinux411XenDropsTheInterruptOnTheVectorPath() {
        RunStory story = RunStory.of("msi-reload", "4.11", "2.0", "4.7");
        story.then(A, "__pci_write_msi_msg(0, 00000000, fee36000, 0x4300)")
                .then(A, "XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3036) = 0");
        story.then(A, "EVTCHNOP_bind_pirq(54) = 10").pirq(54, -1, -1, 10).pirq(55, 24, -1, 0);
        story.says("(XEN) d1v0: Unsupported MSI delivery mode 3 for Dom1");
        assertEquals(List.of("lost phase 2 entry 0: no event channel, status -4"), story.ends());
    }

    @Test
    void aNumberThatItsOwnerHasMappedIsMappedAgainInNameOnlyAndTheReUserIsLost() {
        RunStory story = RunStory.of("msi-reuse");
        story.then(A, "xen_irq_from_pirq(55) = 64")
                .then(A, "map_domain_pirq(55, 25) = 0")
                .says("(XEN) dom1: pirq 55 or irq 25 already mapped (0,24)");
        story.then(A, "PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55")
                .says("[00:04.0] xen_pt_msi_setup: MSI mapped with pirq 55.");
        story.then(A, "XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0").pirq(55, 24, -1, 0);
        assertEquals("nvme1 entry 0", story.row(55).mappedFor());
        story.then(A, "Create CQ 1 = -4 (-EINTR)");
        assertEquals("lost phase 2 entry 0: not mapped, status -4", story.ends().getFirst());
        assertEquals(
                "QEMU holds pirq 55 for nvme0 entry 0 and for nvme1 entry 0.",
                story.findings(Kind.TWO_ENTRIES_ONE_PIRQ).getFirst());
        assertEquals(
                List.of("map_domain_pirq answers 0 although pirq 55 is mapped to Xen irq 24: irq 25 is leaked."),
                story.findings(Kind.XEN_IRQ_LEAKED));
    }

    @Test
    void theFirstToDisableUnmapsForBothAndTheSecondsUnbindIsRefused() {
        RunStory story = scheduled("nvme0*15 nvme1*10 nvme0*8 nvme1*1 nvme1*1 nvme1*40 nvme0*40");
        story.then(A, "PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55");
        story.then(B, "PHYSDEVOP_unmap_pirq(55) = 0").pirq(55, 0, -1, 0);
        assertEquals(
                "nvme0 entry 0 is enabled with pirq 55, which QEMU has unmapped for nvme1.",
                story.findings(Kind.ENTRY_NOT_MAPPED).getFirst());
    }

    @Test
    void theSecondToDisableIsToldThatItsPirqIsNotBound() {
        Scenario scenario = BuiltIn.named("msi-reuse");
        Scenario removed = new Scenario(
                "removed",
                "",
                scenario.versions(),
                scenario.pool(),
                List.of(
                        scenario.controllers()
                                .get(0)
                                .withScript(
                                        org.pirqscope.machine.scenario.Controller.Act.LOAD,
                                        org.pirqscope.machine.scenario.Controller.Act.REMOVE_DEAD),
                        scenario.controllers().get(1)),
                List.of(),
                List.of(new Turn(A, 16), new Turn(B, 11), new Turn(A, 8), new Turn(B, 3), new Turn(A, 9)));
        RunStory story = RunStory.of(removed);
        story.then(B, "PHYSDEVOP_unmap_pirq(55) = 0")
                .then(A, "nvme_remove(nvme0)")
                .then(A, "XEN_DOMCTL_unbind_pt_irq(55) = -1 (-EPERM)");
        story.says("[00:04.0] msi_msix_disable: Error: Unbinding of MSI failed. (err: 1, pirq: 55, gvec: 0)");
        story.then(A, "msi_msix_disable(55) = -1 (errno EPERM)");
        assertEquals(
                1, story.answers("PHYSDEVOP_unmap_pirq(55)").stream().skip(1).count());
    }

    @Test
    void aNumberThatIsOnlyAllocatedGoesToTheReUserAndTheOwnerIsLost() {
        RunStory story = scheduled("nvme0*15 nvme1*5 nvme0*9");
        story.then(B, "xen_bind_pirq_msi_to_irq(55) = 64")
                .then(A, "xen_irq_from_pirq(55) = 64")
                .then(A, "map_domain_pirq(55, 24) = 0");
        story.then(A, "EVTCHNOP_bind_pirq(55) = 10").pirq(55, 24, -2, 10).then(A, "Create CQ 1 = 0");
        story.then(B, "map_domain_pirq(55, 25) = 0").says("(XEN) dom1: pirq 55 or irq 25 already mapped (0,24)");
        story.then(B, "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)");
        assertEquals("lost phase 1 entry 0: not mapped, status -5", story.ends().get(1));
        assertEquals("ok", story.ends().getFirst());
    }

    @Test
    void theReUserOfAnAllocatedNumberIsLostTooWhenTheOwnerBindsFirst() {
        RunStory story = scheduled("nvme0*15 nvme1*5 nvme0*7 nvme1*5 nvme0*9");
        story.then(B, "EVTCHNOP_bind_pirq(55) = 10").then(A, "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)");
        assertEquals(
                List.of(
                        "lost phase 2 entry 0: goes to nvme1 entry 0, status -4",
                        "lost phase 1 entry 0: not mapped, status -5"),
                story.ends());
    }

    @Test
    void manyVectorsAreRefusedWithOne() {
        Scenario scenario = BuiltIn.named("msi-reload");
        RunStory story = RunStory.of(new Scenario(
                "many",
                "",
                scenario.versions().with("qemu", "msi-multiple", "yes"),
                scenario.pool(),
                List.of(scenario.controllers().getFirst().withVectors(8)),
                List.of(),
                List.of()));
        assertEquals("1", story.answers("xen_hvm_setup_msi_irqs(nvme0, 8, MSI)").getFirst());
        assertEquals("1", story.answers("__pci_enable_msi_range(nvme0, 8)").getFirst());
        assertEquals("1", story.answers("pci_alloc_irq_vectors(nvme0, 1, 8)").getFirst());
        assertEquals(List.of("ok"), story.ends());
    }
}
