import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.TextSource;

/**
 * How fast each format of evidence is read, in MB for a second of the reading thread, out of texts that are repeated
 * up to a size without ever being in memory as a whole. A listing has a device of {@code lspci -vvv}, 2 KB; a mail is
 * one of 2 KB with its headers. Budget: 100 MB/s. Usage: bench EvidenceBench [MEGABYTES [FORMAT]]
 */
public class EvidenceBench {

    private static final double BUDGET = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "qemu",
            "[00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)\n"
                    + "[00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x7037 (entry: 0x0)\n"
                    + "[00:03.0] xen_pt_config_reg_init: Offset 0x0010 mismatch! Emulated=0x0000, host=0xfebe8004.\n"
                    + "[00:03.0] msi_msix_disable: Unmap MSI-X pirq 55\n",
            "xen",
            "(XEN) [    2.880903] d0 has maximum 208 PIRQs\n(XEN) [    2.905608] *** Building a PV Dom0 ***\n"
                    + "(XEN) [    2.913442]  Xen  kernel: 64-bit, lsb\n(XEN) [    3.250146] [VT-D]d0:PCIe: unmap a\n",
            "key-i",
            "(XEN) [  248.5]    IRQ:  31 vec:41 PCI-MSI/-X      status=010 aff:{0}/{0} in-flight=0 d1: 54(---)\n",
            "dmesg",
            "[   65.147725] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 88\n"
                    + "[  115.907380] nvme 0000:00:03.0: xen: msi bound to pirq=55\n"
                    + "[   16.709359] EXT4-fs (vda): mounted filesystem without journal. Quota mode: none.\n"
                    + "[   15.278239] ACPI: \\_SB_.GSIG: Enabled at IRQ 22\n",
            "interrupts",
            " 60:          0         12  xen-pirq    -msi-x     nvme1q0\n 48:   8133   0  xen-percpu    -virq     "
                    + " timer0\n",
            "ftrace",
            " 0)   0.198 us    |          _raw_spin_lock_irqsave();\n 0)               |      xen_irq_from_pirq() {\n",
            "lspci",
            """
            04:00.0 Non-Volatile memory controller: Example Fast Disk (rev 02) (prog-if 02 [NVM Express])
            \tSubsystem: Example Fast Disk
            \tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr- Stepping- SERR- FastB2B- DisINTx+
            \tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- INTx-
            \tLatency: 0, Cache Line Size: 64 bytes
            \tInterrupt: pin A routed to IRQ 28
            \tRegion 0: Memory at febf0000 (64-bit, non-prefetchable) [size=16K]
            \tCapabilities: [40] Power Management version 3
            \t\tFlags: PMEClk- DSI- D1- D2- AuxCurrent=0mA PME(D0-,D1-,D2-,D3hot-,D3cold-)
            \t\tStatus: D0 NoSoftRst+ PME-Enable- DSel=0 DScale=0 PME-
            \tCapabilities: [70] Express (v2) Endpoint, MSI 00
            \t\tDevCap:\tMaxPayload 256 bytes, PhantFunc 0, Latency L0s unlimited, L1 unlimited
            \t\t\tExtTag- AttnBtn- AttnInd- PwrInd- RBE+ FLReset+ SlotPowerLimit 25.000W
            \t\tDevCtl:\tReport errors: Correctable- Non-Fatal- Fatal- Unsupported-
            \t\t\tRlxdOrd+ ExtTag- PhantFunc- AuxPwr- NoSnoop+ FLReset-
            \t\tLnkCap:\tPort #0, Speed 8GT/s, Width x4, ASPM L1, Exit Latency L0s <4us, L1 <64us
            \t\tLnkSta:\tSpeed 8GT/s, Width x4, TrErr- Train- SlotClk+ DLActive- BWMgmt- ABWMgmt-
            \tCapabilities: [b0] MSI-X: Enable- Count=33 Masked+
            \t\tVector table: BAR=0 offset=00003000
            \t\tPBA: BAR=0 offset=00002000
            \tCapabilities: [100 v2] Advanced Error Reporting
            \t\tUESta:\tDLP- SDES- TLP- FCP- CmpltTO- CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq- ACSViol-
            \t\tUEMsk:\tDLP- SDES- TLP- FCP- CmpltTO- CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq- ACSViol-
            \t\tCESta:\tRxErr- BadTLP- BadDLLP- Rollover- Timeout- NonFatalErr-
            \tKernel driver in use: nvme

            """,
            "mail",
            """
            From a@b.invalid Fri May  6 07:08:09 2031
            Received: from mail.b.invalid (mail.b.invalid [192.0.2.7]) by lists.invalid; Fri, 6 May 2031 07:08:09 +0000
            From: A. Person <a@b.invalid>
            To: a-list@lists.invalid
            Cc: C. Person <c@d.invalid>, E. Person <e@f.invalid>
            Subject: Re: interrupts of the second disk are lost
            Date: Fri, 6 May 2031 07:08:09 +0000
            Message-ID: <20310506070809.1234@b.invalid>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii

            On Thu, May 5, 2031 at 10:11:12AM +0000, C. Person wrote:
            > After the second load nothing arrives any more. The device model says
            >
            > [00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            > [00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x7037 (entry: 0x0)
            > [00:03.0] msi_msix_disable: Unbind MSI-X with pirq 55, gvec 0x0
            > [00:03.0] msi_msix_disable: Unmap MSI-X pirq 55
            >
            > and the guest
            >
            > [  115.907380] nvme 0000:00:03.0: xen: msi bound to pirq=55
            > [  176.120011] nvme nvme0: I/O 12 QID 0 timeout, completion polled

            Then somebody else must have that number by now. What does the other device print while
            this one is between its two setups? I would look at the table of the hypervisor as well.

            """));

    public static void main(String[] args) {
        long megabytes = args.length > 0 ? Long.parseLong(args[0]) : 200;
        boolean met = true;
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            if (args.length > 1 && !args[1].equals(text.getKey())) {
                continue;
            }
            measure(text.getValue(), 20);
            double rate = measure(text.getValue(), megabytes);
            met &= rate >= BUDGET;
            System.out.printf(Locale.ROOT, "%-10s %6.0f MB/s%s%n", text.getKey(), rate, rate < BUDGET ? "  slow" : "");
        }
        System.exit(met ? 0 : 1);
    }

    private static double measure(String text, long megabytes) {
        byte[] unit = text.getBytes(StandardCharsets.ISO_8859_1);
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            Evidence evidence = EvidenceReader.read(
                    List.of(new TextSource("bench", () -> new Repeated(unit, megabytes << 20))), ReadingProgress.NONE);
            if (evidence.sources().isEmpty()) {
                throw new IllegalStateException("nothing was read");
            }
        } catch (EvidenceException refused) {
            throw new IllegalStateException(refused);
        }
        return megabytes / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {

        private final byte[] unit;
        private final long length;
        private long at;

        Repeated(byte[] unit, long length) {
            this.unit = unit;
            this.length = length - length % unit.length;
        }

        @Override
        public int read() {
            return at < length ? unit[(int) (at++ % unit.length)] & 0xff : -1;
        }

        @Override
        public int read(byte[] to, int from, int count) {
            if (at >= length) {
                return -1;
            }
            int start = (int) (at % unit.length);
            int most = (int) Math.min(Math.min(count, unit.length - start), length - at);
            System.arraycopy(unit, start, to, from, most);
            at += most;
            return most;
        }
    }
}
