package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/** What the real functions of Xen and QEMU did otherwise, driven beside the simulator (docs/domain.md 10). */
class TruthTest {

    private static final Pool SMALL = new Pool(24, 2, 64, 10, 64);

    private static Scenario scenario(Versions versions, Pool pool, List<Turn> schedule, Controller... controllers) {
        return new Scenario("truth", "", versions, pool, List.of(controllers), List.of(), schedule);
    }

    private static Controller controller(int i, Msi msi, int vectors, Act... script) {
        return new Controller(
                "nvme" + i,
                "0000:00:0%d.0".formatted(4 + i),
                msi.present() ? 0 : 8,
                msi,
                true,
                vectors,
                List.of(script));
    }

    /** The guest's vector stands in QEMU's lines, where it writes vectors. */
    @ParameterizedTest
    @CsvSource({"2.3, 'rc: -1, vec: 0x65, entry 0x2'", "2.5, 'err: 28, vec: 0x65, entry 0x2'"})
    void aFailedMapNamesTheGuestsVector(String qemu, String values) {
        Versions versions = Versions.of("4.11", qemu, "4.7").with("xen", "hvm-pirq", "no");
        RunStory story = RunStory.of(scenario(versions, SMALL, List.of(), controller(0, Msi.NONE, 4, Act.LOAD)));
        assertTrue(
                story.lines().stream().anyMatch(line -> line.endsWith("Mapping of MSI-X (" + values + ")")),
                story.lines().toString());
    }

    /** MSI is disabled first, then MSI-X, each with its line, whatever was enabled. */
    @ParameterizedTest
    @CsvSource({"2.0", "2.5", "10.0"})
    void anUnplugDisablesMsiThenMsix(String qemu) {
        Controller both =
                new Controller("nvme0", "0000:00:04.0", 8, OneController.WIDE, true, 1, List.of(Act.LOAD, Act.UNPLUG));
        RunStory story = RunStory.of(scenario(Versions.of("4.11", qemu, "4.7"), Pool.DEFAULT, List.of(), both));
        List<String> lines = story.run().steps().stream()
                .filter(step -> step.atomic() == AtomicStep.UNPLUG)
                .flatMap(step -> step.log().stream())
                .map(LogLine::text)
                .filter(line -> line.contains("disabling"))
                .toList();
        assertEquals(
                List.of(
                        "[00:04.0] xen_pt_msi_set_enable: disabling MSI.",
                        "[00:04.0] msix_set_enable: disabling MSI-X."),
                lines);
    }

    /** From 4.6 Xen answers only for an entry that it has mapped itself; QEMU answers for one that was unmapped. */
    @Test
    void anUnmappedEntryIsReadFromQemu() {
        RunStory story = RunStory.of("reload-loop", "4.10", "2.0", "4.7");
        story.says("(XEN) dom1: forcing unbind of pirq 55");
        story.then("nvme0", "__pci_read_msi_msg(0)");
        assertEquals("pci_msix_read(0, 0)", story.next());
    }

    /**
     * An entry of QEMU's table holds a pirq that Xen has unmapped and mapped again for another device: without an
     * msi_desc of that entry Xen leaves the access to QEMU, and the other device's irq is not masked.
     */
    @ParameterizedTest
    @CsvSource({"2.9, 4.13", "7.2, 4.19", "10.0, 4.22"})
    void anEntryWhosePirqServesAnotherDeviceIsLeftToQemu(String qemu, String xen) {
        RunStory story = RunStory.of(ScenarioReader.read("""
                versions: {linux: "4.4.20", qemu: "%s", xen: "%s"}
                what-if: {xen: {hvm-pirq: "yes"}}
                controllers:
                  - {name: x, driver: once, bdf: "00:04.0", msi-x: 8, vectors: 2, script: [load, unload]}
                  - name: m
                    driver: once
                    bdf: "00:05.0"
                    msi-x: 0
                    msi: {64bit: true, maskable: false}
                    vectors: 1
                    script: [load, unload, load, unload, load]
                schedule: [m*act, m*act, x*act, m*act, m*act, m*act, x*act]
                """.formatted(qemu, xen), "own"));
        List<Step> unload = story.run().steps().stream()
                .filter(step -> step.actorName().equals("x"))
                .dropWhile(step -> !step.call().name().equals("free_irq"))
                .toList();
        assertEquals(
                List.of("pci_msix_write(0, 12, 00000001)"),
                unload.stream()
                        .filter(step -> !step.entering())
                        .map(step -> step.call().text())
                        .filter(text -> text.contains("(0, 12"))
                        .toList());
        assertEquals(
                List.of(),
                unload.stream()
                        .flatMap(step -> step.effects().stream())
                        .filter(effect -> effect.text().startsWith("Xen irq 24: ")
                                && effect.change().contains("masked"))
                        .toList());
        // it is the other device's mapping that this unload takes away
        assertEquals(
                List.of("PHYSDEVOP_unmap_pirq(55) = 0"),
                unload.stream()
                        .map(Step::text)
                        .filter(text -> text.startsWith("PHYSDEVOP_unmap_pirq(55) ="))
                        .toList());
        assertEquals(1, story.run().outcomes().stream().filter(o -> o.ok()).count());
    }

