package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.ScenarioReader;

/**
 * An AHCI controller with MSI on a real stack (Xen 4.17.7, QEMU 7.2.22, Linux 5.10.262), loaded, unloaded and loaded:
 * calls of the guest with its writes of message control and data, lines of guest and QEMU, hypercalls of QEMU, each in
 * its order. Left out is what Pirqscope does not show: COMMAND and registers of AHCI itself. The logs lie beside the
 * project; {@link #ofOurOwn} has what they say of one load and unload as a text of its own.
 */
class RealMsiTest {

    private static final Path REAL = Path.of(System.getProperty("pirqscope.root", "."), "../shared/real2");
    private static final Path LOGS = REAL.resolve("xen4.17_qemu7.2_linux5.10_nvme_ahci");
    private static final Pattern PROBE = Pattern.compile("(\\w+): \\([^)]*\\) ?([^\\n]*)");
    private static final Pattern SHIM = Pattern.compile("xc_(\\w+)\\(dom \\d+, ([^)]*)\\) = (-?\\d+)");
    private static final Pattern QEMU = Pattern.compile(
            "\\[00:05\\.0] (xen_pt_msgctrl_reg_write|msi_msix_\\w+|xen_pt_msi_setup|xen_pt_msi_set_enable): .*");
    private static final Pattern GUEST = Pattern.compile("ahci 0000:00:05\\.0: xen: msi .*");

    private static final String OWN = """
            name: own
            versions: {linux: "5.10.262", qemu: "7.2.22", xen: "4.17.7"}
            pool: {nr_irqs_gsi: 24, extra_guest_irqs: 31, first_guest_irq: 60, first_port: 20, xen_irqs: 64}
            controllers:
              - name: ahci
                bdf: "0000:00:05.0"
                driver: ahci
                msi-x: 0
                msi: {64bit: true, maskable: false}
                intx: true
                vectors: 6
                script: [load, unload, load]
            """;

    private static String real(String file) throws IOException {
        Path log = LOGS.resolve(file);
        assumeTrue(Files.exists(log), "the logs of the real stack are not here");
        return Files.readString(log);
    }

    private static Run own() {
        return Run.of(ScenarioReader.read(OWN, "own"));
    }

    /** The scenario that lies beside the logs, with the driver and the six ports that the controller has. */
    private static Run run() throws IOException {
        Path scenario = REAL.resolve("msi510.yaml");
        assumeTrue(Files.exists(scenario), "the scenario of the real stack is not here");
        String text = Files.readString(scenario).replace("    vectors: 1\n", "    vectors: 6\n    driver: ahci\n");
        return Run.of(ScenarioReader.read(text, scenario.toString()));
    }

