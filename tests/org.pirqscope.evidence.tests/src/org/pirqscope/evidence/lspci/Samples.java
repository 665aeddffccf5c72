package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Texts that more than one test reads. */
final class Samples {

    /** One device as {@code lspci -nnvv} prints it, both capabilities, a pirq in the MSI message. */
    static final String NVME = """
            04:00.0 Non-Volatile memory controller [0108]: Example Storage Ltd Fast Disk [1de0:0a55] (rev 02) (prog-if 02 [NVM Express])
            \tSubsystem: Example Storage Ltd Fast Disk [1de0:0001]
            \tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr- Stepping- SERR- FastB2B- DisINTx+
            \tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- INTx-
            \tLatency: 0, Cache Line Size: 64 bytes
            \tInterrupt: pin A routed to IRQ 45
            \tRegion 0: Memory at f3010000 (64-bit, non-prefetchable) [size=16K]
            \tCapabilities: [40] Power Management version 3
            \t\tFlags: PMEClk- DSI- D1- D2- AuxCurrent=0mA PME(D0-,D1-,D2-,D3hot-,D3cold-)
            \t\tStatus: D0 NoSoftRst+ PME-Enable- DSel=0 DScale=0 PME-
            \tCapabilities: [50] MSI: Enable+ Count=4/32 Maskable+ 64bit+
            \t\tAddress: 00000100fee2c000  Data: 4300
            \t\tMasking: 0000000f  Pending: 00000001
            \tCapabilities: [70] Express (v2) Endpoint, MSI 00
            \t\tDevCap:\tMaxPayload 256 bytes, PhantFunc 0, Latency L0s unlimited, L1 unlimited
            \tCapabilities: [b0] MSI-X: Enable- Count=33 Masked+
            \t\tVector table: BAR=0 offset=00003000
            \t\tPBA: BAR=4 offset=00002000
            \tCapabilities: [100 v2] Advanced Error Reporting
            \tKernel driver in use: nvme
            \tKernel modules: nvme

            """;

    /** A header and a chain 40 (power), 50 (MSI), b0 (MSI-X) with the registers of {@link #NVME}. */
    static final String NVME_BYTES = """
            00: e0 1d 55 0a 06 04 10 00 02 02 08 01 10 00 00 00
            10: 04 00 01 f3 00 00 00 00 00 00 00 00 00 00 00 00
            20: 00 00 00 00 00 00 00 00 00 00 00 00 e0 1d 01 00
            30: 00 00 00 00 40 00 00 00 00 00 00 00 ff 01 00 00
            40: 01 50 03 00 08 00 00 00 00 00 00 00 00 00 00 00
            50: 05 b0 ab 01 00 c0 e2 fe 00 01 00 00 00 43 00 00
            60: 0f 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00
            70: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            80: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            90: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            a0: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            b0: 11 00 20 40 00 30 00 00 04 20 00 00 00 00 00 00
            c0: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            d0: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            e0: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            f0: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

            """;

    /** The first line alone, as plain lspci prints it. */
    static final String PLAIN = "04:00.0 Non-Volatile memory controller: Example Storage Ltd Fast Disk (rev 02)\n";

    private Samples() {}

    /** A text that lies beside this class. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LspciListing read(String text) {
        return LspciListing.read(text, "sample.txt");
    }

    /** The device of a text that has one. */
    static LspciDevice only(String text) {
        List<LspciDevice> devices = read(text).devices();
        assertEquals(1, devices.size(), devices::toString);
        return devices.get(0);
    }

    /** A device with these capability lines, all else as -vv prints it. */
    static LspciDevice with(String... capabilityLines) {
        String lines = String.join("\n", capabilityLines);
        return only(PLAIN + "\tControl: I/O- Mem+ BusMaster+\n\tStatus: Cap+ 66MHz-\n" + lines + "\n\n");
    }

    /** A listing from the shared folder; skips the test where there is none. */
    static LspciListing real(String name) {
        return LspciListing.read(realText(name), name);
    }

    static String realText(String name) {
        try {
            return Files.readString(realFolder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All listings of the shared folder, sorted; skips the test where there is none. */
    static List<Path> realFiles() {
        try (Stream<Path> files = Files.list(realFolder())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path realFolder() {
        Path found = Stream.of("pirqscope.root", "maven.multiModuleProjectDirectory", "user.dir")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .map(Path::of)
                .flatMap(start -> Stream.iterate(start.toAbsolutePath(), Objects::nonNull, Path::getParent))
                .map(folder -> folder.resolve("shared/real/lspci"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "no shared/real/lspci above the working directory");
        return found;
    }
}
