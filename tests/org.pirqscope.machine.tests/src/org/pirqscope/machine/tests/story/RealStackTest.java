package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;

/**
 * Runs in the order of a real stack (Xen 4.17.7, QEMU 7.2.22, Linux 6.1.192, two NVMe drives passed through) beside its
 * logs: calls of the guest in their order, lines of QEMU to the byte. Linux irq numbers are left out, which a real
 * kernel holds back for an RCU grace period. The logs lie beside the project; without
 * them {@link #ofOurOwn} runs alone.
 */
class RealStackTest {

    private static final Path REAL = Path.of(System.getProperty("pirqscope.root", "."), "../shared/real2");
    private static final Pattern QEMU =
            Pattern.compile("\\[00:0\\d\\.0] (msi_msix|msix_set|xen_pt_msixctrl|xen_pt_msi_s|xen_pt_msgctrl).*");
    private static final Pattern PROBE =
            Pattern.compile("(getpirq_r|wrmsg|bindpirq|setmap|freeirq|startup): \\([^)]*\\) ?([^\\n]*)");

    private static Run run(Path scenario, boolean reuses) throws IOException {
        assumeTrue(Files.exists(scenario), "the logs of the real stack are not here");
        Scenario read = ScenarioReader.read(Files.readString(scenario), scenario.toString());
        return Run.of(reuses ? read.withVersions(read.versions().with("linux", "reuse", "list")) : read);
    }

