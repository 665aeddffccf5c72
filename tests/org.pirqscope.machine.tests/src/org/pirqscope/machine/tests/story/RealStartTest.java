package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;

/**
 * What INTx does before drivers start and beside MSI, beside the logs of a real stack (Xen 4.17.7, QEMU 7.2.22): QEMU's
 * maps and binds, the pirqs that the guest gets for its GSIs, COMMAND around enable and disable. The logs lie beside
 * the project; {@link #ofOurOwn} has what they say as numbers of its own.
 */
class RealStartTest {

    private static final Path REAL = Path.of(System.getProperty("pirqscope.root", "."), "../shared/real2");
    private static final Path TWO_NVME = REAL.resolve("xen4.17_qemu7.2_linux6.1_two_nvme");
    private static final Path WITH_AHCI = REAL.resolve("xen4.17_qemu7.2_linux5.10_nvme_ahci");
    private static final Pattern SHIM =
            Pattern.compile("xc_(?:physdev_map_pirq\\(dom \\d+, index (\\d+), pirq in -1 out (\\d+)\\)"
                    + "|domain_bind_pt_pci_irq\\(dom \\d+, machine_irq (\\d+), bus 0, device (\\d+), intx (\\d)\\))"
                    + " = 0");
    private static final Pattern GSI = Pattern.compile("xen: --> pirq=.*");
    private static final Pattern INTX = Pattern.compile("\\[00:0\\d\\.0] xen_pt_pci_intx: .*");
    private static final Pattern CONFIG = Pattern.compile("wrcfg: .* devfn=0x(\\w+) pos=0x(4|42|82) val=0x(\\w+)");

    /** The GSIs that both guests registered while they booted, of devices that QEMU emulates. */
    private static final String BOOT = ", boot_gsis: [9, 8, 12, 1, 6, 24]}";

    /** AHCI is loaded, unloaded and loaded, then the two drives, the second one first. */
    private static final String OF_5_10 = """
            versions: {linux: "5.10.262", qemu: "7.2.22", xen: "4.17.7"}
            pool: {nr_irqs_gsi: 24, extra_guest_irqs: 32, first_guest_irq: 60, first_port: 20, xen_irqs: 64BOOT
            controllers:
              - {name: nvme0, bdf: "00:03.0", msi-x: 5, machine-irq: 20, vectors: 3}
              - {name: nvme1, bdf: "00:04.0", msi-x: 5, machine-irq: 21, vectors: 3}
              - name: ahci
                bdf: "0000:00:05.0"
                msi: {64bit: true, maskable: false}
                machine-irq: 16
                driver: ahci
                vectors: 6
                script: [load, unload, load]
            events: [{name: boot, kind: boot}]
            schedule: [ahci*act, ahci*act, ahci*act, nvme1*act, nvme0*act]
            """.replace("BOOT", BOOT);

    private static String real(Path log) throws IOException {
        assumeTrue(Files.exists(log), "the logs of the real stack are not here");
        return Files.readString(log);
    }

    /** The scenario that lies beside the logs, told from the start of its domain. */
    private static Run twoDrives() throws IOException {
        String text = real(REAL.resolve("t2load1.yaml"))
                .replace(", xen_irqs: 64}", ", xen_irqs: 64" + BOOT)
                .replace("    bdf: \"0000:00:03.0\"\n", "    bdf: \"0000:00:03.0\"\n    machine-irq: 20\n")
                .replace("    bdf: \"0000:00:04.0\"\n", "    bdf: \"0000:00:04.0\"\n    machine-irq: 21\n");
        return Run.of(ScenarioReader.read(text + "events: [{name: boot, kind: boot}]\n", "t2load1.yaml"));
    }

    private static Run withAhci() {
        return Run.of(ScenarioReader.read(OF_5_10, "own"));
    }

    private static Run onTwoVcpus(Run run) {
        String text = ScenarioWriter.write(run.scenario()).replace("boot_gsis:", "vcpus: 2, boot_gsis:");
        return Run.of(ScenarioReader.read(text, "own"));
    }

