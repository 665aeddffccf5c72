package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;

/** S1: the table of docs/domain.md 4.2, row by row. A is nvme0, B is nvme1. */
class StalePirqTest {

    private static final String A = "nvme0";
    private static final String B = "nvme1";
    private static final String GET_FREE = "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)";

    private final RunStory s1 = RunStory.of("stale-pirq");

    @Test
    void rows1To7TheFirstControllersFirstSetupGivesPirq55BackButItsEntryKeepsTheMessage() {
        s1.then(A, GET_FREE + " = 55").pirq(55, -1, -1, 0);
        s1.then(A, "__pci_write_msi_msg(0, 00000000, fee37000, 0x4300)")
                .says("nvme 0000:00:04.0: xen: msi bound to pirq=55");
        s1.then(A, "xen_bind_pirq_msi_to_irq(55) = 64").says("nvme 0000:00:04.0: xen: msi --> pirq=55 --> irq=64");
        s1.then(A, "pci_write_config_word(ENABLE)")
                .then(A, "create_irq() = 24")
                .then(A, "PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55")
                .pirq(55, 24, -1, 0);
        s1.then(A, "XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0");
        s1.then(A, "EVTCHNOP_bind_pirq(55) = 10").pirq(55, 24, -2, 10);
        s1.then(A, "request_irq(64) = 0").then(A, "Identify = 0");
        s1.then(A, "EVTCHNOP_close(10) = 0").pirq(55, 24, -1, 0);
        s1.then(A, "pci_write_config_word(0)")
                .then(A, "XEN_DOMCTL_unbind_pt_irq(55) = 0")
                .then(A, "PHYSDEVOP_unmap_pirq(55) = 0")
                .pirq(55, 0, -1, 0);
        s1.then(A, "pci_msix_shutdown(nvme0)");
        assertEquals(
                new EntryRow(
                        0,
                        true,
                        new MsiMessage(0, 0xfee37000, 0x4300),
                        new MsiMessage(0, 0xfee37000, 0x4300),
                        -1,
                        false,
                        true,
                        ""),
                entry(0, 0));
        assertEquals(List.of(64), s1.row(55).guestIrqs());
        s1.then(A, "xen_destroy_irq(64) = -2 (-ENOENT)");
        assertEquals(List.of(), s1.row(55).guestIrqs());
        assertEquals(List.of(), s1.world().guestIrqs());
    }

    @Test
    void rows8And9TheSecondControllersFirstSetupGetsTheSameNumberAndWorks() {
        s1.then(A, "xen_destroy_irq(64) = -2 (-ENOENT)");
        s1.then(B, GET_FREE + " = 55").pirq(55, -1, -1, 0).says("nvme 0000:00:05.0: xen: msi bound to pirq=55");
        s1.then(B, "xen_bind_pirq_msi_to_irq(55) = 64")
                .then(B, "PHYSDEVOP_map_pirq(nvme1, 0, 55) = 55")
                .pirq(55, 24, -1, 0);
        s1.then(B, "EVTCHNOP_bind_pirq(55) = 10").pirq(55, 24, -2, 10);
        s1.then(B, "Identify = 0");
        assertEquals("nvme1 entry 0", s1.row(55).mappedFor());
    }

    @Test
    void rows10And11TheFirstControllerReUsesTheStaleNumberAndAllocates54ForItsSecondEntry() {
        s1.then(B, "Identify = 0").then(A, "__pci_read_msi_msg(0) = 00000000 / fee37000 / 4300");
        s1.then(A, "xen_irq_from_pirq(55) = 64").says("nvme 0000:00:04.0: xen: msi already bound to pirq=55");
        s1.then(A, "xen_bind_pirq_msi_to_irq(55) = 65").says("nvme 0000:00:04.0: xen: msi --> pirq=55 --> irq=65");
        assertEquals(List.of(64, 65), s1.row(55).guestIrqs());
        s1.then(A, "__pci_read_msi_msg(1) = 00000000 / 00000000 / 0000")
                .then(A, GET_FREE + " = 54")
                .pirq(54, -1, -1, 0);
        s1.then(A, "__pci_write_msi_msg(1, 00000000, fee36000, 0x4300)").then(A, "xen_bind_pirq_msi_to_irq(54) = 66");
        assertEquals(
                List.of("nvme1 entry 0 64 55", "nvme0 entry 0 65 55", "nvme0 entry 1 66 54"),
                s1.world().guestIrqs().stream().map(StalePirqTest::text).toList());
    }