    private static List<String> linesOfQemu(Run run) {
        return run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.layer() == Layer.QEMU)
                .map(LogLine::text)
                .toList();
    }

    private static List<String> realLines(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.flatMap(line -> QEMU.matcher(line).results().map(MatchResult::group))
                    .toList();
        }
    }

    @Test
    void aLoadOfTwoDrivesHasTheLinesOfTheRealQemu() throws IOException {
        List<String> lines = linesOfQemu(run(REAL.resolve("t2load1.yaml"), false));
        List<String> real = realLines(REAL.resolve("xen4.17_qemu7.2_linux6.1_two_nvme/qemu-dm.log"));
        assertEquals(44, lines.size());
        assertEquals(real.subList(0, lines.size()), lines);
    }

    /** Pirqs, messages, binds and event channels of both devices, call by call, through load and unload. */
    @Test
    void aLoadOfTwoDrivesHasTheCallsOfTheRealGuest() throws IOException {
        List<String> calls = calls(run(REAL.resolve("t2load1.yaml"), false));
        Path folder = REAL.resolve("xen4.17_qemu7.2_linux6.1_two_nvme");
        List<String> real =
                new ArrayList<>(realCalls(Files.readString(folder.resolve("guest-ftrace-after-load-1.txt"))));
        assertTrue(real.size() > 40, real.toString());
        real.addAll(realCalls(Files.readString(folder.resolve("guest-ftrace-after-unload-1.txt"))));
        assertEquals(real, calls);
    }

    /** Where grace periods end as they did there, Linux irqs have the real numbers too. */
    @Test
    void withTheRealGracePeriodsTheIrqsHaveTheRealNumbers() throws IOException {
        Run run = graced(REAL.resolve("t2load1.yaml"));
        String trace =
                Files.readString(REAL.resolve("xen4.17_qemu7.2_linux6.1_two_nvme/guest-ftrace-after-load-1.txt"));
        List<String> real = Pattern.compile("bindpirq_r: \\([^)]*\\) irq=(\\d+)")
                .matcher(trace)
                .results()
                .map(hit -> hit.group(1))
                .toList();
        assertEquals(8, real.size());
        assertEquals(real, irqs(run));
        assertEquals(2, PERIODS.size());
    }

    /** By turn of the schedule: behind the first destroyed irq, and before the last one of the second load. */
    private static final List<Integer> PERIODS = List.of(15, 30);

    private static Run graced(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the logs of the real stack are not here");
        return Run.of(graced(ScenarioReader.read(Files.readString(file), file.toString())));
    }

    private static Scenario graced(Scenario base) {
        List<Turn> schedule = new ArrayList<>(base.schedule());
        List<Scenario.Event> events = new ArrayList<>();
        for (int place : PERIODS) {
            String name = "rcu" + events.size();
            schedule.add(place + events.size(), new Turn(name, 1));
            events.add(new Scenario.Event(name, Scenario.Event.Kind.GRACE_PERIOD));
        }
        return new Scenario(
                base.name(), base.note(), base.versions(), base.pool(), base.controllers(), events, schedule);
    }

    private static List<String> irqs(Run run) {
        return run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                .map(step -> Integer.toString(((Answer.Value) step.answer()).value()))
                .toList();
    }

    /** Xen's debug keys i and e behind the load: which Xen irq and which port each pirq has. */
    @Test
    void behindTheLoadXenHasTheRealIrqsAndPorts() throws IOException {
        Path file = REAL.resolve("t2load1.yaml");
        assumeTrue(Files.exists(file), "the logs of the real stack are not here");
        Scenario base = ScenarioReader.read(Files.readString(file), file.toString());
        Pool pool = base.pool();
        Run run = Run.of(new Scenario(
                base.name(),
                "",
                base.versions(),
                new Pool(
                        pool.nrIrqsGsi(),
                        pool.extraGuestIrqs(),
                        pool.firstGuestIrq(),
                        pool.firstPort(),
                        pool.xenIrqs(),
                        31),
                base.controllers(),
                List.of(),
                base.schedule()));
        World loaded = run.at(run.steps().stream()
                        .filter(step -> step.text().startsWith("nvme_remove("))
                        .findFirst()
                        .orElseThrow()
                        .number()
                - 1);
        Path keys = REAL.resolve("xen4.17_qemu7.2_linux6.1_two_nvme/after-load-1");
        assertEquals(
                pairs(Files.readString(keys.resolve("xl-dmesg-key-i.txt")), "IRQ: +(\\d+) .* d\\d+: *(5\\d)\\("),
                loaded.xenIrqs().stream()
                        .map(row -> row.irq() + ":" + row.pirq())
                        .sorted()
                        .toList());
        assertEquals(
                pairs(Files.readString(keys.resolve("xl-dmesg-key-e.txt")), " (\\d+) \\[[^\\]]*\\]: s=4 .* p=(5\\d) "),
                loaded.eventChannels().stream()
                        .map(row -> row.port() + ":" + row.pirq())
                        .sorted()
                        .toList());
    }

    private static List<String> pairs(String dump, String row) {
        return Pattern.compile(row)
                .matcher(dump)
                .results()
                .map(hit -> hit.group(1) + ":" + hit.group(2))
                .sorted()
                .toList();
    }

    /** The bug of January 2017 on a real stack: the lines of the load, with the old lines put back. */
    @Test
    void theBugHasTheLinesOfTheRealQemu() throws IOException {
        Path folder = REAL.resolve("bug_xen4.17_qemu7.2_linux6.1_old_lines");
        Run run = run(folder.resolve("order.yaml"), true);
        assertEquals(realLines(folder.resolve("qemu-dm.log")), linesOfQemu(run));
        List<String> guest = run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.layer() == Layer.GUEST)
                .map(LogLine::text)
                .toList();
        String console = Files.readString(folder.resolve("guest-console.log"));
        for (String line : guest) {
            String said = line.contains("pirq=") ? line.substring(line.indexOf("xen: ")) : line;
            assertTrue(console.contains(said), said);
        }
    }

    private static List<String> calls(Run run) {
        List<String> calls = new ArrayList<>();
        for (Step step : run.steps()) {
            if (step.call().function() instanceof GuestFunction function) {
                String call = call(step, function);
                if (!call.isEmpty()) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }

    private static String call(Step step, GuestFunction function) {
        if (!step.entering()) {
            return function == GuestFunction.XEN_ALLOCATE_PIRQ_MSI && step.answer() instanceof Answer.Value pirq
                    ? "gets " + pirq.value()
                    : "";
        }
        return switch (function) {
            case PCI_WRITE_MSI_MSG -> "writes %08x".formatted(step.call().argument("address_lo"));
            case XEN_BIND_PIRQ_MSI_TO_IRQ -> "binds " + step.call().argument("pirq");
            case STARTUP_PIRQ -> "starts up";
            case FREE_IRQ -> "frees";
            case SET_EVTCHN_TO_IRQ ->
                (step.call().argument("irq") < 0 ? "forgets port " : "has port ")
                        + step.call().argument("port");
            default -> "";
        };
    }

    private static List<String> realCalls(String trace) {
        return PROBE.matcher(trace)
                .results()
                .map(hit -> realCall(hit.group(1), hit.group(2)))
                .filter(call -> !call.isEmpty())
                .toList();
    }

    private static String realCall(String probe, String fields) {
        return switch (probe) {
            case "getpirq_r" -> "gets " + field(fields, "pirq");
            case "wrmsg" -> "writes " + field(fields, "addr_lo").substring(2);
            case "bindpirq" -> "binds " + field(fields, "pirq");
            case "startup" -> "starts up";
            case "freeirq" -> "frees";
            default ->
                field(fields, "evtchn").equals("0")
                        ? ""
                        : (field(fields, "irq").equals("-1") ? "forgets port " : "has port ") + field(fields, "evtchn");
        };
    }

    private static String field(String fields, String name) {
        return Pattern.compile("\\b" + name + "=(\\S+)")
                .matcher(fields)
                .results()
                .map(hit -> hit.group(1))
                .findFirst()
                .orElse("");
    }

    /** The same situation without those logs: two drives swap their pirqs between the phases, nothing is lost. */
    @Test
    void ofOurOwn() {
        Run run = Run.of(ScenarioReader.read("""
                versions: {linux: "6.1.192", qemu: "7.2.22", xen: "4.17.7"}
                pool: {nr_irqs_gsi: 24, extra_guest_irqs: 32, first_guest_irq: 60, first_port: 20, xen_irqs: 64}
                controllers:
                  - {name: a, driver: nvme, bdf: "00:03.0", msi-x: 5, vectors: 1}
                  - {name: b, driver: nvme, bdf: "00:04.0", msi-x: 5, vectors: 1}
                schedule: [a*X, b*X, b*B, a*act, b*act]
                """, "own"));
        List<String> calls = calls(run);
        assertEquals(
                List.of(
                        "gets 55",
                        "writes fee37000",
                        "binds 55",
                        "starts up",
                        "has port 20",
                        "frees",
                        "forgets port 20"),
                calls.subList(0, 7));
        assertEquals(calls.subList(0, 7), calls.subList(7, 14));
        List<String> qemu = linesOfQemu(run);
        assertEquals(
                List.of(
                        "[00:03.0] xen_pt_msixctrl_reg_write: enable MSI-X",
                        "[00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)",
                        "[00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x7037 (entry: 0x0)",
                        "[00:03.0] msix_set_enable: disabling MSI-X.",
                        "[00:03.0] msi_msix_disable: Unbind MSI-X with pirq 55, gvec 0x0",
                        "[00:03.0] msi_msix_disable: Unmap MSI-X pirq 55",
                        "[00:03.0] xen_pt_msixctrl_reg_write: disable MSI-X"),
                qemu.subList(0, 7));
        assertTrue(run.outcomes().stream().allMatch(outcome -> outcome.ok()));
    }
}
