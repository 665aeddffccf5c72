package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.diagnosis.Claim;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.EventPort;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.PirqEvent.HostIrq;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.LifeWords;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;

/** Logs of our own in the forms of those that people post. */
class OwnLogsTest {

    static final String QEMU = """
            [00:05.0] xen_pt_realize: Assigning real physical device 0b:00.0 to devfn 0x28
            [00:05.0] xen_pt_msix_init: table_off = 0x3000, total_entries = 9
            [00:05.0] xen_pt_msixctrl_reg_write: enable MSI-X
            [00:05.0] msi_msix_setup: requested pirq 47 for MSI-X (vec: 0, entry: 0)
            [00:05.0] msi_msix_update: Updating MSI-X with pirq 47 gvec 0 gflags 0x302f (entry: 0)
            [00:05.0] msi_msix_setup: requested pirq 46 for MSI-X (vec: 0, entry: 0x1)
            [00:05.0] msi_msix_setup: Error: Mapping of MSI-X (err: 28, vec: 0, entry 0x1)
            [00:05.0] msi_msix_disable: Unbind MSI-X with pirq 47, gvec 0
            [00:05.0] msi_msix_disable: Unmap MSI-X pirq 47
            """;

    @Test
    void qemusLinesWithAnyWritingOfZero() {
        LogTexts texts = LogTexts.of(QEMU);

        assertEquals(List.of("request", "update", "unbind", "unmap"), texts.course(-1, 47));
        assertEquals(List.of("request", "map-failed"), texts.course(-1, 46));
        assertEquals(LogTexts.no(), texts.life(-1, 47).mappedAtEnd());
        assertEquals("0000:00:05.0", texts.life(-1, 46).device());
        Failed failed = (Failed) texts.life(-1, 46).events().get(1).detail();
        assertEquals(-28, failed.error());
        assertEquals(OptionalInt.of(9), texts.seen().devices().getFirst().msix());
        assertEquals(0, texts.evidence().notUnderstood());

        assertEquals(
                texts.course(-1, 47),
                LogTexts.of(QEMU.replace(": 0,", ": 0x0,").replace(": 0)", ": 0x0)"))
                        .course(-1, 47));
    }

    @Test
    void datesBeforeAndInsideOfARecord() {
        String date = "[2031-05-06 07:08:09] ";
        String before = QEMU.replaceAll("(?m)^", date).replaceAll("(?m)^\\[2031-05-06 07:08:09] $", "");
        String inside = QEMU.replace("requested pirq", "requested " + date + "pirq");

        for (String text : List.of(before, inside)) {
            assertEquals(LogTexts.of(QEMU).course(-1, 47), LogTexts.of(text).course(-1, 47), text);
        }
    }

    @Test
    void errorsByNumberNameAndMessage() {
        for (String error : List.of("err: 22", "err: -22", "err: Invalid argument", "rc: -22", "err: EINVAL")) {
            LogTexts texts = LogTexts.of(
                    "[00:05.0] msi_msix_setup: Error: Mapping of MSI-X (" + error + ", vec: 0x0, entry 0x2)\n");
            Failed failed = (Failed) texts.events().getFirst().detail();
            assertEquals(-22, failed.error(), error);
        }
        LogTexts old = LogTexts.of("[00:05.0] msi_msix_setup: Error: Mapping of MSI-X (rc: -1, vec: 0, entry 0x2)\n");
        assertEquals(0, ((Failed) old.events().getFirst().detail()).error());
    }

    @Test
    void quotedWrappedAndWithReturns() {
        String quoted = """
                > > [00:05.0] msi_msix_setup: requested pirq 47 for MSI-X (vec:
                > > 0x0, entry: 0x0)^M
                > > [00:05.0] msi_msix_update: Updating MSI-X with pirq 47 gvec 0x0
                > > gflags 0x302f (entry: 0x0)^M

                And then nothing happens.

                > > [00:05.0] msi_msix_disable: Unmap MSI-X pirq 47^M
                """;
        LogTexts texts = LogTexts.of(quoted);

        assertEquals(List.of("request", "update", "unmap"), texts.course(-1, 47));
        assertEquals(quoted.lines().count(), texts.lines());
        assertEquals(5, texts.read(SourceFormat.QEMU));
        assertEquals(1, texts.evidence().notUnderstood());
    }