    /** A message that names no pirq, for an entry that is mapped: QEMU binds pirq -1, and gives the entry's away. */
    @ParameterizedTest
    @CsvSource({"4.2, -22 (-EINVAL)", "4.3, -1 (-EPERM)", "4.7, -1 (-EPERM)"})
    void aMessageOfPirq0IsBoundAsMinusOne(String xen, String answer) {
        Versions versions = Versions.of("2.6.37-rc4", "2.0", xen);
        Scenario scenario = scenario(
                versions,
                new Pool(24, 1, 64, 10, 64),
                List.of(),
                controller(0, Msi.NONE, 1, Act.LOAD, Act.UNLOAD, Act.LOAD));
        RunStory story = RunStory.of(scenario);
        story.then("nvme0", "XEN_DOMCTL_bind_pt_irq(-1, 0x0, 0x3000) = " + answer);
        assertTrue(
                story.lines()
                        .contains("[00:04.0] msi_msix_update: Updating MSI-X with pirq -1 "
                                + "gvec 0 gflags 0x3000 (entry: 0)"),
                story.lines().toString());
        assertEquals("PHYSDEVOP_unmap_pirq(24)", story.next());
        assertFalse(story.ends().contains("ok"));
    }

    /** A port that was bound before its pirq was mapped is closed with a line that nobody looks at. */
    @Test
    void aLateMapIsToldWhenThePortIsClosed() {
        Controller one = controller(0, Msi.NONE, 1, Act.LOAD, Act.REMOVE_DEAD);
        Controller other = controller(1, Msi.NONE, 1, Act.LOAD);
        Turn reset = new Turn("nvme0", Turn.extent("X").orElseThrow());
        Turn allocates = new Turn("nvme1", Turn.extent("I").orElseThrow());
        Turn binds = new Turn("nvme0", Turn.extent("Q").orElseThrow());
        Turn maps = new Turn("nvme1", Turn.extent("B").orElseThrow());
        RunStory story = RunStory.of(scenario(
                Versions.of("4.10", "2.5", "4.7"), Pool.DEFAULT, List.of(reset, allocates, binds, maps), one, other));
        assertTrue(
                story.lines().contains("(XEN) dom1: pirq 55 not mapped"),
                story.lines().toString());
    }

    /** PHYSDEVOP_eoi at the end of startup_pirq and for each interrupt, but not for a pirq that Xen does not know. */
    @Test
    void aPirqThatXenKnowsNeedsAnEoi() {
        RunStory story = RunStory.of("one-controller");
        long upcalls = story.run().steps().stream()
                .filter(step -> step.entering() && step.call().name().equals("xen_evtchn_do_upcall"))
                .count();
        assertEquals(
                upcalls + 3,
                story.answers("PHYSDEVOP_eoi(55)").size()
                        + story.answers("PHYSDEVOP_eoi(54)").size());
        RunStory stale = RunStory.of("commit-story-b");
        stale.then("nvme1", "PHYSDEVOP_irq_status_query(54) = 0").then("nvme1", "PHYSDEVOP_eoi(54) = 0");
        assertEquals(
                List.of("EVTCHNOP_bind_pirq(25)", "PHYSDEVOP_irq_status_query(25)", "set_evtchn_to_irq(10, 65)"),
                unknown().inside("nvme0", "startup_pirq(65)"));
    }

