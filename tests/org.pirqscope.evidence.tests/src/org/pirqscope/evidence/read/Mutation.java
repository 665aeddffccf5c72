package org.pirqscope.evidence.read;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** LogTexts of all formats, damaged: the same seed makes the same text. */
final class Mutation {

    private static final String[] BLOCKS = {
        OwnLogsTest.QEMU,
        "[shim 12.5] xc_physdev_map_pirq_msi(dom 1, index -1, pirq in 55 out 55, devfn 0x20, bus 0x0, entry 0, "
                + "table 0xfe000) = 0 errno 0\n"
                + "[shim 12.6] xc_domain_update_msi_irq(dom 1, gvec 0x0, pirq 55, gflags 0x17037, gtable "
                + "0xf1002000) = -1 errno 22\n",
        "(XEN) Xen version 4.17.7 (me@here) (gcc 12) debug=n Wed Nov  4 16:52:28 UTC 2026\n"
                + "(XEN) [    2.880903] d0 has maximum 208 PIRQs\n(XEN) IRQ limits: 24 GSI, 184 MSI/MSI-X\n"
                + "(XEN) irq.c:1926: dom1: pirq 55 or irq 24 already mapped (55,24)\n"
                + "(XEN) event_channel.c:560:d1v0 EVTCHNOP failure: error -17\n"
                + "(XEN) d1v0: Unsupported MSI delivery mode 3 for Dom1\n"
                + "(XEN) assign 0000:04:00.0 to dom1 failed (-16)\n",
        "(XEN) IRQ information:\n"
                + "(XEN)    IRQ:  31 vec:41 PCI-MSI/-X      status=010 aff:{0}/{0} in-flight=0 d0: 16(---),d1: "
                + "54(-M-)\n"
                + "(XEN)  MSI-X   31 vec=b9 lowest  edge   assert  log lowest dest=00000001 mask=1/ G/0\n"
                + "(XEN) ==== PCI devices ====\n(XEN) 0000:00:05.0 - d1 - node -1  - MSIs < 31 32 33 >\n"
                + "(XEN) Event channel information for domain 1:\n(XEN)       20 [0/0/  -   ]: s=4 n=1 x=0 p=54 i=31\n",
        "[  207.947410] nvme nvme0: pci function 0000:00:03.0\n"
                + "[  211.821592] nvme 0000:00:03.0: xen: msi bound to pirq=55\n"
                + "[  211.938844] nvme 0000:00:03.0: xen: msi --> pirq=55 --> irq=60\n"
                + "[  252.381068] xen:events: Failed to obtain physical IRQ 60\n"
                + "[    0.000000] Linux version 6.1.0-57-amd64 (a@b) (gcc-12 (Debian 12.2.0-14) 12.2.0) #1 SMP "
                + "Debian 6.1.192-3 (2026-11-26)\n",
        "           CPU0       CPU1\n 60:          0         12  xen-pirq    -msi-x     nvme1q0\nNMI:  0  0  "
                + "Non-maskable\n",
        "# tracer: nop\n    kworker/u4:0-9       [001] .....   137.308910: getpirq_r: "
                + "(xen_hvm_setup_msi_irqs+0xf4/0x1a0 <- xen_allocate_pirq_msi) pirq=55\n"
                + " 0)   0.198 us    |          xen_irq_from_pirq();\n",
        "04:00.0 Non-Volatile memory controller: Example Fast Disk (rev 02)\n\tCapabilities: [50] MSI: Enable+ "
                + "Count=4/32 Maskable+ 64bit+\n"
                + "\t\tAddress: 00000000fee37000  Data: 4300\n\tCapabilities: [b0] MSI-X: Enable- Count=33 Masked+\n\n",
        "xen_version            : 4.17.7\nName                 ID   Mem VCPUs\tState\tTime(s)\nt2     1   399     "
                + "2     -b----     201.0\n",
        "From: a@b\nSubject: c\nDate: Fri, 6 May 2031 07:08:09 +0000\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=\"cut\"\n\n--cut\nContent-Type: text/plain\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n[00:05.0] msi_msix_disable: Unmap MSI-X "
                + "pirq=2047\n--cut\n"
                + "Content-Transfer-Encoding: base64\n\nWzAwOjA1LjBdIG1zaV9tc2l4X2Rpc2FibGU6IFVubWFwIE1TSS1YIHBp"
                + "cnEgNDcK\n--cut--\n",
        "From a@b Fri May  6 07:08:09 2031\nFrom: a@b\nSubject: c\n\n> > [00:05.0] msi_msix_disable: Unmap\n> > "
                + "MSI-X pirq 47\n"
    };
    /** A line of QEMU's start, which names two addresses. */
    private static final String START =
            "[00:03.0] xen_pt_realize: Assigning real physical device 04:00.0 to devfn 0x18";

    private static final String[] BITS = {
        "\n",
        "> ",
        "(XEN) ",
        "[",
        "]",
        "-1",
        "99999999999999999999",
        "\u0000",
        "\r",
        "^M",
        "0x",
        ":",
        "=",
        "%",
        "\u00e9",
        "  ",
        "("
    };
    private static final int MOST = 6;

    private Mutation() {}

    /** Lines of all formats as they should be. */
    static List<String> lines() {
        return Stream.concat(Stream.of(START), Stream.of(BLOCKS).flatMap(String::lines))
                .toList();
    }

    static String of(int seed) {
        Random dice = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int blocks = 1 + dice.nextInt(3); blocks > 0; blocks--) {
            text.append(BLOCKS[dice.nextInt(BLOCKS.length)]);
        }
        for (int damages = dice.nextInt(MOST); damages > 0 && !text.isEmpty(); damages--) {
            damage(text, dice);
        }
        return text.toString();
    }

    private static void damage(StringBuilder text, Random dice) {
        int at = dice.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + dice.nextInt(40));
        switch (dice.nextInt(6)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.insert(at, BITS[dice.nextInt(BITS.length)]);
            case 2 -> text.setCharAt(at, (char) dice.nextInt(256));
            case 3 -> text.insert(at, text.substring(at, to));
            case 4 -> text.setLength(at);
            default -> text.insert(dice.nextInt(text.length()), text.substring(at, to));
        }
    }
}
