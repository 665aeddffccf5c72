package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.PoolCount;

/** Drivers that are unloaded, reloaded, removed, unplugged: what comes back and what does not. */
class ReloadTest {

    private static Scenario scripted(Act... acts) {
        Scenario base = BuiltIn.named("one-controller");
        return new Scenario(
                "scripted",
                "",
                base.versions(),
                base.pool(),
                List.of(base.controllers().getFirst().withScript(acts)),
                List.of(),
                List.of());
    }

    @Test
    void loadAUnloadALoadBLoadAFailsWithoutAnyConcurrency() {
        RunStory story = RunStory.of("sequential-reload");
        story.then("nvme0", "nvme_remove(nvme0)")
                .then("nvme0", "PHYSDEVOP_unmap_pirq(55) = 0")
                .then("nvme0", "PHYSDEVOP_unmap_pirq(54) = 0");
        story.then("nvme1", "EVTCHNOP_bind_pirq(54) = 11");
        story.then("nvme0", "xen_irq_from_pirq(55) = 64")
                .then("nvme0", "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)")
                .then("nvme0", "Identify = -4 (-EINTR)")
                .says("nvme nvme0: Identify Controller failed (-4)")
                .says("nvme nvme0: Removing after probe failure status: -5");
        assertEquals(List.of("lost phase 1 entry 0: not mapped, status -5", "ok"), story.ends());
    }

    @Test
    void theStoryNamesTheUnmapThatLeftTheMessageBehindNotTheLastOne() {
        RunStory story = RunStory.of("sequential-reload");
        var hit = story.staleHits().getFirst();
        List<Integer> unmaps = story.run().steps().stream()
                .filter(step -> !step.entering() && step.text().startsWith("PHYSDEVOP_unmap_pirq(55)"))
                .map(step -> step.actor() * 100_000 + step.number())
                .toList();
        assertEquals(3, unmaps.size());
        assertEquals(unmaps.get(1), hit.freedAt());
        assertEquals(100_000, unmaps.get(2) / 100_000 * 100_000, "nvme1 had it and lost it in between");
    }