    private static String text(GuestIrqRow row) {
        return row.owner() + " " + row.irq() + " " + row.pirq();
    }

    @Test
    void row12QemuSkipsTheReUsedEntryAndMapsTheOther() {
        s1.then(A, "xen_irq_from_pirq(55) = 64");
        assertEquals(
                List.of(
                        "xen_pt_msix_update_one(1)",
                        "msi_msix_setup(1, 54)",
                        "PHYSDEVOP_map_pirq(nvme0, 1, 54)",
                        "create_irq()",
                        "map_domain_pirq(54, 25)",
                        "msi_msix_update(1, 54)",
                        "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036)"),
                s1.inside(A, "xen_pt_msix_update()"));
        s1.pirq(54, 25, -1, 0).pirq(55, 24, -2, 10);
        assertEquals(-1, entry(0, 0).pirq());
        assertTrue(entry(0, 0).stale());
        assertEquals(54, entry(0, 1).pirq());
        assertFalse(entry(0, 1).stale());
    }

    @Test
    void rows13And14RequestIrqHidesTheFailedBindAndTheQueueCreationTimesOut() {
        s1.then(A, "request_irq(65)")
                .then(A, "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)")
                .says("(XEN) EVTCHNOP failure: error -17")
                .says("xen:events: Failed to obtain physical IRQ 65")
                .pirq(55, 24, -2, 10);
        s1.then(A, "startup_pirq(65) = 0").then(A, "request_irq(65) = 0");
        s1.then(A, "Create CQ 1")
                .then(A, "Create CQ 1 = -4 (-EINTR)")
                .says("nvme nvme0: I/O 0 QID 0 timeout, disable controller");
        s1.then(A, "nvme_setup_io_queues(nvme0) = -4 (-EINTR)")
                .says("nvme nvme0: Removing after probe failure status: -4");
        s1.then(A, "nvme_reset_work(nvme0)");
        assertEquals("stopped", s1.world().devices().get(0).position());
    }

    @Test
    void row15TheSecondControllersTeardownFreesTheNumberThatTheFirstStillLists() {
        s1.then(A, "nvme_reset_work(nvme0)").then(B, "EVTCHNOP_close(10) = 0").pirq(55, 24, -1, 0);
        s1.then(B, "PHYSDEVOP_unmap_pirq(55) = 0").pirq(55, 0, -1, 0).then(B, "xen_destroy_irq(64) = -2 (-ENOENT)");
        assertEquals(List.of(65), s1.row(55).guestIrqs());
        assertEquals(PirqRow.State.FREE, s1.row(55).state());
    }

    @Test
    void rows16And17TheSecondControllerIsPoisonedTooAndGetsTheNumberAgainForItsSecondEntry() {
        s1.then(B, "xen_destroy_irq(64) = -2 (-ENOENT)").then(B, "__pci_read_msi_msg(0) = 00000000 / fee37000 / 4300");
        s1.then(B, "xen_irq_from_pirq(55) = 65").says("nvme 0000:00:05.0: xen: msi already bound to pirq=55");
        s1.then(B, "xen_bind_pirq_msi_to_irq(55) = 64")
                .then(B, GET_FREE + " = 55")
                .pirq(55, -1, -1, 0);
        s1.then(B, "xen_bind_pirq_msi_to_irq(55) = 67");
        assertEquals(List.of(65, 64, 67), s1.row(55).guestIrqs());
    }

    @Test
    void rows18And19QemuMapsTheSecondEntryOnlySoTheBindSucceedsAndNothingComes() {
        s1.then(B, "xen_irq_from_pirq(55) = 65");
        assertEquals(
                List.of(
                        "xen_pt_msix_update_one(1)",
                        "msi_msix_setup(1, 55)",
                        "PHYSDEVOP_map_pirq(nvme1, 1, 55)",
                        "create_irq()",
                        "map_domain_pirq(55, 24)",
                        "msi_msix_update(1, 55)",
                        "XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037)"),
                s1.inside(B, "xen_pt_msix_update()"));
        s1.pirq(55, 24, -1, 0)
                .then(B, "EVTCHNOP_bind_pirq(55) = 10")
                .pirq(55, 24, -2, 10)
                .then(B, "request_irq(64) = 0");
        s1.then(B, "Create CQ 1 = -4 (-EINTR)")
                .says("nvme nvme1: I/O 0 QID 0 timeout, disable controller")
                .says("nvme nvme1: Removing after probe failure status: -4");
    }

