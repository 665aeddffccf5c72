package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.diagnosis.Claim;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.EventPort;
import org.pirqscope.evidence.fact.PirqEvent.Gsi;
import org.pirqscope.evidence.fact.PirqEvent.HostIrq;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.Life;

/** Logs of other people and of a real stack, with the values that their index states. */
class RealLogsTest {

    private static final String TWO = "real2/xen4.17_qemu7.2_linux6.1_two_nvme/";
    private static final String AHCI = "real2/xen4.17_qemu7.2_linux5.10_nvme_ahci/";
    private static final String BUG = "real2/bug_xen4.17_qemu7.2_linux6.1_old_lines/";

    @Test
    void theLastRecordOfTheNetworkCardsLogIsCut() {
        LogTexts texts = LogTexts.shared("real/qemu_log/qubes_7474_e1000e_msi_requested_pirq55.raw.txt");

        assertEquals(List.of("request", "map", "update", "unbind", "unmap", "request"), texts.course(-1, 55));
        assertEquals("0000:00:06.0", texts.life(-1, 55).device());
        assertEquals(
                List.of(12),
                texts.evidence().strange().stream()
                        .filter(StrangeLine::cut)
                        .map(line -> line.place().line())
                        .toList());
        Vector update = (Vector) texts.events().get(2).detail();
        assertEquals(new Vector(false, 0, 0, 0x3037), update);
        assertEquals(1, texts.diagnoses("stale-request").size());
    }

    @Test
    void anUpdateOfTheVectorIsNoSecondPirq() {
        LogTexts texts = LogTexts.shared("real/qemu_log/xendev_2025-08-26_r8169_msix_no_unload.txt");

        assertEquals(List.of("update", "update"), texts.course(-1, 55));
        assertEquals(LogTexts.yes(), texts.life(-1, 55).mappedAtEnd());
        assertEquals(
                List.of(0xef, 0x23),
                texts.events().stream()
                        .map(event -> ((Vector) event.detail()).gvec())
                        .toList());
        KnownDevice device = texts.seen().devices().getFirst();
        assertEquals("0000:03:00.0", device.bdf());
        assertEquals("0000:00:06.0", device.virtualBdf());
        assertEquals(1, texts.diagnoses("vectors-not-pirqs").size());
    }

    @Test
    void anUnloadedDriverLeavesNothingMapped() {
        LogTexts texts = LogTexts.shared("real/qemu_log/xendev_2025-08-26_r8169_msix_with_driver_unload.txt");

        assertEquals(List.of("update", "update", "unbind", "unmap"), texts.course(-1, 55));
        assertEquals(LogTexts.no(), texts.life(-1, 55).mappedAtEnd());
        assertEquals(0, texts.evidence().notUnderstood());
    }

    @Test
    void quotedAndWrappedDumpsAreTheSameAsUnwrappedOnes() {
        String name = "real/xen_console/xl_debugkeys_M_i_qubes414_openbsd_2022-09-19.";
        for (String form : List.of("raw.txt", "unwrapped.txt")) {
            LogTexts texts = LogTexts.shared(name + form);

            assertEquals(Optional.of("4.14.5"), texts.seen().stack().xen());
            assertEquals(OptionalInt.of(952), texts.seen().stack().pirqs());
            assertEquals(OptionalInt.of(120), texts.seen().stack().nrIrqsGsi());
            assertEquals(LogTexts.no(), texts.seen().stack().debugBuild());
            List<String> types = texts.evidence().facts().stream()
                    .filter(Fact.MsiRow.class::isInstance)
                    .map(row -> ((Fact.MsiRow) row).type())
                    .toList();
            assertEquals(19, types.size());
            assertEquals(11, types.stream().filter("MSI"::equals).count());
            assertEquals(7, types.stream().filter("MSI-X"::equals).count());
            assertEquals(133, host(texts, 3, 151));
            assertEquals(132, host(texts, 7, 151));
        }
        assertEquals(
                LogTexts.shared(name + "raw.txt").seen().lives().all().stream()
                        .map(Life::pirq)
                        .toList(),
                LogTexts.shared(name + "unwrapped.txt").seen().lives().all().stream()
                        .map(Life::pirq)
                        .toList());
        assertEquals(40, LogTexts.shared(name + "unwrapped.txt").read(SourceFormat.KEY_I));
    }

    private static int host(LogTexts texts, int domain, int pirq) {
        PirqEvent owner = texts.life(domain, pirq).events().stream()
                .filter(event -> event.what() == What.OWNER)
                .reduce((first, second) -> second)
                .orElseThrow();
        return ((HostIrq) owner.detail()).xenIrq();
    }

    @Test
    void twoPortsOfANetworkCardFallBack() {
        LogTexts texts = LogTexts.shared("real/dmesg/qubes_4799_ixgbe_msix_-22.txt");

        assertEquals(
                List.of(new Claim.FellBack("0000:00:06.0", -22, false), new Claim.FellBack("0000:00:07.0", -22, false)),
                texts.diagnoses("fall-back").stream().map(d -> d.claim()).toList());
    }