    /** Which vCPU each port is bound to at a position. */
    private static Map<Integer, Integer> vcpus(Run run, int position) {
        Map<Integer, Integer> vcpus = new TreeMap<>();
        run.steps().subList(0, position).stream()
                .filter(step -> step.entering() && step.call().function() == XenFunction.EVTCHN_BIND_VCPU)
                .forEach(step ->
                        vcpus.put(step.call().argument("port"), step.call().argument("vcpu")));
        return vcpus;
    }

    private static Map<Integer, Integer> vcpus(String dump) {
        Map<Integer, Integer> vcpus = new TreeMap<>();
        Pattern.compile(" (\\d+) \\[[^\\]]*\\]: s=4 n=(\\d+) x=0 p=[45]\\d ")
                .matcher(dump)
                .results()
                .forEach(hit -> vcpus.put(Integer.parseInt(hit.group(1)), Integer.parseInt(hit.group(2))));
        return vcpus;
    }

    /** Linux 6.1 spreads them over both vCPUs, 5.10 leaves all on vCPU 0: n= of Xen's key e. */
    @Test
    void eachEventChannelIsBoundToTheVcpuOfTheRealOne() throws IOException {
        Run spread = onTwoVcpus(twoDrives());
        int loaded = spread.steps().stream()
                .filter(step -> step.text().startsWith("nvme_remove("))
                .findFirst()
                .orElseThrow()
                .number();
        Map<Integer, Integer> real = vcpus(real(TWO_NVME.resolve("after-load-1/xl-dmesg-key-e.txt")));
        assertEquals(6, real.size());
        assertEquals(real, vcpus(spread, loaded));
        Run old = onTwoVcpus(withAhci());
        Map<Integer, Integer> realOld = vcpus(real(WITH_AHCI.resolve("xl-dmesg-key-e.txt")));
        assertEquals(realOld, vcpus(old, old.length()));
    }

    /** Every kernel asks for a vCPU, with one of them too. */
    @Test
    void vcpusOfOurOwn() {
        Run plain = withAhci();
        assertEquals(Set.of(0), Set.copyOf(vcpus(plain, plain.length()).values()));
        Run two = onTwoVcpus(plain);
        assertEquals(Set.of(0), Set.copyOf(vcpus(two, two.length()).values()));
        Run spread =
                Run.of(two.scenario().withVersions(two.scenario().versions().with("linux", "irq-distribution", "yes")));
        assertEquals(
                List.of(1, 0, 1, 0, 1, 0, 1),
                List.copyOf(vcpus(spread, spread.length()).values()));
        assertEquals(plain.outcomes(), spread.outcomes());
        String one = ScenarioWriter.write(spread.scenario()).replace("vcpus: 2", "vcpus: 1");
        Run single = Run.of(ScenarioReader.read(one, "own"));
        assertEquals(Set.of(0), Set.copyOf(vcpus(single, single.length()).values()));
    }

    @Test
    void qemuMapsAndBindsIntxAsTheRealOne() throws IOException {
        assertEquals(hypercalls(real(TWO_NVME.resolve("qemu-dm.log"))), hypercalls(twoDrives()));
        assertEquals(hypercalls(real(WITH_AHCI.resolve("qemu-dm.log"))), hypercalls(withAhci()));
        assertEquals(found(INTX, real(TWO_NVME.resolve("qemu-dm.log"))), lines(twoDrives(), Log.QEMU_INTX));
        assertEquals(found(INTX, real(WITH_AHCI.resolve("qemu-dm.log"))), lines(withAhci(), Log.QEMU_INTX));
    }

    /** Also with 5.10, where a GSI takes the first pirq of MSI, so that the first MSI gets 54. */
    @Test
    void theGuestsGsisGetThePirqsOfTheRealOne() throws IOException {
        assertEquals(found(GSI, real(TWO_NVME.resolve("guest-dmesg-full.txt"))), lines(twoDrives(), Log.GSI_TO_IRQ));
        assertEquals(found(GSI, real(WITH_AHCI.resolve("guest-dmesg-full.txt"))), lines(withAhci(), Log.GSI_TO_IRQ));
        assertEquals(54, firstMsi(withAhci()));
    }

