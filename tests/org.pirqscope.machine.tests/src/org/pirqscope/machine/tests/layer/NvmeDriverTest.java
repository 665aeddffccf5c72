package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.NvmeDriver;
import org.pirqscope.machine.driver.PciFunction;
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
        driver(versions).lost(phase, 1, entry, 2, dmesg);
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
                List.of("nvme nvme1: I/O tag 0 (0000) QID 2 timeout, completion polled"),
                lost(linux("5.15").with("linux", "tag-in-timeout", "yes"), 2, 1));
    }

    @Test
    void onlyTheFirstVectorOfAStartIsFatalAndOnlyWithoutPolling() {
        for (int phase = 1; phase <= 3; phase++) {
            for (int entry = 0; entry < 2; entry++) {
                boolean fatal = phase < 3 && entry == 0;
                assertEquals(fatal, driver(linux("4.10")).status(phase, entry) != 0);
                assertEquals(
                        fatal ? Driver.Aftermath.GIVES_UP : Driver.Aftermath.GOES_ON,
                        driver(linux("4.10")).lost(phase, 0, entry, 2, Tape.SILENT));
                assertEquals(0, driver(linux("4.12")).status(phase, entry));
                assertEquals(Driver.Aftermath.GOES_ON, driver(linux("4.12")).lost(phase, 0, entry, 2, Tape.SILENT));
            }
        }
    }
}