    @Test
    void fifteenGsisOfDom0AreNoMsi() {
        LogTexts texts = LogTexts.shared("real/dmesg/dom0_journal_gsi_pirq_2025-05-02_partial.txt");

        assertEquals(15, texts.seen().lives().all().size());
        assertTrue(texts.seen().lives().all().stream().allMatch(Life::gsi));
    }

    @Test
    void interruptTablesOfBothLayouts() {
        LogTexts now = LogTexts.shared("real/interrupts/qemu_kvm_xen_emulation_dwmw2_2023_msi_msix.txt");
        LogTexts old = LogTexts.shared("real/interrupts/ec2_c4.2xlarge_ixgbevf_8cpu_squeezed.txt");

        List<Fact.InterruptRow> rows = rows(now);
        assertEquals(
                IntStream.rangeClosed(37, 42).boxed().toList(),
                rows.stream().map(Fact.InterruptRow::irq).toList());
        assertEquals(6046, rows.getFirst().count());
        assertEquals("msi", rows.getFirst().type());
        assertEquals("ahci[0000:00:03.0]", rows.getFirst().name());
        assertEquals(
                Set.of("msi-x"),
                rows.stream().skip(1).map(Fact.InterruptRow::type).collect(Collectors.toSet()));
        assertTrue(rows.stream().allMatch(row -> row.cpus() == 2));
        assertEquals(
                List.of(106, 107, 108),
                rows(old).stream().map(Fact.InterruptRow::irq).toList());
        assertTrue(
                rows(old).stream().allMatch(row -> row.cpus() == 8 && row.type().equals("msi-x")));
    }

    private static List<Fact.InterruptRow> rows(LogTexts texts) {
        return texts.evidence().facts().stream()
                .filter(Fact.InterruptRow.class::isInstance)
                .map(Fact.InterruptRow.class::cast)
                .toList();
    }

    @Test
    void aTutorialOfFunctionGraphsIsReadBetweenItsProse() {
        LogTexts texts = LogTexts.shared("real/trace/perf-tools_funcgraph_example.txt");

        SourceCount trace = texts.evidence().sources().getFirst();
        assertEquals(SourceFormat.FTRACE, trace.format());
        assertTrue(trace.read() + trace.known() > 2033, trace.toString());
        assertTrue(trace.read() > 50);
    }

    @Test
    void theReviewIsAMail() {
        LogTexts texts = LogTexts.shared("real/mail/linux_2017-01-13_boris_review_of_c74fd80f2f41_seed.txt");

        assertEquals(
                List.of(SourceFormat.MAIL),
                texts.evidence().sources().stream().map(SourceCount::format).toList());
    }

    @Test
    void thePlainStacksLoadsLeaveNothingMapped() {
        LogTexts texts = LogTexts.shared(TWO + "qemu-dm.log");

        assertEquals(
                Set.of(1),
                texts.seen().lives().all().stream()
                        .map(Life::domain)
                        .filter(domain -> domain > 0)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of(20, 21),
                texts.seen().lives().all().stream()
                        .filter(life -> life.mappedAtEnd().orElse(false))
                        .map(Life::pirq)
                        .filter(pirq -> pirq < 24)
                        .collect(Collectors.toSet()));
        KnownDevice first = texts.seen().devices().getFirst();
        assertEquals("0000:00:03.0", first.virtualBdf());
        assertEquals("0000:00:04.0", first.bdf());
        assertEquals(OptionalInt.of(5), first.msix());
        assertEquals(3, first.got());
        assertEquals(0, texts.evidence().notUnderstood());
        // load 1, phase 2: the two controllers have swapped 55 and 54
        List<PirqEvent> maps = texts.events().stream()
                .filter(event -> event.what() == What.MAP && event.pirq() >= 50)
                .toList();
        assertEquals(
                List.of(55, 54, 54, 52, 50, 55, 53, 51),
                maps.stream().limit(8).map(PirqEvent::pirq).toList());
        assertEquals("0000:00:03.0", maps.get(2).device());
        assertEquals("0000:00:04.0", maps.get(5).device());
        assertTrue(texts.events().stream()
                .noneMatch(event -> event.what() == What.MAP_FAILED || event.what() == What.BIND_FAILED));
    }

    @Test
    void theDumpsAfterTheFirstLoadPairIrqsAndPirqs() {
        LogTexts texts = LogTexts.shared(
                TWO + "after-load-1/xl-dmesg-key-i.txt",
                TWO + "after-load-1/xl-dmesg-key-e.txt",
                TWO + "after-load-1/xl-dmesg-key-Q.txt",
                TWO + "after-load-1/xl-dmesg-key-M.txt");
        TreeMap<Integer, Integer> irqs = new TreeMap<>();
        TreeMap<Integer, Integer> ports = new TreeMap<>();
        for (PirqEvent event : texts.events()) {
            if (event.domain() == 1 && event.detail() instanceof HostIrq irq && irq.xenIrq() > 24) {
                irqs.put(irq.xenIrq(), event.pirq());
            }
            if (event.domain() == 1 && event.detail() instanceof EventPort port && port.xenIrq() > 0) {
                ports.put(port.port(), event.pirq());
            }
        }
        assertEquals("{31=54, 32=52, 33=50, 34=55, 35=53, 36=51}", irqs.toString());
        assertEquals("{20=54, 21=52, 22=55, 23=50, 24=53, 25=51}", ports.toString());
        assertEquals(13, texts.read(SourceFormat.KEY_M));
    }