    @Test
    void bothControllersAreLost() {
        assertEquals(
                List.of("lost phase 2 entry 0: not mapped, status -4", "lost phase 2 entry 0: not mapped, status -4"),
                s1.ends());
        assertTrue(s1.run().failed());
        assertEquals(
                1,
                s1.lines().stream()
                        .filter(l -> l.contains("Failed to obtain physical IRQ"))
                        .count());
    }

    @Test
    void theFirstStaleHitTellsItsStory() {
        Finding.StaleHit hit = s1.staleHits().getFirst();
        assertEquals("nvme0", hit.name());
        assertEquals(55, hit.pirq());
        assertEquals(64, hit.lookupIrq());
        assertEquals("nvme1 entry 0", hit.owner().text());
        assertEquals(
                "__pci_write_msi_msg(0, 00000000, fee37000, 0x4300)",
                s1.run().steps().get(hit.writtenAt() - 1).text());
        assertEquals(
                "PHYSDEVOP_unmap_pirq(55) = 0",
                s1.run().steps().get(hit.freedAt() - 1).text());
        assertEquals(
                GET_FREE + " = 55", s1.run().steps().get(hit.ownedSince() - 1).text());
        assertEquals("nvme1", s1.run().steps().get(hit.ownedSince() - 1).actorName());
        assertEquals(2, s1.staleHits().size());
    }

    @Test
    void theSecondStaleHitNamesTheStoppedControllersIrqInfo() {
        Finding.StaleHit hit = s1.staleHits().get(1);
        assertEquals("nvme1", hit.name());
        assertEquals("nvme0 entry 0", hit.owner().text());
        assertEquals(0, hit.ownedSince());
    }

    @Test
    void theDuplicateAndTheUnmappedEntryAreFound() {
        assertEquals(
                List.of(
                        "irq 64 and irq 65 both carry pirq 55 (nvme1 entry 0 and nvme0 entry 0).",
                        "irq 65 and irq 64 both carry pirq 55 (nvme0 entry 0 and nvme1 entry 0).",
                        "irq 65 and irq 67 both carry pirq 55 (nvme0 entry 0 and nvme1 entry 1).",
                        "irq 64 and irq 67 both carry pirq 55 (nvme1 entry 0 and nvme1 entry 1)."),
                s1.findings(Finding.Kind.DUPLICATE_PIRQ));
        assertEquals(
                List.of(
                        "nvme0 entry 0 is enabled with pirq 55, but QEMU has mapped nothing for it.",
                        "nvme1 entry 0 is enabled with pirq 55, but QEMU has mapped nothing for it."),
                s1.findings(Finding.Kind.ENTRY_NOT_MAPPED));
    }

    @Test
    void theSameScheduleOnLinux411EndsWell() {
        RunStory fixed = RunStory.of("stale-pirq", "4.11", "2.5", "4.7");
        assertEquals(List.of("ok", "ok"), fixed.ends());
        assertFalse(fixed.run().failed());
        assertEquals(List.of(), fixed.staleHits());
        assertEquals(List.of(), fixed.answers("xen_irq_from_pirq(55)"));
        fixed.then(B, "Identify = 0")
                .then(A, GET_FREE + " = 54")
                .then(A, GET_FREE + " = 53")
                .then(B, GET_FREE + " = 55");
    }

    /** The built-in schedule names places: 4.11 reads no message, and so comes to them with fewer moves. */
    @Test
    void theSwitchesAreAtTheSamePlacesOnLinux411() {
        assertEquals(
                List.of(new Turn(A, 16), new Turn(B, 11), new Turn(A, 14), new Turn(B, 19)),
                s1.run().schedule());
        assertEquals(
                List.of(new Turn(A, 15), new Turn(B, 10), new Turn(A, 15)),
                RunStory.of("stale-pirq", "4.11", "2.5", "4.7").run().schedule().subList(0, 3));
    }

    @Test
    void theSameScheduleWithAnOldQemuFailsInAnotherWay() {
        RunStory old = RunStory.of("stale-pirq", "4.10", "2.0", "4.7");
        assertEquals("lost phase 2 entry 0: not mapped, status -4", old.ends().getFirst());
        assertEquals(List.of(), old.staleHits());
    }

    private EntryRow entry(int device, int number) {
        return s1.world().devices().get(device).entries().get(number);
    }
}
