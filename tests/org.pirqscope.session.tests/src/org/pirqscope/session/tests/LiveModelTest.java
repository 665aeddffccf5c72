package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pirq.Mark;
import org.pirqscope.model.pirq.Pirq;
import org.pirqscope.model.pirq.PirqTable;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.session.Session;
import org.pirqscope.session.live.LiveModel;
import org.pirqscope.testing.StepFinder;

class LiveModelTest {

    private final Session session = Session.of(BuiltIn.named("stale-pirq"));
    private final LiveModel model = LiveModel.of(session);
    private final StepFinder find = new StepFinder(session.now().run());
    private final int requested = find.leaving("nvme0", "request_irq(64) = 0");

    @ParameterizedTest
    @CsvSource({
        "stale-pirq, 1",
        "commit-story-b, 4",
        "sequential-reload, 4",
        "msi-reuse, 4",
        "kexec, 4",
        "hvm-pirq-off, 4"
    })
    void steppingThereGivesTheSameModelAsBuildingItThere(String name, int every) {
        session.open(BuiltIn.named(name));
        for (int position = 0; position <= session.now().run().length(); position++) {
            session.goTo(position);
            if (position % every == 0) {
                assertFresh(model, session.now());
            }
        }
        for (int position = session.now().run().length(); position >= 0; position -= 7) {
            session.goTo(position);
            assertFresh(model, session.now());
        }
    }

    @Test
    void jumpingThereGivesTheSameModelAsBuildingItThere() {
        Random random = new Random(55);
        for (int i = 0; i < 200; i++) {
            session.goTo(random.nextInt(session.now().run().length() + 1));
            assertFresh(model, session.now());
        }
    }

    @Test
    void aForkAndOtherVersionsGiveTheSameModelAsBuildingItThere() {
        session.goTo(find.before("nvme1"));
        session.choose(0);
        assertFresh(model, session.now());
        session.withVersions(session.now().run().scenario().versions().withQemu("2.0"));
        assertFresh(model, session.now());
        session.open(BuiltIn.named("exhaustion"));
        assertFresh(model, session.now());
    }

    private static void assertFresh(LiveModel live, Moment moment) {
        try (LiveModel fresh = LiveModel.of(new Session(moment))) {
            assertTrue(
                    EcoreUtil.equals(fresh.pirqTable(), live.pirqTable()), () -> "pirq table at " + moment.position());
            assertTrue(EcoreUtil.equals(fresh.bus(), live.bus()), () -> "devices at " + moment.position());
        }
    }

    /**
     * A run in which each of the counts is not 0 at some step: one that nobody writes would not differ from the start.
     */
    @Test
    void eachCountOfThePoolIsThatOfTheMoment() {
        Scenario scenario = BuiltIn.named("sequential-reload");
        session.open(scenario.withVersions(
                scenario.versions().withLinux("2.6.37-rc4").withQemu("2.0")));
        PoolCount most = new PoolCount(0, 0, 0, 0, 0);
        for (int position = 0; position <= session.now().run().length(); position++) {
            session.goTo(position);
            PirqTable table = model.pirqTable();
            PoolCount shown = new PoolCount(
                    table.getFree(), table.getAllocated(), table.getMapped(), table.getLeaked(), table.getForced());
            assertEquals(session.now().world().pool(), shown, "step " + position);
            most = new PoolCount(
                    Math.max(most.free(), shown.free()),
                    Math.max(most.allocated(), shown.allocated()),
                    Math.max(most.mapped(), shown.mapped()),
                    Math.max(most.leaked(), shown.leaked()),
                    Math.max(most.forced(), shown.forced()));
        }
        assertTrue(
                most.free() > 0 && most.allocated() > 0 && most.mapped() > 0 && most.leaked() > 0 && most.forced() > 0,
                most.toString());
    }