    @Test
    void theGuestMakesTheCallsOfTheRealOne() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String part : List.of("load-1", "unload-1", "load-2")) {
            calls.addAll(probed(real("guest-ftrace-after-ahci-" + part + ".txt")));
        }
        assertEquals(calls, guestCalls(run()));
    }

    @Test
    void qemuMakesTheHypercallsOfTheRealOne() throws IOException {
        List<String> calls = hypercalls(run());
        assertEquals(6, calls.size(), calls.toString());
        assertEquals(
                SHIM.matcher(real("qemu-dm.log"))
                        .results()
                        .map(hit -> hypercall(hit.group(1), hit.group(2), hit.group(3)))
                        .filter(call -> !call.isEmpty())
                        .limit(6)
                        .toList(),
                calls);
    }

    @Test
    void guestAndQemuLogTheLinesOfTheRealOnes() throws IOException {
        Run run = run();
        assertEquals(found(QEMU, real("qemu-dm.log")), lines(run, Layer.QEMU));
        assertEquals(found(GUEST, real("guest-dmesg-full.txt")), lines(run, Layer.GUEST));
    }

    /** What the logs say, in numbers of ours: six vectors are refused, one is set up, used and given back. */
    @Test
    void ofOurOwn() {
        assertEquals(
                List.of(
                        "enable",
                        "enable = -28",
                        "enable",
                        "control 80",
                        "set up 1",
                        "pirq 54",
                        "message fee36000 4300",
                        "control 80",
                        "data 4300",
                        "bind 54",
                        "irq 60",
                        "set up = 0",
                        "control 81",
                        "enable = 1",
                        "request 60",
                        "start up 60",
                        "port 20 of 60",
                        "free 60",
                        "port 20 of -1",
                        "control 80",
                        "destroy 60",
                        "destroy = -2"),
                guestCalls(own()).subList(0, 22));
        assertEquals(
                List.of(
                        "map 54 entry 0 = 0",
                        "bind 54 gvec 0 gflags 13036 = 0",
                        "unbind 54 = 0",
                        "unmap 54 = 0",
                        "map 54 entry 0 = 0",
                        "bind 54 gvec 0 gflags 13036 = 0"),
                hypercalls(own()));
        assertEquals(
                List.of(
                        "[00:05.0] xen_pt_msgctrl_reg_write: setup MSI (register: 81).",
                        "[00:05.0] msi_msix_setup: requested pirq 54 for MSI (vec: 0x0, entry: 0x0)",
                        "[00:05.0] xen_pt_msi_setup: MSI mapped with pirq 54.",
                        "[00:05.0] msi_msix_update: Updating MSI with pirq 54 gvec 0x0 gflags 0x3036 (entry: 0x0)",
                        "[00:05.0] xen_pt_msi_set_enable: disabling MSI.",
                        "[00:05.0] msi_msix_disable: Unbind MSI with pirq 54, gvec 0x0",
                        "[00:05.0] msi_msix_disable: Unmap MSI pirq 54"),
                lines(own(), Layer.QEMU).subList(0, 7));
    }

    private static List<String> lines(Run run, Layer layer) {
        return run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.layer() == layer)
                .map(LogLine::text)
                .toList();
    }

    private static List<String> found(Pattern pattern, String log) {
        return pattern.matcher(log).results().map(MatchResult::group).toList();
    }

    private static List<String> guestCalls(Run run) {
        return run.steps().stream()
                .map(RealMsiTest::guestCall)
                .filter(call -> !call.isEmpty())
                .toList();
    }

    private static String guestCall(Step step) {
        if (!step.entering()) {
            return answered(step.call().function(), step.answer());
        }
        return switch (step.call().function()) {
            case GuestFunction function -> entered(function, step);
            case QemuFunction.MSGCTRL_REG_WRITE -> "control " + (step.call().argument("flags") == 0 ? "80" : "81");
            case QemuFunction.MSGDATA_REG_WRITE ->
                "data %x".formatted(step.call().argument("value"));
            default -> "";
        };
    }

    private static String entered(GuestFunction function, Step step) {
        return switch (function) {
            case PCI_ENABLE_MSI -> "enable";
            case XEN_HVM_SETUP_MSI_IRQS -> "set up " + step.call().argument("nvec");
            case PCI_WRITE_MSI_MSG ->
                "message %08x %x"
                        .formatted(
                                step.call().argument("address_lo"), step.call().argument("data"));
            case XEN_BIND_PIRQ_MSI_TO_IRQ -> "bind " + step.call().argument("pirq");
            case REQUEST_IRQ -> "request " + step.call().argument("irq");
            case STARTUP_PIRQ -> "start up " + step.call().argument("irq");
            case SET_EVTCHN_TO_IRQ ->
                "port " + step.call().argument("port") + " of " + step.call().argument("irq");
            case FREE_IRQ -> "free " + step.call().argument("irq");
            case XEN_DESTROY_IRQ -> "destroy " + step.call().argument("irq");
            default -> "";
        };
    }

    private static String answered(Function function, Answer answer) {
        if (!(answer instanceof Answer.Value(int value, var format)) || !(function instanceof GuestFunction guest)) {
            return "";
        }
        return switch (guest) {
            case PCI_ENABLE_MSI -> "enable = " + value;
            case XEN_HVM_SETUP_MSI_IRQS -> "set up = " + value;
            case XEN_ALLOCATE_PIRQ_MSI -> "pirq " + value;
            case XEN_BIND_PIRQ_MSI_TO_IRQ -> "irq " + value;
            case XEN_DESTROY_IRQ -> "destroy = " + value;
            default -> "";
        };
    }

    /** The probes of a trace that Pirqscope shows too. */
    private static List<String> probed(String trace) {
        return PROBE.matcher(trace)
                .results()
                .map(hit -> probe(hit.group(1), hit.group(2)))
                .filter(call -> !call.isEmpty())
                .toList();
    }

    private static String probe(String name, String fields) {
        return switch (name) {
            case "enmsi" -> "enable";
            case "enmsi_r" -> "enable = " + field(fields, "rc");
            case "setup" -> "set up " + field(fields, "nvec");
            case "setup_r" -> "set up = " + field(fields, "rc");
            case "getpirq_r" -> "pirq " + field(fields, "pirq");
            case "wrmsg" -> "message " + hex(fields, "addr_lo") + " " + hex(fields, "data");
            case "bindpirq" -> "bind " + field(fields, "pirq");
            case "bindpirq_r" -> "irq " + field(fields, "irq");
            case "reqthr" -> "request " + field(fields, "irq");
            case "startup" -> "start up " + field(fields, "irq");
            case "setmap" ->
                field(fields, "evtchn").equals("0")
                        ? ""
                        : "port " + field(fields, "evtchn") + " of " + field(fields, "irq");
            case "freeirq" -> "free " + field(fields, "irq");
            case "destroy" -> "destroy " + field(fields, "irq");
            case "destroy_r" -> "destroy = " + field(fields, "rc");
            case "wrcfg" -> configWrite(hex(fields, "pos"), hex(fields, "val"));
            default -> "";
        };
    }

    private static String configWrite(String position, String value) {
        return Map.of("82", "control " + value, "8c", "data " + value).getOrDefault(position, "");
    }

    private static List<String> hypercalls(Run run) {
        return run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() instanceof XenFunction)
                .map(RealMsiTest::hypercall)
                .filter(call -> !call.isEmpty())
                .toList();
    }

    private static String hypercall(Step step) {
        int answer = step.answer() instanceof Answer.Value(int value, var format) ? Math.min(value, 0) : 0;
        return switch ((XenFunction) step.call().function()) {
            case MAP_PIRQ ->
                "map " + step.call().argument("pirq") + " entry " + step.call().argument("entry") + " = " + answer;
            case BIND_PT_IRQ ->
                "bind %d gvec %x gflags %x = %d"
                        .formatted(
                                step.call().argument("pirq"),
                                step.call().argument("gvec"),
                                step.call().argument("gflags"),
                                answer);
            case UNBIND_PT_IRQ -> "unbind " + step.call().argument("pirq") + " = " + answer;
            case UNMAP_PIRQ -> "unmap " + step.call().argument("pirq") + " = " + answer;
            default -> "";
        };
    }

    private static String hypercall(String function, String fields, String answer) {
        String pirq = field(fields.replace(",", ""), "pirq");
        return switch (function) {
            case "physdev_map_pirq_msi" ->
                "map " + field(fields, "in") + " entry " + field(fields, "entry") + " = " + answer;
            case "domain_update_msi_irq" ->
                "bind " + pirq + " gvec " + hex(fields, "gvec") + " gflags " + hex(fields, "gflags") + " = " + answer;
            case "domain_unbind_msi_irq" -> "unbind " + pirq + " = " + answer;
            case "physdev_unmap_pirq" -> "unmap " + pirq + " = " + answer;
            default -> "";
        };
    }

    private static String hex(String fields, String name) {
        return field(fields, name).substring("0x".length());
    }

    private static String field(String fields, String name) {
        return Pattern.compile("\\b" + name + "[= ]([^\\s,]+)")
                .matcher(fields)
                .results()
                .map(hit -> hit.group(1))
                .findFirst()
                .orElse("");
    }
}
