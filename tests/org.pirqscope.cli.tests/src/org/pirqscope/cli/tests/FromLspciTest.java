package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FromLspciTest {

    private static final String TWO_DRIVES = """
            00:04.0 Non-Volatile memory controller: Example Corp Fast Drive (prog-if 02 [NVM Express])
            \tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr- Stepping- SERR- FastB2B- DisINTx+
            \tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- INTx-
            \tInterrupt: pin A routed to IRQ 11
            \tCapabilities: [50] MSI: Enable- Count=1/32 Maskable- 64bit+
            \t\tAddress: 0000000000000000  Data: 0000
            \tCapabilities: [b0] MSI-X: Enable+ Count=13 Masked-
            \t\tVector table: BAR=0 offset=00003000
            \t\tPBA: BAR=0 offset=00002000
            \tKernel driver in use: nvme

            00:05.0 Non-Volatile memory controller: Example Corp Fast Drive (prog-if 02 [NVM Express])
            \tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr- Stepping- SERR- FastB2B- DisINTx+
            \tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- INTx-
            \tInterrupt: pin A routed to IRQ 10
            \tCapabilities: [50] MSI: Enable- Count=1/32 Maskable- 64bit+
            \t\tAddress: 0000000000000000  Data: 0000
            \tCapabilities: [b0] MSI-X: Enable+ Count=13 Masked-
            \t\tVector table: BAR=0 offset=00003000
            \t\tPBA: BAR=0 offset=00002000
            \tKernel driver in use: nvme
            """;

    @TempDir
    private Path folder;

    private String listing;

    @BeforeEach
    void writeListing() throws IOException {
        listing = Files.writeString(folder.resolve("two.txt"), TWO_DRIVES).toString();
    }

    @Test
    void twoDrivesMakeAScenarioThatRunsOnBothKernels() {
        String file = folder.resolve("two.yaml").toString();
        Shell made = Shell.run("scenario", "--from-lspci", listing, "-o", file);

        assertEquals(0, made.code(), made.err());
        assertEquals("", made.out());
        for (String linux : new String[] {"4.10", "4.11"}) {
            Shell run = Shell.run("run", file, "--linux", linux);
            assertEquals(0, run.code(), run.err());
            assertTrue(
                    run.out().contains("Device nvme1 00:05.0, MSI-X table of 13, 64-bit MSI, INTx, wants 13 vectors"),
                    run.out());
        }
    }

    @Test
    void overlappingThemShowsTheBugOnTheListKernelOnly() {
        String file = folder.resolve("two.yaml").toString();
        Shell.run("scenario", "--from-lspci", listing, "--vectors", "2", "-o", file);

        assertEquals(
                1,
                Shell.run("run", file, "--schedule", "nvme0*16,nvme1*11,nvme0*13,nvme1*18")
                        .code());
        assertEquals(
                0,
                Shell.run("run", file, "--schedule", "nvme0*16,nvme1*11,nvme0*13,nvme1*18", "--linux", "4.11")
                        .code());
    }

    @Test
    void aChoiceAndAVersionGoIntoTheFile() {
        Shell made = Shell.run(
                "scenario", "--from-lspci", listing, "--devices", "00:05.0", "--vectors", "4", "--linux", "4.11");

        assertTrue(made.lines().contains("    vectors: 4"), made.out());
        assertTrue(made.out().contains("linux: \"4.11\""), made.out());
        assertTrue(made.out().contains("00:05.0") && !made.out().contains("bdf: \"00:04.0\""), made.out());
    }

    @Test
    void aListingIsReadFromStandardInputToo() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(TWO_DRIVES.getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(
                    Shell.run("scenario", "--from-lspci", listing)
                            .out()
                            .lines()
                            .skip(1)
                            .toList(),
                    Shell.run("scenario", "--from-lspci", "-")
                            .out()
                            .lines()
                            .skip(1)
                            .toList());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aCutCapabilityListIsSaidToBeCut() throws IOException {
        String cut = TWO_DRIVES.substring(0, TWO_DRIVES.indexOf("\tCapabilities: [50]", TWO_DRIVES.indexOf("00:05.0")))
                + "\tCapabilities: <access denied>\n";
        Shell made = Shell.run(
                "scenario",
                "--from-lspci",
                Files.writeString(folder.resolve("cut.txt"), cut).toString());

        assertEquals(0, made.code(), made.err());
        assertTrue(
                made.err().startsWith("pirqscope: note: Left out, may have MSI or MSI-X that is not shown: 00:05.0"),
                made.err());
    }

    @Test
    void aNameInAnotherEncodingDoesNotStopTheListing() throws IOException {
        byte[] latin = TWO_DRIVES.replace("Example", "Mus\u00e9e").getBytes(StandardCharsets.ISO_8859_1);
        Shell made = Shell.run(
                "scenario",
                "--from-lspci",
                Files.write(folder.resolve("latin.txt"), latin).toString());

        assertEquals(0, made.code(), made.err());
    }

    @Test
    void whatIsNoListingIsNamedWithItsPlace() throws IOException {
        String file = Files.writeString(folder.resolve("mail.txt"), "Dear all,\nplease find the list attached.\n")
                .toString();
        Shell shell = Shell.run("scenario", "--from-lspci", file);

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("mail.txt:1:1: read"), shell.err());
    }

    @Test
    void aWrongChoiceNumberOrCombinationIsRefused() {
        assertTrue(Shell.run("scenario", "--from-lspci", listing, "--devices", "gpu")
                .err()
                .contains("no device fits \"gpu\""));
        assertTrue(
                Shell.run("scenario", "--from-lspci", listing, "--devices", ",").refused());
        assertTrue(
                Shell.run("scenario", "--from-lspci", listing, "--vectors", "0").refused());
        assertTrue(Shell.run("scenario", "--from-lspci", listing, "--vectors", "many")
                .refused());
        assertTrue(Shell.run("scenario", "kexec", "--from-lspci", listing).err().contains("not both"));
        assertTrue(Shell.run("scenario", "--from-lspci", folder.resolve("none").toString())
                .err()
                .contains("there is no such file"));
        assertTrue(
                Shell.run("scenario", "--from-lspci", folder.toString()).err().contains("is a folder"));
    }
}
