package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S2a and S2b: the story that the commit message tells (docs/domain.md 4.3). A is nvme0, B is nvme1. */
class CommitStoryTest {

    private static final String A = "nvme0";
    private static final String B = "nvme1";
    private static final String GET_FREE = "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)";

    private static RunStory uptoTheEnables(String name) {
        RunStory story = RunStory.of(name);
        story.then(A, GET_FREE + " = 55").then(A, "Identify = 0");
        story.then(B, GET_FREE + " = 54").then(B, "EVTCHNOP_bind_pirq(54) = 11").then(B, "Identify = 0");
        story.then(A, "PHYSDEVOP_unmap_pirq(55) = 0").pirq(55, 0, -1, 0).then(A, "xen_destroy_irq(64) = -2 (-ENOENT)");
        story.then(B, "PHYSDEVOP_unmap_pirq(54) = 0").pirq(54, 0, -1, 0).then(B, "xen_destroy_irq(65) = -2 (-ENOENT)");
        story.then(A, "xen_irq_from_pirq(55) = -1").then(A, GET_FREE + " = 55").then(A, GET_FREE + " = 54");
        return story;
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit-story-a", "commit-story-b"})
    void theSecondControllersStaleNumberIsOwnedByTheFirstOnesSecondVector(String name) {
        RunStory story = uptoTheEnables(name);
        story.then(B, "__pci_read_msi_msg(0) = 00000000 / fee36000 / 4300")
                .then(B, "xen_irq_from_pirq(54) = 65")
                .says("nvme 0000:00:05.0: xen: msi already bound to pirq=54")
                .then(B, "xen_bind_pirq_msi_to_irq(54) = 66")
                .says("nvme 0000:00:05.0: xen: msi --> pirq=54 --> irq=66")
                .then(B, GET_FREE + " = 53");
        assertEquals(
                List.of(
                        "xen_pt_msix_update_one(1)",
                        "msi_msix_setup(1, 53)",
                        "PHYSDEVOP_map_pirq(nvme1, 1, 53)",
                        "create_irq()",
                        "map_domain_pirq(53, 26)",
                        "msi_msix_update(1, 53)",
                        "XEN_DOMCTL_bind_pt_irq(53, 0x0, 0x3035)"),
                story.inside(B, "xen_pt_msix_update()"));
        assertEquals("nvme0 entry 1", story.staleHits().getFirst().owner().text());
        assertEquals(54, story.staleHits().getFirst().pirq());
    }

    @Test
    void whenTheOwnerBindsFirstOnlyTheReUserIsLost() {
        RunStory story = uptoTheEnables("commit-story-a");
        story.then(A, "EVTCHNOP_bind_pirq(55) = 10")
                .then(A, "EVTCHNOP_bind_pirq(54) = 11")
                .pirq(54, 25, -2, 11);
        story.then(B, "EVTCHNOP_bind_pirq(54) = -17 (-EEXIST)")
                .says("xen:events: Failed to obtain physical IRQ 66")
                .says("nvme nvme1: I/O 0 QID 0 timeout, disable controller")
                .says("nvme nvme1: Removing after probe failure status: -4");
        assertEquals(List.of("ok", "lost phase 2 entry 0: not mapped, status -4"), story.ends());
    }

    @Test
    void whenTheReUserBindsFirstItStealsThePortAndBothLose() {
        RunStory story = uptoTheEnables("commit-story-b");
        story.then(B, "EVTCHNOP_bind_pirq(54) = 10").pirq(54, 25, -2, 10).then(B, "Create CQ 1 = -4 (-EINTR)");
        story.then(A, "EVTCHNOP_bind_pirq(55) = 11").then(A, "Create CQ 1 = 0");
        story.then(A, "EVTCHNOP_bind_pirq(54) = -17 (-EEXIST)").says("xen:events: Failed to obtain physical IRQ 65");
        assertEquals(
                List.of(
                        "hvm_dirq_assist(nvme0, 1)",
                        "xen_evtchn_do_upcall(10, 66)",
                        "PHYSDEVOP_eoi(54)",
                        "nvme_irq(nvme1, 0)"),
                story.inside(A, "I/O 2"));
        story.says("nvme nvme0: I/O 0 QID 2 timeout, aborting");
        assertEquals(
                List.of("lost phase 2 entry 1: goes to nvme1 entry 0", "lost phase 2 entry 0: not mapped, status -4"),
                story.ends());
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit-story-a", "commit-story-b"})
    void onLinux411TheSameSchedulesEndWell(String name) {
        RunStory fixed = RunStory.of(name, "4.11", "2.5", "4.7");
        assertEquals(List.of("ok", "ok"), fixed.ends());
        assertFalse(fixed.run().failed());
        assertEquals(
                List.of(),
                fixed.lines().stream()
                        .filter(l -> l.contains("already") || l.contains("Failed"))
                        .toList());
    }
}
