package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;

/**
 * The eight cells of docs/domain.md 4.5: load, use, unload, reload of devices one after the other. K0 2.6.37-rc4, K1a
 * 2.6.37, K1b 4.10, K2 4.11.
 */
class VersionMatrixTest {

    private static RunStory serial(
            String linux, String qemu, String xen, int devices, int vectors, boolean msi, Act... acts) {
        List<Controller> controllers = IntStream.range(0, devices)
                .mapToObj(i -> new Controller(
                        "nvme" + i,
                        "00:%02x.0".formatted(4 + i),
                        msi ? 0 : 8,
                        msi ? new Msi(true, true, false) : Msi.NONE,
                        true,
                        vectors,
                        List.of(acts)))
                .toList();
        return RunStory.of(new Scenario(
                "cell", "", VersionGrid.versions(linux, qemu, xen), Pool.DEFAULT, controllers, List.of(), List.of()));
    }

    private static RunStory reload(String linux, String qemu, String xen, int vectors, boolean msi) {
        return serial(linux, qemu, xen, 1, vectors, msi, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD);
    }

    /** The NVMe driver enables twice in one load, so that "dead on the second enable" kills its phase 2. */
    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc4, 2.0, 1, not mapped",
        "2.6.37-rc4, 2.0, 2, not mapped",
        "2.6.37-rc4, 2.5, 1, ok",
        "2.6.37-rc4, 2.5, 2, ok",
        "2.6.37, 2.0, 1, ok",
        "2.6.37, 2.5, 1, not mapped",
        "2.6.37, 2.5, 2, not mapped",
        "4.10, 2.0, 1, not mapped",
        "4.10, 2.0, 2, not mapped",
        "4.10, 2.5, 1, ok",
        "4.10, 2.5, 2, ok",
        "4.11, 2.0, 1, not mapped",
        "4.11, 2.0, 2, not mapped",
        "4.11, 2.5, 1, ok",
        "4.11, 2.5, 2, ok"
    })
    void oneDeviceWithMsix(String linux, String qemu, int vectors, String end) {
        RunStory story = reload(linux, qemu, "4.7", vectors, false);
        assertEquals(
                end.equals("ok") ? "ok" : "lost phase 2 entry 0: " + end + ", status -4",
                story.ends().getFirst());
    }

    @Test
    void k1aOnAnOldQemuWithTwoVectorsHasOneIrqAndOneEntryWithout() {
        RunStory story = reload("2.6.37", "2.0", "4.7", 2, false);
        story.then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X)")
                .then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X) = 0");
        story.then("nvme0", "request_irq(0) = -16 (-EBUSY)");
        assertEquals(List.of("lost phase 2 entry 1: not mapped"), story.ends());
        assertEquals(
                "The re-use for entry 0 ends xen_hvm_setup_msi_irqs, so nvme0 entry 1 keeps irq 0 and is never set up.",
                story.findings(Kind.ENTRY_NOT_MAPPED).getFirst());
        assertEquals(
                "The re-use for entry 0 ends xen_hvm_setup_msi_irqs, so nvme0 entries 1 to 3 keep irq 0 and are "
                        + "never set up.",
                reload("2.6.37", "2.0", "4.7", 4, false)
                        .findings(Kind.ENTRY_NOT_MAPPED)
                        .getFirst());
    }

    @Test
    void theBindThatFailsNamesThePirqThatQemuStillHolds() {
        assertEquals(
                "QEMU still holds pirq 55 for nvme0 entry 0 and so never maps the new pirq 54, which Xen then "
                        + "refuses to bind.",
                reload("4.11", "2.0", "4.7", 2, false)
                        .findings(Kind.BIND_FAILED)
                        .getFirst());
    }

    @ParameterizedTest
    @CsvSource({"4.1.4", "4.2", "4.5"})
    void onXen41To45TheShadowAnswers0AndK1aBehavesAsK0(String xen) {
        RunStory story = reload("2.6.37", "2.0", xen, 1, false);
        story.then("nvme0", "pci_enable_msix(nvme0, 1)").then("nvme0", "pci_enable_msix(nvme0, 1)");
        story.then("nvme0", "msixtbl_read(0, 8) = 00000000")
                .then("nvme0", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 54");
        assertEquals(List.of("lost phase 2 entry 0: not mapped, status -4"), story.ends());
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc4, 2.0, no event channel",
        "2.6.37-rc4, 2.5, ok",
        "2.6.37, 2.0, ok",
        "2.6.37, 2.5, ok",
        "4.10, 2.0, no event channel",
        "4.10, 2.5, ok",
        "4.11, 2.0, no event channel",
        "4.11, 2.5, ok"
    })
    void oneDeviceWithMsi(String linux, String qemu, String end) {
        RunStory story = reload(linux, qemu, "4.7", 1, true);
        assertEquals(
                end.equals("ok") ? "ok" : "lost phase 2 entry 0: " + end + ", status -4",
                story.ends().getFirst());
        assertEquals(
                end.equals("ok") ? 0 : 1,
                story.lines().stream()
                        .filter(l -> l.contains("Unsupported MSI delivery mode 3"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"2.6.37-rc4", "4.10", "4.11"})
    void withAnOldQemuTheDeadDeviceLeaksWhatItsSecondEnableAllocated(String linux) {
        RunStory story = serial(linux, "2.0", "4.7", 1, 2, false, Act.LOAD, Act.REMOVE_DEAD);
        assertEquals(2, story.run().at(story.run().length()).pool().leaked());
        assertEquals(1, story.run().at(story.run().length()).pool().forced());
        assertEquals(2, story.findings(Kind.PIRQ_LEAKED).size());
        assertEquals(
                "Everything is torn down and 3 of 32 pirqs are not free.",
                story.findings(Kind.POOL_NOT_RESTORED).getLast());
    }

    /**
     * docs/domain.md I4: the device is enabled and nothing is about to map what it got, though its irq_infos still
     * carry the numbers.
     */
    @ParameterizedTest
    @CsvSource({"2.6.37-rc4, 1, 1", "4.10, 2, 2", "4.11, 3, 3"})
    void theDeadDeviceHasLeakedBeforeItIsRemoved(String linux, int vectors, int leaked) {
        RunStory story = serial(linux, "2.0", "4.7", 1, vectors, false, Act.LOAD);
        assertEquals(leaked, story.run().at(story.run().length()).pool().leaked());
        assertEquals(0, story.run().at(story.run().length()).pool().allocated());
        assertEquals(leaked, story.run().at(story.run().length()).guestIrqs().size());
        assertEquals(leaked, story.findings(Kind.PIRQ_LEAKED).size());
    }

    @ParameterizedTest
    @CsvSource({"2.6.37-rc4, 1", "2.6.37-rc4, 3", "4.11, 1", "4.11, 3"})
    void theRightColumnOfK0AndK2WorksForManyDevicesAndLeaksNothing(String linux, int vectors) {
        for (boolean msi : new boolean[] {false, true}) {
            RunStory story = serial(linux, "2.5", "4.7", 3, vectors, msi, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD);
            assertTrue(
                    story.ends().stream().allMatch("ok"::equals), story.ends().toString());
            assertEquals(32, story.run().at(story.run().length()).pool().free());
        }
    }

    @Test
    void forEveryLaterDeviceOfTheGuestTheSlotOfAnOldQemuStaysPoisoned() {
        RunStory story = serial("4.11", "2.0", "4.7", 2, 2, false, Act.LOAD);
        story.then("nvme1", "PHYSDEVOP_map_pirq(nvme1, 0, 52) = -17 (-EEXIST)");
        assertEquals("lost phase 1 entry 0: not mapped, status -5", story.ends().get(1));
    }

    @Test
    void aPollingDriverCrawlsOnWithoutItsInterrupts() {
        List<String> polled = List.of("0 0 0 0 2 0", "0 0 1 0");
        for (String linux : List.of("4.16", "4.17")) {
            RunStory story = serial(linux, "2.0", "4.7", 1, 2, false, Act.LOAD);
            assertEquals(
                    polled.get(linux.equals("4.16") ? 0 : 1),
                    story.lines().stream()
                            .filter(line -> line.endsWith(" timeout, completion polled"))
                            .map(line -> line.replaceAll("nvme nvme0: I/O 0 QID (\\d+) .*", "$1"))
                            .collect(Collectors.joining(" ")));
            assertEquals(List.of("lost phase 2 entry 0: not mapped"), story.ends());
            assertTrue(story.lines().stream()
                    .noneMatch(
                            l -> l.contains("Removing") || l.contains("aborting") || l.contains("disable controller")));
        }
    }

    @Test
    void a32BitCapabilityTruncatesItsPirqAndTheDeviceIsLost() {
        for (int extra : new int[] {235, 300}) {
            Controller narrow =
                    new Controller("nvme0", "00:04.0", 0, new Msi(true, false, false), true, 1, List.of(Act.LOAD));
            RunStory story = RunStory.of(new Scenario(
                    "narrow",
                    "",
                    Versions.of("4.11", "2.5", "4.7"),
                    new Pool(24, extra, 64, 10, 224),
                    List.of(narrow),
                    List.of(),
                    List.of()));
            int pirq = 24 + extra - 1;
            story.then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 0, %d) = %d".formatted(pirq & 0xff, pirq & 0xff));
            story.then("nvme0", "EVTCHNOP_bind_pirq(%d) = 10".formatted(pirq));
            assertEquals(List.of("lost phase 1 entry 0: no event channel, status -5"), story.ends());
        }
    }

    @Test
    void theDriverCallsWhatTheProbeNeedsInItsOrder() {
        RunStory story = serial("4.11", "2.5", "4.7", 1, 3, false, Act.LOAD, Act.UNLOAD);
        story.says("nvme nvme0: pci function 0000:00:04.0");
        List<String> driver = story.run().steps().stream()
                .filter(s -> s.layer() == Layer.DRIVER
                        && s.entering()
                        && !s.call().function().handlesInterrupt())
                .map(s -> "  ".repeat(s.depth()).substring(0, Math.min(4, 2 * s.depth()))
                        + s.call().text())
                .toList();
        assertEquals(
                List.of(
                        "nvme_reset_work(nvme0)",
                        "  nvme_pci_enable(nvme0)",
                        "  nvme_configure_admin_queue(nvme0)",
                        "  nvme_init_identify(nvme0)",
                        "    Identify",
                        "  nvme_setup_io_queues(nvme0)",
                        "    Set Features",
                        "    nvme_create_io_queues(nvme0)",
                        "    Create CQ 1",
                        "    Create SQ 1",
                        "    Create CQ 2",
                        "    Create SQ 2",
                        "    Create CQ 3",
                        "    Create SQ 3",
                        "    I/O 2",
                        "    I/O 3",
                        "    admin command",
                        "nvme_remove(nvme0)",
                        "  nvme_dev_disable(nvme0)"),
                driver);
        assertTrue(story.run().steps().stream().filter(Step::entering).allMatch(s -> s.partner() > s.number()));
    }
}