    /** A pirq that is bound before QEMU has mapped it: 2.6.37 re-uses what nobody maps. */
    private static RunStory unknown() {
        RunStory story = RunStory.of(
                scenario(Versions.of("2.6.37", "2.5", "4.7"), SMALL, List.of(), controller(0, Msi.NONE, 1, Act.LOAD)));
        return story.then("nvme0", "nvme_setup_io_queues(nvme0)");
    }

    /** The port is forgotten before its event channel is closed, or behind it. */
    @ParameterizedTest
    @CsvSource({
        "4.10, EVTCHNOP_close(10) set_evtchn_to_irq(10  -1)",
        "5.10.214, EVTCHNOP_close(10) set_evtchn_to_irq(10  -1)",
        "5.10.215, set_evtchn_to_irq(10  -1) EVTCHNOP_close(10)",
        "5.15.148, EVTCHNOP_close(10) set_evtchn_to_irq(10  -1)",
        "5.15.167, set_evtchn_to_irq(10  -1) EVTCHNOP_close(10)",
        "6.1.80, EVTCHNOP_close(10) set_evtchn_to_irq(10  -1)",
        "6.1.81, set_evtchn_to_irq(10  -1) EVTCHNOP_close(10)",
        "6.6.63, set_evtchn_to_irq(10  -1) EVTCHNOP_close(10)",
        "6.12, set_evtchn_to_irq(10  -1) EVTCHNOP_close(10)"
    })
    void theOrderAtFreeIrq(String linux, String calls) {
        RunStory story = RunStory.of("one-controller", linux, "2.5", "4.7");
        assertEquals(
                calls.replace("  ", ", "),
                String.join(
                        " ",
                        story.inside(
                                "nvme0",
                                story.run().steps().stream()
                                        .filter(step -> step.call().name().equals("shutdown_pirq"))
                                        .findFirst()
                                        .orElseThrow()
                                        .call()
                                        .text())));
    }

    /** 6.2-rc1 to rc5 lack MSI_FLAG_PCI_MSIX: -ENOTSUPP. */
    @ParameterizedTest
    @CsvSource({"6.2-rc1, true", "6.2-rc2, true", "6.2-rc5, true", "6.2-rc6, false", "6.2, false", "6.1, false"})
    void msixIsRefusedByACandidate(String linux, boolean refused) {
        Controller without = new Controller("net0", "00:03.0", 3, Msi.NONE, false, 3, List.of(Act.LOAD));
        RunStory story = RunStory.of(scenario(Versions.of(linux, "2.6", "4.7"), Pool.DEFAULT, List.of(), without));
        assertEquals(refused ? List.of("-524 (-ENOTSUPP)") : List.of("0"), story.answers("__pci_enable_msix(net0, 1)"));
        assertEquals(!refused, story.ends().equals(List.of("ok")));
        Controller withIntx = new Controller("net0", "00:03.0", 3, OneController.WIDE, true, 1, List.of(Act.LOAD));
        RunStory other = RunStory.of(scenario(Versions.of(linux, "2.6", "4.7"), Pool.DEFAULT, List.of(), withIntx));
        assertEquals(List.of("ok"), other.ends());
        assertEquals(refused, other.lines().stream().anyMatch(line -> line.contains("MSI mapped with pirq")));
    }

    /** The old message is compared with what that kernel writes. */
    @ParameterizedTest
    @CsvSource({"4.10", "5.10", "5.11", "6.1", "6.12"})
    void whatAKernelWritesIsWhatItReUses(String linux) {
        Scenario stale = BuiltIn.named("stale-pirq");
        RunStory story =
                RunStory.of(stale.withVersions(stale.versions().withLinux(linux).with("linux", "reuse", "list")));
        assertEquals(55, story.staleHits().getFirst().pirq());
        assertTrue(story.lines().stream().anyMatch(line -> line.endsWith("xen: msi already bound to pirq=55")));
    }

    /** QMASK of the emulated register reads as 0: a guest sees one MSI vector and asks for no more. */
    @ParameterizedTest
    @CsvSource({"2.0", "2.5", "10.0"})
    void aGuestSeesOneMsiVector(String qemu) {
        Controller msi = controller(0, OneController.WIDE, 8, Act.LOAD);
        RunStory story = RunStory.of(scenario(Versions.of("4.11", qemu, "4.7"), Pool.DEFAULT, List.of(), msi));
        assertEquals(List.of(), story.answers("xen_hvm_setup_msi_irqs(nvme0, 8, MSI)"));
    }
}
