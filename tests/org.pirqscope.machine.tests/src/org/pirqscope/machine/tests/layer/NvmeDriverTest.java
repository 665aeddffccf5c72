package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.NvmeDriver;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Use;
import org.pirqscope.machine.version.Versions;

class NvmeDriverTest {

    private static final class Dmesg implements Tape.Quiet {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void log(DriverLine line, int device, int value) {
            lines.add(line.text("nvme" + device, "0000:00:1f.2", value));
        }
    }

    private static NvmeDriver driver(Versions versions) {
        return new NvmeDriver(versions, new PciFunction(4, 13, false, true, 2));
    }

    private static List<String> lost(Versions versions, int phase, int entry) {
        Dmesg dmesg = new Dmesg();
        driver(versions).lost(1, new Use(phase, entry, 0, 2), dmesg);
        return dmesg.lines;
    }

    private static Versions linux(String version) {
        return Versions.of(version, "2.5", "4.7");
    }

    @Test
    void aProbePrintsTheAddress() {
        Dmesg dmesg = new Dmesg();
        driver(linux("4.10")).beginLoad(1, dmesg);
        assertEquals(List.of("nvme nvme1: pci function 0000:00:1f.2"), dmesg.lines);
    }

    @Test
    void aLostInterruptIsPrintedByWhatWaitsForIt() {
        assertEquals(
                List.of(
                        "nvme nvme1: I/O 0 QID 0 timeout, disable controller",
                        "nvme nvme1: Identify Controller failed (-4)",
                        "nvme nvme1: Removing after probe failure status: -5"),
                lost(linux("4.10"), 1, 0));
        assertEquals(
                List.of(
                        "nvme nvme1: I/O 0 QID 0 timeout, disable controller",
                        "nvme nvme1: Removing after probe failure status: -4"),
                lost(linux("4.10"), 2, 0));
        assertEquals(List.of("nvme nvme1: I/O 0 QID 2 timeout, aborting"), lost(linux("4.10"), 2, 1));
        assertEquals(List.of("nvme nvme1: I/O 0 QID 0 timeout, reset controller"), lost(linux("4.10"), 3, 0));
        assertEquals(List.of("nvme nvme1: I/O 0 QID 2 timeout, completion polled"), lost(linux("4.15"), 2, 1));
        assertEquals(
                List.of("nvme nvme1: I/O tag 0 (0000) QID 1 timeout, completion polled"), lost(linux("6.12"), 2, 1));
    }

    /** nvme_timeout of 5.19, 6.0.1, 6.6.63 and 6.8.1, without CONFIG_NVME_VERBOSE_ERRORS; queue 1 has entry 1 there. */
    @ParameterizedTest
    @CsvSource({
        "5.19, I/O 0 QID 1 timeout, I/O 0 QID 0 timeout",
        "6.0, I/O 0 (I/O Cmd) QID 1 timeout, I/O 0 QID 0 timeout",
        "6.6.63, I/O 0 (I/O Cmd) QID 1 timeout, I/O 0 QID 0 timeout",
        "6.8, I/O tag 0 (0000) opcode 0x2 (I/O Cmd) QID 1 timeout, "
                + "I/O tag 0 (0000) opcode 0x6 (Admin Cmd) QID 0 timeout"
    })
    void aTimeoutIsWordedAsInItsRelease(String version, String aborted, String reset) {
        Versions versions = linux(version).with("linux", "timeout-polls", "no");
        assertEquals(1, lost(versions, 2, 1).size());
        assertTrue(lost(versions, 2, 1).getFirst().startsWith("nvme nvme1: " + aborted + ", aborting"));
        assertEquals(List.of("nvme nvme1: " + reset + ", reset controller"), lost(versions, 3, 0));
    }

    /** Two commands create a queue; before 4.17 the first step makes two queues, the second of which has entry 1. */
    @ParameterizedTest
    @CsvSource({"4.16, 1, 2", "4.16, 2, 4", "4.16, 3, 4", "4.17, 1, 2", "4.17, 2, 2", "4.17, 3, 2", "6.12, 5, 2"})
    void everyCommandOfADeadVectorIsPolled(String version, int vectors, int lines) {
        for (int turn = 0; turn < vectors; turn += turn == 0 ? 2 : 1) {
            Dmesg dmesg = new Dmesg();
            driver(linux(version)).lost(1, new Use(2, 0, turn, vectors), dmesg);
            assertEquals(turn == 0 ? lines : 2, dmesg.lines.size());
            assertTrue(dmesg.lines.stream().allMatch(line -> line.endsWith(" QID 0 timeout, completion polled")));
        }
    }

    @Test
    void onlyTheFirstVectorOfAStartIsFatalAndOnlyWithoutPolling() {
        for (int phase = 1; phase <= 3; phase++) {
            for (int entry = 0; entry < 2; entry++) {
                boolean fatal = phase < 3 && entry == 0;
                assertEquals(fatal, driver(linux("4.10")).status(phase, entry) != 0);
                assertEquals(
                        fatal ? Driver.Aftermath.GIVES_UP : Driver.Aftermath.GOES_ON,
                        driver(linux("4.10")).lost(0, new Use(phase, entry, 0, 2), Tape.SILENT));
                assertEquals(0, driver(linux("4.12")).status(phase, entry));
                assertEquals(
                        Driver.Aftermath.GOES_ON,
                        driver(linux("4.12")).lost(0, new Use(phase, entry, 0, 2), Tape.SILENT));
            }
        }
    }
}