    @Test
    void attributesHoldTheValuesOfTheRow() {
        session.goTo(requested);
        Pirq pirq = pirq(55);
        assertEquals(
                List.of(24, -2, 10, 0x3037),
                List.of(pirq.getIrq(), pirq.getEmuirq(), pirq.getEvtchn(), pirq.getGflags()));
        assertEquals(List.of(64), pirq.getGuestIrqs());
        assertEquals("nvme0 entry 0", pirq.getMappedFor());
        TableEntry entry = device(0).getEntries().get(0);
        assertEquals(
                List.of(0, 0xfee37000, 0x4300, 55),
                List.of(entry.getAddressHi(), entry.getAddressLo(), entry.getData(), entry.getPirq()));
        assertEquals(13, device(0).getMsix().getTableSize());
        assertEquals("0000:00:04.0", device(0).getBdf());
        assertEquals(10, model.pirqTable().getEventChannels().get(0).getPort());
        assertEquals(64, model.pirqTable().getGuestIrqs().get(0).getIrq());
    }

    @Test
    void whatIsKnownOfTheRealDeviceIsInTheModelToo() {
        Scenario plain = session.now().run().scenario();
        RealDevice real = new RealDevice(
                "144d:a809", 0x50, 0xb0, RealDevice.Bar.at(0, 0x3000), RealDevice.Bar.at(4, 0xfffffff8L));
        Controller first = plain.controllers().get(0);
        Controller both = new Controller(
                first.name(), first.bdf(), 13, new Controller.Msi(true, true, false), true, 1, first.script(), real);
        assertEquals(
                List.of("", 0), List.of(device(0).getIds(), device(0).getMsix().getOffset()));
        session.open(new Scenario("real", "", plain.versions(), plain.pool(), List.of(both), List.of(), List.of()));
        PciDevice device = model.bus().getDevices().get(0);
        assertEquals(
                List.of("144d:a809", 0xb0, 0x50),
                List.of(
                        device.getIds(),
                        device.getMsix().getOffset(),
                        device.getMsi().getOffset()));
        assertEquals(
                List.of(0, 0x3000L),
                List.of(
                        device.getMsix().getTable().getBir(),
                        device.getMsix().getTable().getOffset()));
        assertEquals(
                List.of(4, 0xfffffff8L),
                List.of(
                        device.getMsix().getPba().getBir(),
                        device.getMsix().getPba().getOffset()));
    }

    @Test
    void aStepTellsOnlyOfWhatItChanges() {
        session.goTo(find.entering("nvme0", "XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037)"));
        try (Notifications notifications = Notifications.on(model.pirqTable(), model.bus())) {
            session.forward(Move.INTO);
            assertEquals(
                    "XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0",
                    session.now().step().orElseThrow().text());
            assertEquals(
                    List.of(
                            "Pirq.bound",
                            "Pirq.changes",
                            "Pirq.gflags",
                            "Pirq.mark",
                            "XenIrq.changes",
                            "XenIrq.guestBound",
                            "XenIrq.mark",
                            "XenIrq.masked"),
                    notifications.features());
        }
    }

    @Test
    void noStepTellsOfAValueThatStaysAsItIs() {
        try (Notifications notifications = Notifications.on(model.pirqTable(), model.bus())) {
            while (!session.now().atEnd()) {
                session.forward(Move.INTO);
            }
            session.toStart();
            assertTrue(notifications
                    .features()
                    .containsAll(List.of("Pirq.irq", "PirqTable.guestIrqs", "TableEntry.data", "PciDevice.position")));
            assertEquals(List.of(), notifications.unchanged());
        }
    }

    @Test
    void anObjectLivesAsLongAsItsKey() {
        session.goTo(requested);
        Pirq pirq = pirq(55);
        Object irq = model.pirqTable().getGuestIrqs().get(0);
        session.goTo(find.entering("nvme0", "xen_destroy_irq(64)"));
        assertSame(irq, model.pirqTable().getGuestIrqs().get(0));
        session.forward(Move.INTO);
        assertEquals(0, model.pirqTable().getGuestIrqs().size());
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        assertSame(pirq, pirq(55));
    }

    @Test
    void aPirqIsAboutToGoThenAddedThenAtRest() {
        int asked = find.entering("nvme0", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)");
        assertMark(asked, Mark.GOING, "next step: state free -> ");
        assertMark(asked + 1, Mark.ADDED, "Xen irq - -> -1");
        assertMark(find.leaving("nvme0", "xen_msi_compose_msg(55)"), Mark.UNCHANGED, "");
    }

