package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.PoolCount;

/**
 * "Exhaustion in detail" of docs/domain.md 4.5: the retry with k vectors leaks k, then the driver drops to MSI, then to
 * INTx.
 */
class PoolTest {

    private static final String GET_FREE = "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)";

    private static Scenario wanting(int vectors, Msi msi, boolean intx, int pool) {
        Scenario base = BuiltIn.named("exhaustion");
        Controller controller = new Controller("nvme0", "0000:00:04.0", 129, msi, intx, vectors, List.of(Act.LOAD));
        return new Scenario(
                "wanting",
                "",
                base.versions().withLinux("4.11"),
                new Pool(24, pool, 64, 10, 224),
                List.of(controller),
                List.of(),
                List.of());
    }

    @Test
    void theRetryWithKVectorsLeaksKAndTheDriverFallsToMsiThenIntx() {
        RunStory story = RunStory.of("exhaustion");
        story.then("nvme0", GET_FREE + " = 24")
                .then("nvme0", GET_FREE + " = -28 (-ENOSPC)")
                .then("nvme0", "xen_allocate_pirq_msi(32) = -1")
                .says("nvme 0000:00:04.0: Xen PCI frontend has not registered MSI/MSI-X support!");
        story.then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 64, MSI-X) = -19 (-ENODEV)")
                .then("nvme0", "msix_capability_init(nvme0, 64) = 32")
                .then("nvme0", "__pci_enable_msix(nvme0, 64) = 32");
        assertEquals(new PoolCount(0, 0, 0, 32, 0), story.world().pool());
        story.then("nvme0", "__pci_enable_msix(nvme0, 32)")
                .then("nvme0", "xen_allocate_pirq_msi(0) = -1")
                .then("nvme0", "__pci_enable_msix(nvme0, 32) = -19 (-ENODEV)");
        story.then("nvme0", "__pci_enable_msi_range(nvme0, 64)")
                .then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 1, MSI) = -19 (-ENODEV)")
                .then("nvme0", "__pci_enable_msi_range(nvme0, 64) = -19 (-ENODEV)");
        story.then("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 64) = 1");
        assertEquals(DeviceRow.Mode.INTX, story.world().devices().getFirst().mode());
        assertEquals(List.of("ok"), story.ends());
        assertEquals(32, story.findings(Kind.PIRQ_LEAKED).size());
        assertEquals(
                "pirq 55 was allocated for nvme0 and never mapped: it is lost until the domain ends.",
                story.findings(Kind.PIRQ_LEAKED).getFirst());
    }

    @Test
    void theFirstTryLeaksWhatItGotAndTheRetryAsManyAsAreLeft() {
        RunStory story = RunStory.of(wanting(20, Msi.NONE, true, 19));
        assertEquals(
                List.of("19", "0"),
                List.of(
                        story.answers("__pci_enable_msix(nvme0, 20)").getFirst(),
                        Integer.toString(
                                story.run().at(story.run().length()).pool().free())));
    }

    @Test
    void linux411NamesTheCapabilityAndTheError() {
        RunStory story = RunStory.of("exhaustion", "4.11", "2.5", "4.7");
        story.says("nvme 0000:00:04.0: Failed to create MSI-X! ret=-19!")
                .says("nvme 0000:00:04.0: Failed to create MSI! ret=-19!");
    }

    /** 5.14 enables before it asks for pirqs: the way out of msix_capability_init clears ENABLE and MASKALL. */
    @Test
    void aKernelThatEnablesFirstDisablesWhenItGetsNoPirq() {
        RunStory story = RunStory.of("exhaustion", "5.14", "2.5", "4.7");
        story.then("nvme0", GET_FREE + " = -28 (-ENOSPC)")
                .then("nvme0", "xen_destroy_irq(64)")
                .then("nvme0", "pci_write_config_word(0)")
                .then("nvme0", "xen_pt_msix_disable()")
                .then("nvme0", "msix_capability_init(nvme0, 64) = 32");
        assertEquals(
                DeviceRow.Mode.INTX,
                story.run().at(story.run().length()).devices().getFirst().mode());
        assertEquals(
                false, story.run().at(story.run().length()).devices().getFirst().enabled());
    }

    /**
     * 5.17 hands the error on: no second try with k vectors. Entry 0, which read as unmasked, was mapped while its
     * message was written, and is given back; of the others phase 1 had left the mask set.
     */
    @Test
    void from517NobodyIsToldHowManyThereWere() {
        RunStory story = RunStory.of("exhaustion", "5.17", "2.5", "4.7");
        story.then("nvme0", GET_FREE + " = -28 (-ENOSPC)")
                .then("nvme0", "msix_capability_init(nvme0, 64) = -19 (-ENODEV)")
                .then("nvme0", "__pci_enable_msi_range(nvme0, 64)")
                .then("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 64) = 1");
        assertEquals(List.of(), story.answers("__pci_enable_msix(nvme0, 32)"));
        assertEquals(31, story.run().at(story.run().length()).pool().leaked());
    }

    @ParameterizedTest
    @CsvSource({"true, -5", "false, -5"})
    void withoutIntxPhase2EndsWithEio(boolean msi, int status) {
        RunStory story = RunStory.of(wanting(64, new Msi(msi, true, false), false, 32));
        assertEquals(List.of("lost phase 2 entry 0: setup failed, status " + status), story.ends());
        story.says("nvme nvme0: Removing after probe failure status: " + status);
    }

    @ParameterizedTest
    @CsvSource({"true, -19 (-ENODEV), -19", "false, -22 (-EINVAL), -22"})
    void withoutIntxPhase1EndsWithTheErrorOfTheLastAttempt(boolean msi, String answer, int status) {
        Scenario one = wanting(1, new Msi(msi, true, false), false, 1);
        Controller first = Controller.msix("first", "0000:00:03.0", 1, 1);
        RunStory story = RunStory.of(new Scenario(
                "two",
                "",
                one.versions(),
                one.pool(),
                List.of(first, one.controllers().getFirst()),
                List.of(),
                List.of()));
        assertEquals(List.of("ok", "lost phase 1 entry 0: setup failed, status " + status), story.ends());
        assertEquals(List.of(answer), story.answers("pci_alloc_irq_vectors(nvme0, 1, 1)"));
        story.says("nvme nvme0: Removing after probe failure status: " + status);
    }

    @Test
    void anI316xlargeRunsOutOfPirqsOnItsFirstBoot() {
        RunStory story = RunStory.of("i3.16xlarge");
        assertEquals(Collections.nCopies(8, "ok"), story.ends());
        assertEquals(
                new PoolCount(0, 0, 0, 32, 0),
                story.run().at(story.run().length()).pool());
        assertEquals(
                Collections.nCopies(8, DeviceRow.Mode.INTX),
                story.run().at(story.run().length()).devices().stream()
                        .map(DeviceRow::mode)
                        .toList());
        story.then("nvme7", GET_FREE + " = -28 (-ENOSPC)");
    }

    @Test
    void withMoreExtraGuestIrqsTheI316xlargeWorksOnLinux411() {
        Scenario base = BuiltIn.named("i3.16xlarge");
        RunStory story = RunStory.of(new Scenario(
                "more",
                "",
                base.versions().withLinux("4.11"),
                new Pool(24, 600, 64, 10, 1024),
                base.controllers(),
                List.of(),
                List.of()));
        assertEquals(Collections.nCopies(8, "ok"), story.ends());
        assertEquals(
                new PoolCount(600 - 8 * 64, 0, 8 * 64, 0, 0),
                story.run().at(story.run().length()).pool());
    }

    @Test
    void aTableThatIsSmallerThanTheWishIsAskedForItsSize() {
        Scenario base = BuiltIn.named("one-controller");
        RunStory story = RunStory.of(new Scenario(
                "small",
                "",
                base.versions(),
                base.pool(),
                List.of(Controller.msix("nvme0", "00:04.0", 3, 8)),
                List.of(),
                List.of()));
        assertEquals(List.of("3"), story.answers("__pci_enable_msix(nvme0, 8)"));
        assertEquals(List.of("3"), story.answers("pci_alloc_irq_vectors(nvme0, 1, 8)"));
        assertEquals(List.of("ok"), story.ends());
    }

    @Test
    void linux2637TakesANumberThatXenHasNotReserved() {
        Scenario base = wanting(3, Msi.NONE, true, 2);
        RunStory story = RunStory.of(base.withVersions(base.versions().withLinux("2.6.37-rc4")));
        story.then("nvme0", GET_FREE + " = -28 (-ENOSPC)").then("nvme0", "xen_allocate_pirq_msi(2) = 0");
    }

    @Test
    void onXen413Linux2637EnablesAnEntryThatHasNoIrq() {
        Scenario base = wanting(3, Msi.NONE, true, 2);
        RunStory story = RunStory.of(
                base.withVersions(base.versions().withLinux("2.6.37-rc4").withXen("4.1.3")));
        story.then("nvme0", "xen_allocate_pirq_msi(2) = -28")
                .then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 3, MSI-X) = 0");
        story.then("nvme0", "pci_enable_msix(nvme0, 3) = 0").then("nvme0", "request_irq(0) = -16 (-EBUSY)");
        assertEquals(List.of("lost phase 2 entry 2: not mapped"), story.ends());
    }

    /** 4.1.3 takes the error for the number: -28 is no error for find_unbound_pirq, and so no other number is tried. */
    @Test
    void onXen413AnOldKernelKeepsIrq0ForTheEntryThatGotNoPirq() {
        Scenario scenario = wanting(34, Msi.NONE, true, 32);
        RunStory story = RunStory.of(scenario.withVersions(
                scenario.versions().withLinux("2.6.37-rc4").withXen("4.1.3")));
        story.then("nvme0", GET_FREE + " = 0 (pirq -28)").then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 34, MSI-X) = 0");
        assertEquals(
                "No pirq is free for nvme0: PHYSDEVOP_get_free_pirq answers 0 with pirq -28.",
                story.findings(Kind.POOL_EXHAUSTED).getFirst());
        assertEquals(
                "The lack of a pirq for entry 32 ends xen_hvm_setup_msi_irqs, so nvme0 entries 32 to 33 keep irq 0 "
                        + "and are never set up.",
                story.findings(Kind.ENTRY_NOT_MAPPED).getFirst());
        assertEquals(List.of("lost phase 2 entry 32: not mapped"), story.ends());
    }

    @Test
    void onOtherXensTheOldKernelTakesNumbersThatNobodyReserved() {
        Scenario scenario = wanting(34, Msi.NONE, true, 32);
        RunStory story = RunStory.of(scenario.withVersions(scenario.versions().withLinux("2.6.37-rc4")));
        story.then("nvme0", "xen_allocate_pirq_msi(32) = 0").then("nvme0", "xen_allocate_pirq_msi(33) = 1");
        story.then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 32, -1) = -28 (-ENOSPC)")
                .then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 33, 1) = 1");
        assertEquals(
                "QEMU cannot map any pirq for nvme0 entry 32: -1 (errno ENOSPC).",
                story.findings(Kind.MAP_FAILED).getFirst());
        assertEquals(List.of("lost phase 2 entry 32: not mapped"), story.ends());
    }
}