    @Test
    void aRecordThatEndsTooEarlyIsCalledCut() {
        LogTexts texts = LogTexts.of(QEMU + "[00:05.0] msi_msix_setup: requested pirq 45 for MSI-X (vec");

        assertEquals(List.of("request"), texts.course(-1, 45));
        assertEquals(1, texts.evidence().strange().size());
        assertTrue(texts.evidence().strange().getFirst().cut());
        assertEquals(Optional.empty(), texts.life(-1, 45).mappedAtEnd());
    }

    @Test
    void keyIOfOldAndNewReleases() {
        String now = """
                (XEN) IRQ information:
                (XEN)    IRQ:  40 vec:a1 PCI-MSI/-X      status=030 aff:{0}/{0} in-flight=0 d5: 47(-M-)
                (XEN)    IRQ:  17 vec:b1 IO-APIC-level   status=010 aff:{1}/{0-3} in-flight=1 d0: 17(P-M),d5: 17(-M-)
                (XEN)    IRQ:  41 vec:a9 PCI-MSI/-X      status=002 aff:{0}/{0} mapped, unbound
                """;
        String old = """
                (XEN) Guest interrupt information:
                (XEN)    IRQ:  40 affinity:01 vec:a1 type=PCI-MSI         status=00000030 in-flight=0 domain-list=5: 47(--M-),
                (XEN)    IRQ:  17 affinity:02 vec:b1 type=IO-APIC-level   status=00000010 in-flight=1 domain-list=0: 17(P--M),5: 17(--M-),
                (XEN)    IRQ:  41 affinity:01 vec:a9 type=PCI-MSI         status=00000002 mapped, unbound
                """;
        for (String text : List.of(now, old)) {
            LogTexts texts = LogTexts.of(text);
            PirqEvent owner = texts.life(5, 47).events().getFirst();
            assertEquals(new HostIrq(40, false, true, false), owner.detail());
            assertEquals(List.of("owner", "mask"), texts.course(5, 17));
            assertEquals(
                    new HostIrq(17, true, false, true),
                    texts.life(0, 17).events().getFirst().detail());
            assertEquals(3, texts.read(SourceFormat.KEY_I));
            assertEquals(0, texts.evidence().notUnderstood());
        }
    }

    @Test
    void theOtherKeys() {
        LogTexts texts = LogTexts.of("""
                (XEN) [2031-05-06 07:08:09] MSI information:
                (XEN) [2031-05-06 07:08:09]  MSI-X   40 vec=a1 lowest  edge   assert  log lowest dest=00000001 mask=1/HG/0
                (XEN) [2031-05-06 07:08:10] ==== PCI devices ====
                (XEN) [2031-05-06 07:08:10] ==== segment 0000 ====
                (XEN) [2031-05-06 07:08:10] 0000:0b:00.0 - d5 - node -1  - MSIs < 40 41 >
                (XEN) [2031-05-06 07:08:10] 0000:0c:00.0 - dom 0   - MSIs < >
                (XEN) [2031-05-06 07:08:11] Event channel information for domain 5:
                (XEN) [2031-05-06 07:08:11] Polling vCPUs: {}
                (XEN) [2031-05-06 07:08:11]     port [p/m/s]
                (XEN) [2031-05-06 07:08:11]       11 [0/0/  -   ]: s=3 n=0 x=0 d=0 p=47
                (XEN) [2031-05-06 07:08:11]       12 [0/0/  -   ]: s=4 n=0 x=0 p=47 i=40
                (XEN) [2031-05-06 07:08:11]       13 [0/1/0]: s=4 n=0 x=0 p=46 i=-1
                (XEN) [2031-05-06 07:08:12] number of MP IRQ sources: 15.
                (XEN) [2031-05-06 07:08:12] .... register #00: 00000000
                """);

        Fact.MsiRow row = (Fact.MsiRow) texts.evidence().facts().getFirst();
        assertTrue(row.hostMask() && row.guestMask());
        assertEquals(40, row.xenIrq());
        List<EventPort> ports = texts.events().stream()
                .filter(event -> event.what() == What.BIND)
                .map(event -> (EventPort) event.detail())
                .toList();
        assertEquals(List.of(new EventPort(12, 40), new EventPort(13, -1)), ports);
        assertEquals(0, texts.evidence().notUnderstood());
        assertEquals(
                List.of(SourceFormat.KEY_M, SourceFormat.KEY_Q, SourceFormat.KEY_E, SourceFormat.KEY_Z),
                texts.evidence().sources().stream()
                        .map(SourceCount::format)
                        .sorted((a, b) -> order(a) - order(b))
                        .toList());
    }