    /** Each turn is a whole act, on any kernel: nobody is between two calls when another one goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"2.6.37-rc4", "2.6.39", "4.10", "4.11", "5.14"})
    void nobodyIsInterrupted(String linux) {
        RunStory story = RunStory.of("sequential-reload", linux, "2.5", "4.7");
        List<String> told = story.run().steps().stream()
                .filter(step -> step.entering() && step.depth() == 0)
                .map(step -> step.text())
                .distinct()
                .toList();
        assertEquals(
                List.of("nvme_reset_work(nvme0)", "nvme_remove(nvme0)", "nvme_reset_work(nvme1)"), told.subList(0, 3));
        List<Integer> turns = story.run().schedule().stream()
                .map(turn -> turn.actor().equals("nvme0") ? 0 : 1)
                .toList();
        assertEquals(List.of(0, 1, 0), turns);
    }

    @Test
    void onLinux411TheSameReloadWorks() {
        assertEquals(
                List.of("ok", "ok"),
                RunStory.of("sequential-reload", "4.11", "2.5", "4.7").ends());
    }

    @Test
    void oneDriverReloadedTenTimesGivesEverythingBack() {
        RunStory story = RunStory.of("reload-loop");
        assertEquals(List.of("ok"), story.ends());
        assertEquals(
                new PoolCount(32, 0, 0, 0, 0),
                story.run().at(story.run().length()).pool());
        assertFalse(story.run().failed());
        assertEquals(List.of(), story.findings(Kind.POOL_NOT_RESTORED));
    }

    @Test
    void withAnOldQemuTheSecondEnableIsDeadAndTheSlotStaysPoisoned() {
        RunStory story = RunStory.of("reload-loop", "4.11", "2.0", "4.7");
        story.then("nvme0", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 54")
                .then("nvme0", "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)")
                .says("[00:04.0] msi_msix_update: Error: Updating of MSI-X failed. (rc: -1)");
        story.then("nvme0", "PHYSDEVOP_unmap_pirq(55) = 0")
                .says("(XEN) dom1: forcing unbind of pirq 55")
                .pirq(55, -24, -1, 0);
        story.then("nvme0", "create_irq() = 24").says("(XEN) dom1: pirq -1 conflicts with irq 53");
        story.then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 1, 53) = -17 (-EEXIST)")
                .says("[00:04.0] msi_msix_setup: Error: Mapping of MSI-X (rc: -1, vec: 0, entry 0x1)");
        assertEquals(List.of("lost phase 2 entry 0: not mapped, status -4"), story.ends());
        assertEquals(
                List.of(),
                story.lines().stream()
                        .filter(l -> l.contains("pt_irq_create_bind"))
                        .toList());
        assertEquals(1, story.findings(Kind.FORCED_UNBIND).size());
    }

    @Test
    void onXen42TheSameBindGoesOnAndFailsWithEinvalAndALine() {
        RunStory story = RunStory.of("reload-loop", "4.11", "2.0", "4.2");
        story.then("nvme0", "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -22 (-EINVAL)")
                .says("(XEN) pt_irq_create_bind failed (-22) for dom1");
        assertEquals(List.of("lost phase 2 entry 0: not mapped, status -4"), story.ends());
    }

    @Test
    void aDeadControllerThatIsRemovedFreesItsIrqsAndDisablesItsInterrupts() {
        Scenario base = BuiltIn.named("stale-pirq");
        Controller a = base.controllers().getFirst().withScript(Act.LOAD, Act.REMOVE_DEAD);
        RunStory story = RunStory.of(new Scenario(
                "removed",
                "",
                base.versions(),
                base.pool(),
                List.of(a, base.controllers().get(1)),
                List.of(),
                base.schedule()));
        story.then("nvme0", "Create CQ 1 = -4 (-EINTR)").then("nvme0", "nvme_remove(nvme0)");
        assertEquals(
                List.of(
                        "free_irq(65)",
                        "shutdown_pirq(65)",
                        "pci_free_irq_vectors(nvme0)",
                        "pci_msix_shutdown(nvme0)",
                        "pci_msix_write(0, 12, 00000001)",
                        "msixtbl_write(1, 12, 00000001)",
                        "pci_write_config_word(0)",
                        "xen_pt_msixctrl_reg_write(0)",
                        "xen_pt_msix_disable()",
                        "msi_msix_disable(54)",
                        "XEN_DOMCTL_unbind_pt_irq(54)",
                        "PHYSDEVOP_unmap_pirq(54)",
                        "free_msi_irqs(nvme0)",
                        "xen_destroy_irq(65)",
                        "xen_destroy_irq(66)"),
                story.inside("nvme0", "nvme_dev_disable(nvme0)"));
        assertEquals("lost phase 2 entry 0: not mapped, status -4", story.ends().getFirst());
    }

    /** An unplug is the user's, whatever the driver has lost; a load behind it probes the device anew. */
    @Test
    void aDeadControllerCanBeUnplugged() {
        Scenario base = BuiltIn.named("stale-pirq");
        Controller a = base.controllers().getFirst().withScript(Act.LOAD, Act.UNPLUG, Act.LOAD);
        RunStory story = RunStory.of(new Scenario(
                "unplugged",
                "",
                base.versions(),
                base.pool(),
                List.of(a, base.controllers().get(1)),
                List.of(),
                base.schedule()));
        story.then("nvme0", "Create CQ 1 = -4 (-EINTR)")
                .then("nvme0", "xen_destroy_irq(65)")
                .then("nvme0", "xen_pt_unregister_device()")
                .then("nvme0", "nvme_reset_work(nvme0)")
                .then("nvme0", "Identify = 0");
        assertEquals("lost phase 2 entry 0: not mapped, status -4", story.ends().getFirst());
    }

    /**
     * The outcome is the first loss; what each load came to is told as well: a removal leaves the stale message, an
     * unplug takes it along.
     */
    @ParameterizedTest
    @CsvSource({"REMOVE_DEAD, lost phase 1 entry 0: not mapped", "UNPLUG, ok"})
    void everyLoadHasAnOutcome(Act between, String second) {
        Scenario base = BuiltIn.named("stale-pirq");
        Controller a = base.controllers().getFirst().withScript(Act.LOAD, between, Act.LOAD);
        RunStory story = RunStory.of(new Scenario(
                "again",
                "",
                base.versions(),
                base.pool(),
                List.of(a, base.controllers().get(1)),
                List.of(),
                base.schedule()));
        assertEquals("lost phase 2 entry 0: not mapped, status -4", story.ends().getFirst());
        assertEquals(
                List.of("lost phase 2 entry 0: not mapped", second),
                story.run().loads(0).stream().map(o -> o.text()).toList());
        assertEquals(story.run().outcomes().getFirst(), story.run().loads(0).getFirst());
        assertEquals(List.of(story.run().outcomes().get(1)), story.run().loads(1));
    }

    /** The first load may be lost in more than one place; the first one counts. */
    @Test
    void aLoadThatLosesTwiceNamesTheFirstLoss() {
        RunStory story = RunStory.of("commit-story-b");
        assertEquals(
                story.run().outcomes(),
                List.of(story.run().loads(0).getFirst(), story.run().loads(1).getFirst()));
        Scenario base = BuiltIn.named("kexec");
        assertEquals(2, RunStory.of(base).run().loads(0).size());
    }