    @Test
    void theLastDumpsOfTheFirstFolder() {
        LogTexts texts =
                LogTexts.shared(TWO + "xl-dmesg-key-i.txt", TWO + "xl-dmesg-key-M.txt", TWO + "xl-dmesg-key-Q.txt");

        TreeMap<Integer, Integer> irqs = new TreeMap<>();
        for (PirqEvent event : texts.events()) {
            if (event.domain() == 1 && event.detail() instanceof HostIrq irq && irq.xenIrq() > 24) {
                irqs.put(irq.xenIrq(), event.pirq());
            }
        }
        assertEquals("{31=55, 32=54, 33=53, 34=52, 35=51, 36=50}", irqs.toString());
        assertEquals("0000:00:05.0", texts.life(1, 55).device());
        assertEquals("0000:00:04.0", texts.life(1, 50).device());
        List<Fact.OwnerRow> owned = texts.evidence().facts().stream()
                .filter(fact -> fact instanceof Fact.OwnerRow row && row.domain() == 1)
                .map(Fact.OwnerRow.class::cast)
                .toList();
        assertEquals(List.of(31, 32, 33), owned.get(0).xenIrqs());
        assertEquals(List.of(34, 35, 36), owned.get(1).xenIrqs());
    }

    @Test
    void theGuestsLogNamesIrqsAndGsis() {
        LogTexts texts = LogTexts.shared(TWO + "guest-dmesg-full.txt");

        assertEquals(Optional.of("6.1.192"), texts.seen().stack().linux());
        List<PirqEvent> bound = texts.events().stream()
                .filter(event -> event.detail() instanceof LinuxIrq)
                .toList();
        assertEquals(
                List.of(60, 61, 60, 62, 63, 64, 65, 61),
                bound.stream()
                        .limit(8)
                        .map(event -> ((LinuxIrq) event.detail()).irq())
                        .toList());
        assertEquals(
                List.of(16, 17, 18, 19, 22, 23, 20, 21),
                texts.events().stream()
                        .filter(event -> event.detail() instanceof Gsi)
                        .map(PirqEvent::pirq)
                        .toList());
        assertEquals(0, texts.evidence().notUnderstood());
    }

    @Test
    void aSerialLineOnWhichThreeWriteAtOnce() {
        LogTexts texts = LogTexts.shared(TWO + "xen-console.txt");

        assertEquals(Optional.of("4.17.7"), texts.seen().stack().xen());
        assertEquals(OptionalInt.of(208), texts.seen().stack().pirqs());
        assertEquals(OptionalInt.of(24), texts.seen().stack().nrIrqsGsi());
        assertTrue(texts.evidence().notUnderstood() < 8);
    }

    @Test
    void aControllerWithMsiGetsTheNumberBelowAGsis() {
        LogTexts texts = LogTexts.shared(AHCI + "guest-dmesg-full.txt", AHCI + "qemu-dm.log");

        assertTrue(texts.life(-1, 55).events().stream()
                .anyMatch(event -> event.detail() instanceof Gsi gsi && gsi.irq() == 24));
        List<Vector> updates = texts.events().stream()
                .filter(event ->
                        event.what() == What.UPDATE && event.detail() instanceof Vector vector && !vector.msix())
                .map(event -> (Vector) event.detail())
                .toList();
        assertFalse(updates.isEmpty());
        assertTrue(updates.stream().allMatch(vector -> vector.gflags() == 0x3036 && vector.gvec() == 0));
    }

    @Test
    void theBugOnARealStackIsFound() {
        LogTexts texts = LogTexts.shared(BUG + "qemu-dm.log", BUG + "guest-console.log");

        assertEquals(
                List.of(
                        new Claim.StaleReuse("0000:00:03.0", 55, true, "0000:00:04.0"),
                        new Claim.StaleReuse("0000:00:04.0", 55, true, "0000:00:03.0")),
                texts.diagnoses("stale-reuse").stream().map(d -> d.claim()).toList());
        assertEquals(
                List.of(
                        new Claim.NeverMapped("0000:00:03.0", 55, 61, true),
                        new Claim.NeverMapped("0000:00:04.0", 55, 60, true)),
                texts.diagnoses("never-mapped").stream().map(d -> d.claim()).toList());
        assertTrue(texts.diagnoses("bind-failed").stream()
                .map(d -> d.claim())
                .toList()
                .containsAll(List.of(
                        new Claim.DeadIrq("0000:00:03.0", 55, 61, 0),
                        new Claim.DeadIrq("0000:00:04.0", 55, 64, 0),
                        new Claim.BindFailed(-1, 55, -17))));
        assertFalse(texts.seen().facts().stream()
                .filter(fact -> fact instanceof Fact.Symptom s && s.kind() == SymptomKind.COMPLETION_POLLED)
                .toList()
                .isEmpty());
    }
}