    private static int order(SourceFormat format) {
        return List.of(SourceFormat.KEY_M, SourceFormat.KEY_Q, SourceFormat.KEY_E, SourceFormat.KEY_Z)
                .indexOf(format);
    }

    @Test
    void aGuestsLogWithAndWithoutItsStamps() {
        String log = """
                [   12.100000] nvme 0000:00:05.0: xen: msi bound to pirq=47
                [   12.200000] nvme 0000:00:05.0: xen: msi --> pirq=47 --> irq=66
                   12.300000] nvme 0000:00:06.0: xen: msi already bound to pirq=47
                May  3 01:02:03 guest kernel: [   12.4] nvme 0000:00:06.0: xen: msi --> pirq=47 --> irq=67
                xen:events: Failed to obtain physical IRQ 67
                <4>[   72.900000] nvme nvme1: I/O 0 QID 0 timeout, completion polled
                """;
        LogTexts texts = LogTexts.of(log);

        assertEquals(List.of("request", "bind", "request", "bind", "bind-failed"), texts.course(-1, 47));
        assertEquals(6, texts.read(SourceFormat.DMESG));
        assertEquals(
                List.of(new Claim.StaleReuse("0000:00:06.0", 47, false, "0000:00:05.0")),
                texts.diagnoses("stale-reuse").stream().map(d -> d.claim()).toList());
        assertEquals(
                List.of(new Claim.DeadIrq("0000:00:06.0", 47, 67, 0)),
                texts.diagnoses("bind-failed").stream().map(d -> d.claim()).toList());
    }

    /** Of a GSI it is INTx that has no event channel: another slot has the same pirq, or its GSI is not there. */
    @Test
    void aDeadIrqOfAGsiIsOneOfIntx() {
        String gsi24 = "[   10.2] xen: --> pirq=20 -> irq=24 (gsi=24)\n"
                + "[   11.2] xen:events: Failed to obtain physical IRQ 24\n";
        assertEquals(
                List.of(new Claim.DeadGsi(24, 20, List.of(28))),
                LogTexts.of("[   10.1] xen: --> pirq=20 -> irq=28 (gsi=28)\n" + gsi24).diagnoses("bind-failed").stream()
                        .map(d -> d.claim())
                        .toList());
        assertEquals(
                List.of(new Claim.DeadGsi(24, 20, List.of())),
                LogTexts.of(gsi24).diagnoses("bind-failed").stream()
                        .map(d -> d.claim())
                        .toList());
    }

