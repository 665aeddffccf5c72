package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.machine.version.Versions;

/** The tables of one moment, as docs/domain.md 3 has them. */
class WorldTest {

    private static RunStory load(String linux, String qemu, int table, Msi msi, int vectors) {
        Controller controller = new Controller("nvme0", "00:04.0", table, msi, true, vectors, List.of(Act.LOAD));
        return RunStory.of(new Scenario(
                "world",
                "",
                Versions.of(linux, qemu, "4.7"),
                new Pool(24, 3, 64, 10, 5),
                List.of(controller),
                List.of(),
                List.of()));
    }

    @Test
    void aPortIsBoundBeforeItReachesAnIrq() {
        RunStory story = RunStory.of("one-controller").then("nvme0", "EVTCHNOP_bind_pirq(55) = 10");
        assertEquals(List.of(new EventChannelRow(10, 55, 10, 0)), story.world().eventChannels());
        story.then("nvme0", "set_evtchn_to_irq(10, 64) = 0");
        assertEquals(List.of(new EventChannelRow(10, 55, 10, 64)), story.world().eventChannels());
    }

    @Test
    void atTheEndEveryEntryHasItsIrqs() {
        RunStory story = RunStory.of("one-controller");
        var end = story.run().at(story.run().length());
        assertEquals(
                List.of(
                        new XenIrqRow(24, true, 55, "nvme0 entry 0", true, false, false),
                        new XenIrqRow(25, true, 54, "nvme0 entry 1", true, false, false)),
                end.xenIrqs());
        assertEquals(
                List.of(
                        new GuestIrqRow(64, 55, 10, "nvme0 entry 0", 0, 0, true),
                        new GuestIrqRow(65, 54, 11, "nvme0 entry 1", 0, 1, true)),
                end.guestIrqs());
        assertEquals(
                List.of(new EventChannelRow(10, 55, 10, 64), new EventChannelRow(11, 54, 11, 65)), end.eventChannels());
        assertEquals(
                List.of(
                        new DescriptorRow(0, true, 64, new MsiMessage(0, 0xfee37000, 0x4300)),
                        new DescriptorRow(1, true, 65, new MsiMessage(0, 0xfee36000, 0x4300))),
                end.devices().getFirst().descriptors());
        assertEquals(
                new PirqRow(54, 25, -2, 11, true, 0, 0x3036, "nvme0 entry 1", "", List.of(65), false),
                end.pirqs().get(1));
        assertEquals(32, end.pirqs().size());
        assertEquals(
                end.hashCode(),
                Run.of(story.run().scenario()).at(story.run().length()).hashCode());
    }

    @Test
    void theSecondDevicesRowsNameIt() {
        RunStory story = RunStory.of("commit-story-a").then("nvme1", "EVTCHNOP_bind_pirq(54) = 11");
        assertEquals(
                new GuestIrqRow(65, 54, 0, "nvme1 entry 0", 1, 0, false),
                story.world().guestIrqs().getLast());
    }

    @Test
    void anAllocatedPirqNamesWhoAskedForIt() {
        RunStory story = RunStory.of("stale-pirq").then("nvme1", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55");
        assertEquals(new PirqRow(55, -1, -1, 0, false, 0, 0, "", "nvme1", List.of(), true), story.row(55));
        story.then("nvme1", "__pci_write_msi_msg(0, 00000000, fee37000, 0x4300)");
        assertEquals(PirqRow.State.ALLOCATED, story.row(55).state());
        assertEquals("", story.row(54).allocatedBy());
    }

    @Test
    void aXenIrqThatMapDomainPirqLeftBehindIsLeaked() {
        RunStory story = RunStory.of("msi-reuse").then("nvme0", "map_domain_pirq(55, 25) = 0");
        assertEquals(
                new XenIrqRow(25, true, 0, "", false, false, true),
                story.world().xenIrqs().getLast());
    }

    @Test
    void aForcedUnbindKeepsTheSlotOfAnUnusedIrq() {
        RunStory story =
                RunStory.of("one-controller", "4.11", "2.0", "4.7").then("nvme0", "PHYSDEVOP_unmap_pirq(55) = 0");
        assertEquals(
                List.of(new XenIrqRow(24, false, -55, "", false, false, false)),
                story.world().xenIrqs());
        assertEquals(1, story.world().pool().forced());
        assertEquals(
                List.of(
                        new DescriptorRow(0, true, 64, new MsiMessage(0, 0xfee36000, 0x4300)),
                        new DescriptorRow(1, true, 65, new MsiMessage(0, 0xfee35000, 0x4300))),
                story.world().devices().getFirst().descriptors());
    }

    @Test
    void theMsiCapabilityIsOneMoreEntryBehindTheTable() {
        RunStory story = load("4.11", "2.5", 2, new Msi(true, true, true), 1).then("nvme0", "request_irq(64) = 0");
        MsiMessage message = new MsiMessage(0, 0xfee1a000, 0x4300);
        assertEquals(
                List.of(
                        new EntryRow(0, true, message, message, 26, false, false, ""),
                        new EntryRow(0, false, MsiMessage.ZERO, MsiMessage.ZERO, -1, false, false, "")),
                story.world().devices().getFirst().entries());
        RunStory msi = load("4.11", "2.5", 0, new Msi(true, true, true), 1).then("nvme0", "request_irq(64) = 0");
        assertEquals(
                List.of(new EntryRow(0, false, message, message, 26, true, false, "")),
                msi.world().devices().getFirst().entries());
        assertEquals(
                List.of(new DescriptorRow(0, false, 64, message)),
                msi.world().devices().getFirst().descriptors());
    }

    /** 2.6.37-rc4 takes numbers that Xen never reserved: they are below the pool and shown only while they are used. */
    @Test
    void aPirqBelowThePoolIsShownWhileItIsMappedOrHasAPort() {
        RunStory story = load("2.6.37-rc4", "2.5", 5, Msi.NONE, 5);
        var end = story.run().at(story.run().length());
        assertEquals(
                List.of(26, 25, 24, 1, 0),
                end.pirqs().stream().map(PirqRow::pirq).toList());
        assertEquals("nvme0 entry 4", end.pirqs().get(3).mappedFor());
        assertEquals(0, end.pirqs().getLast().irq());
        assertEquals(3, end.pool().total());
    }
}