    @Test
    void anUnmappedPirqIsChangedAndTheCellsSayHow() {
        int unmap = find.entering("nvme0", "PHYSDEVOP_unmap_pirq(55)");
        assertMark(unmap, Mark.GOING, "Xen irq 24 -> -");
        assertMark(unmap + 1, Mark.CHANGED, "state mapped -> free; Xen irq 24 -> -; mapped for nvme0 entry 0 -> -");
    }

    private void assertMark(int position, Mark mark, String words) {
        session.goTo(position);
        assertEquals(mark, pirq(55).getMark(), () -> "at " + position + ": " + pirq(55).getChanges());
        assertTrue(pirq(55).getChanges().contains(words), pirq(55).getChanges());
        assertEquals(mark == Mark.UNCHANGED, pirq(55).getChanges().isEmpty());
    }

    @Test
    void aGuestIrqIsAddedByTheStepThatBindsItAndAboutToGoBeforeTheOneThatDestroysIt() {
        session.goTo(find.leaving("nvme0", "xen_bind_pirq_msi_to_irq(55) = 64"));
        assertEquals(Mark.ADDED, model.pirqTable().getGuestIrqs().get(0).getMark());
        session.goTo(find.entering("nvme0", "xen_destroy_irq(64)"));
        assertEquals(Mark.GOING, model.pirqTable().getGuestIrqs().get(0).getMark());
        assertEquals(
                "removed by the next step",
                model.pirqTable().getGuestIrqs().get(0).getChanges());
    }

    @Test
    void aDeviceIsMarkedByItsControlFlagsNotByWhereItsDriverStands() {
        session.goTo(find.leaving("nvme0", "xen_pt_msixctrl_reg_write(ENABLE|MASKALL)"));
        assertEquals("control disabled -> ENABLE", device(0).getChanges());
        assertEquals(Mark.CHANGED, device(0).getMark());
        session.toStart();
        int moved = 0;
        for (String before = device(0).getPosition();
                !session.now().atEnd();
                before = device(0).getPosition()) {
            session.forward(Move.INTO);
            moved += before.equals(device(0).getPosition()) ? 0 : 1;
            assertFalse(
                    device(0).getMark() == Mark.CHANGED
                            && device(0).getChanges().startsWith("driver is at"),
                    device(0).getChanges());
        }
        assertTrue(moved > 10);
    }

    @Test
    void nothingIsMarkedAtTheEndsOfARunThatDoNotMove() {
        for (int position : new int[] {0, session.now().run().length()}) {
            session.goTo(position);
            assertTrue(model.pirqTable().getPirqs().stream().allMatch(row -> row.getMark() == Mark.UNCHANGED));
        }
    }

    @Test
    void theStaleHitAlarmsItsPirqAndItsEntryAndNoOther() {
        session.forward(Move.RESUME);
        String sentence = pirq(55).getAlarm();
        assertTrue(sentence.startsWith("nvme0 entry 0 re-uses pirq 55 (written at step "), sentence);
        assertEquals(sentence, device(0).getEntries().get(0).getAlarm());
        assertTrue(device(0).getEntries().get(0).isStale());
        assertEquals("", device(0).getEntries().get(1).getAlarm());
        assertEquals("", device(1).getEntries().get(0).getAlarm());
        assertEquals("", pirq(54).getAlarm());
        session.backward(Move.INTO);
        assertEquals("", pirq(55).getAlarm());
    }

    @Test
    void aClosedModelStaysAsItIs() {
        session.goTo(requested);
        model.close();
        session.toStart();
        assertEquals(24, pirq(55).getIrq());
    }

    private Pirq pirq(int number) {
        return model.pirqTable().getPirqs().stream()
                .filter(row -> row.getNumber() == number)
                .findFirst()
                .orElseThrow();
    }

    private PciDevice device(int index) {
        return model.bus().getDevices().get(index);
    }
}