    /** COMMAND and message control of each device, as far as COMMAND's INTx bit changes. */
    @Test
    void commandIsWrittenWhereTheRealGuestWritesIt() throws IOException {
        Run run = twoDrives();
        for (int device = 0; device < 2; device++) {
            String devfn = device == 0 ? "18" : "20";
            List<String> writes = new ArrayList<>();
            for (String part : List.of("load-1", "unload-1")) {
                writes.addAll(configWrites(real(TWO_NVME.resolve("guest-ftrace-after-" + part + ".txt")), devfn));
            }
            assertEquals(10, changes(writes).size(), writes.toString());
            assertEquals(changes(writes), changes(configWrites(run, device)));
        }
    }

    private static List<String> configWrites(String trace, String devfn) {
        return CONFIG.matcher(trace)
                .results()
                .filter(hit -> hit.group(1).equals(devfn))
                .map(hit -> write(hit.group(2).equals("4"), Integer.parseInt(hit.group(3), 16)))
                .toList();
    }

    private static List<String> configWrites(Run run, int device) {
        return run.steps().stream()
                .filter(step -> step.entering() && step.actor() == device)
                .flatMap(step -> {
                    boolean command = step.call().function() == GuestFunction.PCI_WRITE_COMMAND;
                    return command || step.call().function() == GuestFunction.PCI_WRITE_CONFIG_WORD
                            ? Stream.of(write(command, step.call().argument(command ? "command" : "flags")))
                            : Stream.empty();
                })
                .toList();
    }

    private static String write(boolean command, int value) {
        return command ? "command %x".formatted(value) : "control %x".formatted(value & 0xc000);
    }

    /** Without the writes of COMMAND that leave its INTx bit as it is. */
    private static List<String> changes(List<String> writes) {
        List<String> changes = new ArrayList<>();
        boolean off = false;
        for (String write : writes) {
            boolean command = write.startsWith("command");
            if (!command || off != write.equals("command 406")) {
                changes.add(write);
                off ^= command;
            }
        }
        return changes;
    }

    private static List<String> hypercalls(String log) {
        return SHIM.matcher(log).results().map(RealStartTest::hypercall).toList();
    }

    private static String hypercall(MatchResult hit) {
        return hit.group(1) != null
                ? "map " + hit.group(1) + " = " + hit.group(2)
                : "bind " + hit.group(3) + " of slot " + hit.group(4) + " INTx " + hit.group(5);
    }

    private static List<String> hypercalls(Run run) {
        List<String> calls = new ArrayList<>();
        for (Step step : run.steps()) {
            if (step.entering() && step.call().function() == XenFunction.BIND_PT_PCI) {
                calls.add("bind " + step.call().argument("machine_irq") + " of slot "
                        + step.call().argument("device") + " INTx "
                        + step.call().argument("intx"));
            } else if (!step.entering()
                    && step.call().function() == XenFunction.MAP_GSI
                    && step.call().argument("pirq") >= 0) {
                calls.add("map " + step.call().argument("index") + " = " + ((Answer.Value) step.answer()).value());
            }
        }
        return calls;
    }

    private static List<String> lines(Run run, Log log) {
        return run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.log().equals(Optional.of(log)))
                .map(LogLine::text)
                .toList();
    }

    private static List<String> found(Pattern pattern, String log) {
        return pattern.matcher(log).results().map(MatchResult::group).toList();
    }

    private static int firstMsi(Run run) {
        return run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() == XenFunction.GET_FREE_PIRQ)
                .map(step -> ((Answer.Value) step.answer()).value())
                .findFirst()
                .orElseThrow();
    }

    /** What the logs say, as numbers. */
    @Test
    void ofOurOwn() {
        Run run = withAhci();
        assertEquals(
                List.of(
                        "map 20 = 20",
                        "bind 20 of slot 3 INTx 0",
                        "map 21 = 21",
                        "bind 21 of slot 4 INTx 0",
                        "map 16 = 16",
                        "bind 16 of slot 5 INTx 0"),
                hypercalls(run));
        assertEquals(
                List.of(17, 18, 19, 22, 23, 55, 16, 21, 20),
                lines(run, Log.GSI_TO_IRQ).stream()
                        .map(line -> Integer.parseInt(line.replaceAll(".*pirq=(\\d+) .*", "$1")))
                        .toList());
        assertEquals(54, firstMsi(run));
        assertEquals(
                List.of("control c000", "command 406", "control 8000", "control 0", "command 6"),
                configWrites(run, 0).subList(0, 5));
        assertTrue(run.outcomes().stream().allMatch(outcome -> outcome.ok()));
    }
}