    /**
     * docs/domain.md 2.6: nvme_reset_work of a live controller disables it first; whatever it runs on, and on every
     * kernel.
     */
    @ParameterizedTest
    @CsvSource({"4.10, 4, false, 2", "4.10, 0, true, 1", "4.10, 0, false, 1", "4.11, 4, false, 1", "6.1, 4, false, 2"})
    void aLoadOfALiveControllerResetsIt(String linux, int table, boolean msi, int vectors) {
        RunStory story = new OneController(
                        32,
                        table,
                        new Controller.Msi(msi, true, false),
                        true,
                        vectors,
                        Act.LOAD,
                        Act.REMOVE_DEAD,
                        Act.LOAD,
                        Act.UNLOAD)
                .on(linux, "2.5", "4.7");
        story.then("nvme0", "nvme_reset_work(nvme0)")
                .then("nvme0", "nvme_setup_io_queues(nvme0) = 0")
                .then("nvme0", "nvme_reset_work(nvme0)")
                .then("nvme0", "nvme_reset_work(nvme0)");
        assertEquals("nvme_dev_disable(nvme0)", story.next());
        story.then("nvme0", "nvme_dev_disable(nvme0)")
                .then("nvme0", "nvme_pci_enable(nvme0)")
                .then("nvme0", "nvme_setup_io_queues(nvme0) = 0");
        assertEquals(
                List.of("ok", "ok"),
                story.run().loads(0).stream().map(o -> o.text()).toList());
        assertEquals(
                1,
                story.lines().stream()
                        .filter(line -> line.contains("pci function"))
                        .count());
        assertEquals(32, story.run().at(story.run().length()).pool().free());
    }

    @Test
    void aResetThatFindsTheControllerUnloadedIsAProbe() {
        RunStory story = RunStory.of(scripted(Act.LOAD, Act.UNLOAD, Act.LOAD, Act.LOAD));
        assertEquals(
                List.of(1L, 2L),
                List.of(
                        story.run().steps().stream()
                                .filter(s -> s.entering()
                                        && s.text().startsWith("nvme_dev_disable")
                                        && s.depth() == 1
                                        && s.call().text().equals("nvme_dev_disable(nvme0)")
                                        && story.run()
                                                .steps()
                                                .get(s.number() - 2)
                                                .text()
                                                .startsWith("nvme_reset_work"))
                                .count(),
                        story.lines().stream()
                                .filter(line -> line.contains("pci function"))
                                .count()));
    }

    @Test
    void aControllerThatLostNothingIsNotRemoved() {
        RunStory story = RunStory.of(scripted(Act.LOAD, Act.REMOVE_DEAD));
        assertEquals(
                List.of(),
                story.run().steps().stream()
                        .filter(s -> s.text().startsWith("nvme_remove"))
                        .toList());
        assertEquals(List.of("ok"), story.ends());
    }

    @Test
    void aDeviceThatIsUnpluggedTakesItsStaleMessageAlong() {
        RunStory story = RunStory.of(scripted(Act.LOAD, Act.UNPLUG, Act.LOAD));
        story.then("nvme0", "xen_pt_unregister_device()")
                .then("nvme0", "__pci_read_msi_msg(0) = 00000000 / 00000000 / 0000");
        assertEquals(List.of("ok"), story.ends());
    }

    @Test
    void whereAnUnplugForgetsNothingTheStaleMessageIsReadAgain() {
        Scenario forgetting = scripted(Act.LOAD, Act.UNPLUG, Act.LOAD);
        RunStory story =
                RunStory.of(forgetting.withVersions(forgetting.versions().with("qemu", "unplug-forgets", "no")));
        story.then("nvme0", "xen_pt_unregister_device()")
                .then("nvme0", "__pci_read_msi_msg(0) = 00000000 / fee37000 / 4300");
        assertEquals(List.of("ok"), story.ends());
    }

    @Test
    void withAnOldQemuUnpluggingGivesThePirqsBack() {
        Scenario base = BuiltIn.named("msi-reload");
        Controller controller = base.controllers().getFirst().withScript(Act.LOAD, Act.UNPLUG);
        RunStory story = RunStory.of(new Scenario(
                "unplugged",
                "",
                base.versions().withLinux("2.6.37").withQemu("2.0"),
                base.pool(),
                List.of(controller),
                List.of(),
                List.of()));
        assertEquals(
                List.of(
                        "xen_pt_unregister_device",
                        "xen_pt_msi_disable",
                        "msi_msix_disable",
                        "XEN_DOMCTL_unbind_pt_irq",
                        "PHYSDEVOP_unmap_pirq"),
                story.run().steps().stream()
                        .filter(s -> s.entering() && s.atomic() == AtomicStep.UNPLUG)
                        .map(s -> s.call().name())
                        .toList());
        assertEquals(
                new PoolCount(32, 0, 0, 0, 0),
                story.run().at(story.run().length()).pool());
    }
}