    @Test
    void onePasteHoldsSeveralFormats() {
        LogTexts texts = LogTexts.of("$ uname -a\n"
                + "Linux guest 4.4.0-59-generic #80-Ubuntu SMP Fri Jan 6 17:47:47 UTC 2017 x86_64 GNU/Linux\n"
                + "QEMU emulator version 2.5.0 (Debian 1:2.5+dfsg-5ubuntu10)\n"
                + "(XEN) Xen version 4.7.0 (me@here) (gcc (GCC) 5.4.0) debug=n Thu Jan  1 00:00:00 UTC 2017\n"
                + QEMU
                + "           CPU0       CPU1\n"
                + " 66:        123          0   xen-pirq    -msi-x     nvme0q0\n"
                + "[    0.000000] Hypervisor detected: Xen HVM\n");

        assertEquals(Optional.of("4.4.0-59-generic"), texts.seen().stack().linux());
        assertEquals(Optional.of("2.5.0"), texts.seen().stack().qemu());
        assertEquals(Optional.of("4.7.0"), texts.seen().stack().xen());
        assertEquals(LogTexts.no(), texts.seen().stack().debugBuild());
        assertEquals(1, texts.diagnoses("versions-affected").size());
        assertEquals(0, texts.evidence().notUnderstood());
    }

    @Test
    void numbersBelongToTheirDomains() {
        LogTexts texts = LogTexts.of("""
                (XEN)    IRQ: 133 vec:c9 PCI-MSI         status=030 aff:{2}/{0-11} in-flight=0 d3:151(---)
                (XEN)    IRQ: 132 vec:d9 PCI-MSI         status=030 aff:{8}/{0-11} in-flight=0 d7:151(---)
                """);

        assertEquals(2, texts.seen().lives().all().size());
        assertEquals(LogTexts.yes(), texts.life(7, 151).mappedAtEnd());
    }

    @Test
    void whatIsNotThisBugSaysSo() {
        LogTexts gone = LogTexts.of(
                "[  100.0] nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0xffff\n");
        LogTexts metal = LogTexts.of("[    0.0] Booting paravirtualized kernel on bare hardware\n");

        assertEquals(
                new Claim.DeviceGone("nvme0"),
                gone.diagnoses("not-this-bug").getFirst().claim());
        assertEquals(
                new Claim.NoXen(""), metal.diagnoses("not-this-bug").getFirst().claim());
    }

    @Test
    void aTextOfNoFormatIsRefusedInOneSentence() {
        EvidenceException refused = assertThrows(EvidenceException.class, () -> LogTexts.of("a poem\nof two lines\n"));

        assertTrue(refused.getMessage().startsWith("text: no line of a known format; expected "));
    }

    /** A scenario is none of the logs, alone and in a folder of them; what is said names the verb for it. */
    @Test
    void aScenarioIsNoLog() {
        for (Scenario scenario : BuiltIn.all()) {
            String text = ScenarioWriter.write(scenario);
            EvidenceException refused = assertThrows(EvidenceException.class, () -> LogTexts.of(text));
            Evidence both = LogTexts.of(QEMU, text).evidence();

            assertTrue(refused.getMessage().contains("is a scenario"), refused.getMessage());
            assertEquals(1, both.names().size());
            assertEquals(1, both.notes().size());
        }
    }

    /** Numbers that no text gives to a domain: whose they may be is said where other texts name some. */
    @Test
    void domainsThatNoLineNamesAreSaid() {
        String guest = "[  1.0] nvme 0000:00:05.0: xen: msi bound to pirq=47\n";
        String xen = "(XEN)    IRQ: 133 vec:c9 PCI-MSI  status=030 aff:{2}/{0-11} in-flight=0 d3: 47(---)\n";

        assertEquals(Set.of(3), LogTexts.of(guest, xen).seen().lives().others());
        assertEquals(
                Set.of(3, 5),
                LogTexts.of(guest, xen + xen.replace("d3", "d5")).seen().lives().others());
        assertEquals(Set.of(), LogTexts.of(guest).seen().lives().others());
        assertEquals(Set.of(), LogTexts.of(xen).seen().lives().others());
        assertTrue(LifeWords.unnamed(LogTexts.of(guest, xen).seen().lives()).contains("d3"));
    }

    @Test
    void aTraceThatLostTheNameOfItsFunctionIsNoFact() {
        LogTexts texts = LogTexts.of("cat-9  [001] ...  137.308910: <-xen_allocate_pirq_msi (x) pirq=5\n" + QEMU);

        assertEquals(
                List.of(),
                texts.events().stream().filter(event -> event.pirq() == 5).toList());
    }
}
