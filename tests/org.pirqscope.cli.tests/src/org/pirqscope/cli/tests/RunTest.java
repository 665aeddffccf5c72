package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;

class RunTest {

    private static final Shell STALE = Shell.run("run", "stale-pirq");

    private static String line(String containing) {
        return STALE.lines().stream()
                .filter(line -> line.contains(containing))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theStalePirqTellsItsStoryAndExitsWith1() {
        assertEquals(1, STALE.code());
        assertEquals("", STALE.err());
        assertTrue(line("EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)").startsWith("!! "));
        assertTrue(line("xen: msi already bound to pirq=55").endsWith("[hidden]"));
        assertTrue(line("Failed to obtain physical IRQ 65").endsWith("IRQ 65"));
        assertTrue(line("STALE PIRQ 55 RE-USED").startsWith("!! "));
        assertTrue(STALE.out().contains("!! nvme0: lost phase 2 entry 0: not mapped, driver status -4\n"));
        assertTrue(STALE.out().contains("!! nvme1: lost phase 2 entry 0: not mapped, driver status -4\n"));
    }

    @ParameterizedTest
    @CsvSource({"--xen, 4.19, true", "--xen, 4.18, false", "--set, xen.hvm-pirq=no, true"})
    void withoutHvmPirqsTheHeadSaysWhyNoPirqCanBeStale(String option, String value, boolean vectors) {
        assertEquals(
                vectors,
                Shell.run("run", "stale-pirq", option, value)
                        .out()
                        .contains("\nMode   vectors, since Xen offers no HVM pirqs: no pirq is read back from a "
                                + "message, so none can be"));
    }

    @ParameterizedTest
    @CsvSource({"3.12, true", "4.5, true", "4.6, false"})
    void whereTheDriverEnablesOnceTheHeadSaysWhyALoadMeetsNoMessage(String linux, boolean once) {
        String two = "the two-phase NVMe driver of 4.9 to 4.11; this kernel's own driver sets MSI-X or MSI up";
        assertEquals(
                once, Shell.run("run", "stale-pirq", "--linux", linux).out().contains("\nMode   " + two));
        String mode = "MSI-X or MSI once a load, since this kernel's own driver runs phase 1 on INTx: only a";
        String own = "linux.nvme-script=own";
        assertEquals(
                once,
                Shell.run("run", "stale-pirq", "--linux", linux, "--set", own)
                        .out()
                        .contains("\nMode   " + mode));
        assertEquals(
                once,
                Shell.run("explore", "1x1", "--linux", linux, "--set", own)
                        .out()
                        .contains("\nmode: " + mode));
        assertFalse(Shell.run("run", "stale-pirq", "--linux", linux, "--set", own, "--set", "linux.pre-enable=yes")
                .out()
                .contains("Mode "));
    }

    @Test
    void anOldKernelsCallsHaveItsNames() {
        String out = Shell.run("diagram", "stale-pirq", "--linux", "3.12").out();
        for (String call : List.of(
                "\npci_enable_msix(2)\n",
                "    __read_msi_msg(0) = pirq 55",
                "  __write_msi_msg(0) ",
                "\npci_disable_msix()\n")) {
            assertTrue(out.contains(call), out);
        }
    }

    @Test
    void theStoryRefersToStepsThatArePrinted() {
        String story = STALE.out().replaceAll("\n!! +", " ");
        String unmapped = story.replaceAll("(?s).*QEMU unmapped at step (\\d+) and Xen.*", "$1");

        assertTrue(line("PHYSDEVOP_unmap_pirq(55) = 0").matches(" +" + unmapped + " nvme0 xen .*"), unmapped);
    }

    @Test
    void theVersionsAndTheirRowsStandAtTheHead() {
        assertTrue(line("Linux  4.10, row 4.10").contains("list lookup"));
        assertTrue(STALE.out().contains("QEMU   2.5, row 2.5"));
        assertTrue(STALE.out().contains("Xen    4.7, row 4.6-4.9"));
    }

    @Test
    void callsAreNestedLikeTheyCallEachOther() {
        assertTrue(
                STALE.out()
                        .contains(String.join(
                                "\n",
                                "     12 nvme0 guest            xen_hvm_setup_msi_irqs(nvme0, 1, MSI-X) {",
                                "     13 nvme0 guest              __pci_read_msi_msg(0) {",
                                "     15 nvme0 qemu                 pci_msix_read(0, 0) = 00000000",
                                "     17 nvme0 qemu                 pci_msix_read(0, 4) = 00000000",
                                "     19 nvme0 qemu                 pci_msix_read(0, 8) = 00000000",
                                "     20 nvme0 guest              } = 00000000 / 00000000 / 0000  /* "
                                        + "__pci_read_msi_msg */")),
                STALE.out());
    }

    @Test
    void linesFitAHundredColumnsUnlessALayerLogsALongerOne() {
        List<String> longer =
                STALE.lines().stream().filter(line -> line.length() > 100).toList();

        assertTrue(longer.stream().allMatch(line -> line.matches(" +(qemu|xen|dmesg)> .*")), longer.toString());
    }

    @ParameterizedTest
    @CsvSource({"stale-pirq", "commit-story-a", "commit-story-b"})
    void linux411EndsWellOnTheSameSchedule(String scenario) {
        Shell fixed = Shell.run("run", scenario, "--linux", "4.11");

        assertEquals(1, Shell.run("run", scenario).code());
        assertEquals(0, fixed.code(), fixed.out());
        assertTrue(fixed.out().contains("Linux  4.11, row 4.11"));
        assertTrue(fixed.out().contains("   nvme0: ok\n   nvme1: ok\n"));
        assertFalse(fixed.lines().stream().anyMatch(line -> line.startsWith("!")));
    }

    @Test
    void oneColumnOfARowMayBeSetAndIsShownAsChanged() {
        Shell shell = Shell.run("run", "stale-pirq", "--set", "linux.reuse=never", "--set", "QEMU.latch=yes");

        assertEquals(0, shell.code());
        assertTrue(shell.out().replaceAll("\\s+", " ").contains("CHANGED reuse=never"), shell.out());
        assertTrue(shell.out().replaceAll("\\s+", " ").contains("CHANGED latch=yes"), shell.out());
    }

    @Test
    void anotherScheduleIsAnotherRun() {
        Shell shell = Shell.run("run", "stale-pirq", "--schedule", "nvme0*100, nvme1");

        assertEquals(0, shell.code(), shell.out());
        assertTrue(shell.out().contains("Order  nvme0*100, nvme1\n"), shell.out());
    }

    @Test
    void theWalkDrawsTheStaleMessageBitByBitAndExitsWith0() {
        Shell walk = Shell.run("run", "stale-pirq", "--walk");

        assertEquals(0, walk.code());
        assertTrue(walk.out().contains("| 0xfee          | 0x37           |"), walk.out());
        assertTrue(walk.out().contains("  pirq = 0x000000 << 8 | 0x37 = 55\n"), walk.out());
        assertTrue(
                walk.out()
                        .contains("  data == XEN_PIRQ_MSI_DATA (0x4300)   true  0x4300\n"
                                + "  xen_irq_from_pirq(55) >= 0           true  64: irq 64 belongs to nvme1 entry 0\n"
                                + "  Both hold: the kernel re-uses pirq 55 and writes nothing.\n"),
                walk.out());
        assertTrue(walk.out().contains("!! nvme0 entry 0 re-uses pirq 55"), walk.out());
        assertTrue(
                walk.out().endsWith("  stale pirqs re-used: 2\n  the same on Linux 4.11: every controller ends well\n"),
                walk.out());
        assertTrue(walk.out().length() > STALE.out().length());
    }

    /**
     * xen_hvm_setup_msi_irqs of 2.6.37 asks pirq_to_irq[] before it looks at data; from 2.6.39 on it looks at data
     * first.
     */
    @ParameterizedTest
    @CsvSource({"2.6.37,false", "2.6.38,false", "2.6.39,true", "3.12,true", "4.10,true"})
    void theWalkShowsTheTestsInTheOrderOfTheKernel(String linux, boolean dataFirst) {
        List<String> tests = Shell.run("run", "stale-pirq", "--linux", linux, "--walk")
                .out()
                .lines()
                .filter(line -> line.startsWith("  data == ") || line.startsWith("  xen_irq_from_pirq("))
                .toList();

        assertFalse(tests.isEmpty());
        for (int i = 0; i < tests.size(); i++) {
            assertEquals(dataFirst == (i % 2 == 0), tests.get(i).startsWith("  data == "), tests.toString());
            assertTrue(tests.get(i).contains(" true "), tests.get(i));
        }
    }

    @Test
    void aWalkWithoutAStaleHitSaysSo() {
        assertTrue(Shell.run("run", "one-controller", "--walk").out().contains("  stale pirqs re-used: 0\n"));
    }

    @Test
    void theJsonIsOneObjectAStepAndTheResult() {
        Shell shell = Shell.run("run", "stale-pirq", "--json");
        List<JsonObject> lines = shell.jsonLines();
        JsonObject result = lines.getLast().getAsJsonObject("result");

        assertEquals(1, shell.code());
        assertEquals(result.get("steps").getAsInt(), lines.size() - 1);
        for (int i = 0; i < lines.size() - 1; i++) {
            assertEquals(i + 1, lines.get(i).get("step").getAsInt());
        }
        assertTrue(result.get("failed").getAsBoolean());
        JsonObject first = result.getAsJsonArray("controllers").get(0).getAsJsonObject();
        assertEquals("lost phase 2 entry 0: not mapped", first.get("outcome").getAsString());
        assertEquals(-4, first.get("status").getAsInt());
        assertEquals(
                "4.10",
                result.getAsJsonObject("versions")
                        .getAsJsonObject("linux")
                        .get("row")
                        .getAsString());
        assertTrue(result.get("run").getAsString().startsWith("pq2:stale-pirq;4.10;2.5;4.7;"));
    }

    @Test
    void theStaleHitIsInTheJsonWithItsWholeStory() {
        JsonObject hit = Shell.run("run", "stale-pirq", "--json").jsonLines().stream()
                .filter(step -> step.has("findings"))
                .flatMap(step -> step.getAsJsonArray("findings").asList().stream())
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> finding.get("kind").getAsString().equals("stale-hit"))
                .findFirst()
                .orElseThrow();

        assertEquals(55, hit.get("pirq").getAsInt());
        assertEquals(0, hit.get("entry").getAsInt());
        assertEquals(64, hit.get("lookupIrq").getAsInt());
        assertEquals("nvme1 entry 0", hit.get("owner").getAsString());
        assertTrue(hit.get("writtenAt").getAsInt() < hit.get("freedAt").getAsInt());
        assertTrue(hit.get("freedAt").getAsInt() < hit.get("ownedSince").getAsInt());
        assertEquals("failure", hit.get("severity").getAsString());
    }

    @Test
    void aFailedCallIsMarkedInTheJson() {
        JsonObject bind = Shell.run("run", "stale-pirq", "--json").jsonLines().stream()
                .filter(step -> step.has("answer")
                        && step.get("answer").isJsonObject()
                        && step.getAsJsonObject("answer").get("failed").getAsBoolean())
                .findFirst()
                .orElseThrow();

        assertEquals("EVTCHNOP_bind_pirq", bind.get("function").getAsString());
        assertEquals(-17, bind.getAsJsonObject("answer").get("value").getAsInt());
        assertEquals(
                55,
                bind.getAsJsonObject("arguments")
                        .getAsJsonObject("pirq")
                        .get("value")
                        .getAsInt());
    }

    @Test
    void everyBuiltInScenarioRunsAsTextAndAsJson() {
        for (JsonObject scenario : Shell.run("scenarios", "--json").jsonLines()) {
            String name = scenario.get("name").getAsString();
            Shell text = Shell.run("run", name);
            Shell json = Shell.run("run", name, "--json");

            assertTrue(text.code() == 0 || text.code() == 1, name + text.err());
            assertEquals(text.code(), json.code(), name);
            assertEquals(
                    text.code() == 1,
                    json.jsonLines()
                            .getLast()
                            .getAsJsonObject("result")
                            .get("failed")
                            .getAsBoolean(),
                    name);
            assertTrue(text.out().chars().allMatch(c -> c < 0x7f), name);
        }
    }

    @Test
    void aReaderThatGoesAwayDoesNotChangeTheExitCode() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertEquals(
                1,
                Main.run(
                        new String[] {"run", "stale-pirq"},
                        new PrintStream(broken),
                        System.err,
                        new Environment(Map.of(), false)));
        assertEquals(
                1,
                Main.run(
                        new String[] {"run", "stale-pirq", "--json"},
                        new PrintStream(broken),
                        System.err,
                        new Environment(Map.of(), false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run no-such-scenario",
                "run stale-pirq --linux banana",
                "run stale-pirq --qemu 0.1",
                "run stale-pirq --xen 3.0",
                "run stale-pirq --set linux",
                "run stale-pirq --set linux.reuse",
                "run stale-pirq --set linux.reuse=perhaps",
                "run stale-pirq --set bsd.reuse=never",
                "run stale-pirq --set linux.colour=red",
                "run stale-pirq --set .=",
                "run stale-pirq --schedule nvme2",
                "run stale-pirq --schedule nvme0,,nvme1",
                "run stale-pirq --schedule nvme0*0",
                "run stale-pirq --schedule nvme0*many",
                "run stale-pirq --schedule nvme0*99999999999",
                "run stale-pirq --walk --json"
            })
    void whatCannotBeRunIsRefused(String line) {
        Shell shell = Shell.run(line.split(" "));

        assertTrue(shell.refused(), shell.toString());
        assertFalse(shell.err().contains("Exception"), shell.err());
    }

    @Test
    void aWrongTurnIsNamedWithItsColumnAndWhatIsAllowed() {
        String err =
                Shell.run("run", "stale-pirq", "--schedule", "nvme0*3,nvme7").err();

        assertEquals(
                "pirqscope: --schedule, column 9: \"nvme7\", expected NAME, NAME*COUNT, NAME*STEP (such as Q) or "
                        + "NAME*act with one of nvme0, nvme1\n",
                err);
        assertEquals(
                "pirqscope: --schedule, column 1: \"nvme0*0\", expected a count from 1 to 1000000, act or a step "
                        + "(see run --help) after the *\n",
                Shell.run("run", "stale-pirq", "--schedule", "nvme0*0").err());
    }

    /**
     * The 2017 story's places: nvme0 has given its first vector back, nvme1 uses its own, nvme0 sets up again; 4.11
     * takes fewer moves to them.
     */
    @Test
    void aTurnMayEndWithAStepThatIsTheSamePlaceOnEveryKernel() {
        String places = "nvme0*X,nvme1*U,nvme0*U,nvme1*act";
        assertTrue(Shell.run("run", "2x2", "--schedule", places).out().contains(";0*16,1*11,0*14,1*19;"));
        assertTrue(Shell.run("run", "2x2", "--schedule", places)
                .out()
                .contains("(*X to the next xen_destroy_irq, *U to the next use,\n"));
        assertTrue(Shell.run("run", "2x2", "--schedule", places, "--linux", "4.11")
                .out()
                .contains(";0*15,1*10,0*15,1*23,0*3;"));
        assertEquals(2, Shell.run("run", "2x2", "--schedule", "nvme0*KEXEC").code());
        assertTrue(
                Shell.run("run", "2x2", "--schedule", "nvme0*L", "--linux", "4.11")
                        .out()
                        .contains(";0*33,1*33;"),
                "a step that never comes ends with the act");
    }

    @Test
    void aTurnMayBeAWholeAct() {
        String out = Shell.run("run", "stale-pirq", "--schedule", "nvme0*act").out();

        assertTrue(
                out.contains("\nOrder  nvme0*act (*act to the end of the load or unload)\n")
                        && out.contains(";0*37,1*37;"),
                out);
    }

    /** nvme_probe prints its line before it queues nvme_reset_work. */
    @Test
    void theLineOfTheProbeStandsBeforeTheWork() {
        int work = STALE.lines().indexOf(line("nvme_reset_work(nvme0) {"));

        assertEquals(
                "dmesg> nvme nvme0: pci function 0000:00:04.0",
                STALE.lines().get(work - 1).strip());
        assertEquals(
                "nvme_pci_enable(nvme0) {", STALE.lines().get(work + 1).strip().replaceFirst(".*driver +", ""));
        JsonObject first = Shell.run("run", "stale-pirq", "--json").jsonLines().getFirst();
        assertEquals("nvme_reset_work", first.get("function").getAsString());
        assertEquals(
                "nvme nvme0: pci function 0000:00:04.0",
                first.getAsJsonArray("log").get(0).getAsJsonObject().get("text").getAsString());
        assertEquals(
                1,
                STALE.lines().stream()
                        .filter(line -> line.contains("nvme nvme0: pci function"))
                        .count());
    }

    /** 2.6.37 hands Linux irqs out from nr_irqs-1 down, so nr_irqs is told; later kernels go up and do not need it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.6.37 | Pool   pirqs 24..55 (nr_irqs_gsi 24, extra_guest_irqs 32); Linux irqs from 68 down "
                        + "(nr_irqs 69 here) | 68",
                "4.10 | Pool   pirqs 24..55 (nr_irqs_gsi 24, extra_guest_irqs 32) | 64"
            })
    void aKernelThatCountsIrqsDownShowsItsNrIrqs(String linux, String pool, int irq) {
        Shell shell = Shell.run("run", "stale-pirq", "--linux", linux);

        assertTrue(shell.lines().contains(pool), shell.out());
        assertTrue(
                shell.lines().stream()
                        .filter(line -> line.contains("~ irq "))
                        .findFirst()
                        .orElseThrow()
                        .strip()
                        .startsWith("~ irq " + irq + ": "),
                shell.out());
    }

    /**
     * Xen takes extra_guest_irqs=0 for domUs as it is: no pirq for MSI at all. Later kernels fall back to INTx, 2.6.37
     * takes a number unasked.
     */
    /** A removal leaves the stale message, so that the second load is lost as well, and sooner. */
    @Test
    void everyLoadOfALostControllerIsTold(@TempDir Path folder) throws IOException {
        String text = Shell.run("scenario", "stale-pirq").out();
        Path file = folder.resolve("again.yaml");
        Files.writeString(file, text.replaceFirst("script: \\[load\\]", "script: [load, remove-dead, load]"));
        Shell run = Shell.run("run", file.toString());

        assertTrue(
                run.out()
                        .contains("!! nvme0: lost phase 2 entry 0: not mapped, driver status -4\n     load 1: lost "
                                + "phase 2 entry 0: not mapped, driver status -4; load 2: lost phase 1"),
                run.out());
        assertFalse(STALE.out().contains("load 1:"));
        assertEquals(
                "[\"lost phase 2 entry 0: not mapped\",\"lost phase 1 entry 0: not mapped\"]",
                Shell.run("run", file.toString(), "--json")
                        .jsonLines()
                        .getLast()
                        .getAsJsonObject("result")
                        .getAsJsonArray("controllers")
                        .get(0)
                        .getAsJsonObject()
                        .get("loads")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "4.10, true, nvme0: ok",
        "4.10, false, 'nvme0: lost phase 1 entry 0: setup failed, driver status -16'",
        "4.11, false, 'nvme0: lost phase 1 entry 0: setup failed, driver status -22'",
        "2.6.37, true, 'nvme0: lost phase 1 entry 0: not mapped, driver status -5'"
    })
    void withoutExtraGuestIrqsThereIsNoPirqForMsi(String linux, boolean intx, String outcome, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("zero.yaml");
        Files.writeString(file, """
                versions: {linux: "4.10", qemu: "2.5", xen: "4.7"}
                pool: {extra_guest_irqs: 0}
                controllers:
                  - {name: nvme0, bdf: "00:04.0", msi-x: 8, intx: %s, vectors: 2}
                """.formatted(intx));
        Shell shell = Shell.run("run", file.toString(), "--linux", linux);

        assertTrue(
                shell.out().contains("Pool   no pirqs for MSI (nr_irqs_gsi 24, extra_guest_irqs 0)"), shell.toString());
        assertTrue(shell.out().contains("PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = -28 (-ENOSPC)"), shell.out());
        assertTrue(shell.out().contains(outcome + "\n"), shell.out());
        assertTrue(shell.out().contains("pirqs: 0 of 0 free"), shell.out());
    }

    /** QEMU logs these before it makes the call, Xen and the guest while or after it is made. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msi_msix_setup: requested pirq 55 for MSI-X | PHYSDEVOP_map_pirq(nvme0, 0, 55) {",
                "msi_msix_update: Updating MSI-X with pirq 55 gvec 0 | XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0",
                "msi_msix_disable: Unbind MSI-X with pirq 55 | XEN_DOMCTL_unbind_pt_irq(55) = 0",
                "msi_msix_disable: Unmap MSI-X pirq 55 | PHYSDEVOP_unmap_pirq(55) = 0",
                "xen_pt_msix_disable() { | msix_set_enable: disabling MSI-X.",
                "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST) | (XEN) EVTCHNOP failure: error -17",
                "xen_irq_from_pirq(55) = 64 | xen: msi already bound to pirq=55",
                "pci function 0000:00:04.0 | nvme_reset_work(nvme0) {"
            })
    void aLogLineStandsAboveTheCallThatItAnnounces(String above, String below) {
        List<String> read = STALE.lines().stream()
                .filter(line -> !line.strip().startsWith("~")
                        && !line.startsWith("i ")
                        && !line.startsWith("!      ")
                        && !line.startsWith("!!     "))
                .toList();
        int first = IntStream.range(0, read.size())
                .filter(i -> read.get(i).contains(above))
                .findFirst()
                .orElseThrow();

        assertTrue(
                read.get(first + 1).contains(below),
                String.join("\n", read.subList(Math.max(0, first - 1), first + 3)));
    }

    /** A call that is refused is announced too, and its error follows it. */
    @Test
    void theAnnouncementOfARefusedBindStandsAboveIt() {
        List<String> lines = Shell.run("run", "stale-pirq", "--linux", "4.11", "--qemu", "2.0")
                .lines();
        int refused = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("XEN_DOMCTL_bind_pt_irq(")
                        && lines.get(i).endsWith("= -1 (-EPERM)"))
                .findFirst()
                .orElseThrow();

        assertTrue(
                lines.get(refused - 1).contains("msi_msix_update: Updating MSI-X with pirq 53 "),
                lines.get(refused - 1));
        assertTrue(
                lines.subList(refused + 1, refused + 4).stream()
                        .anyMatch(line -> line.contains("Updating of MSI-X failed.")),
                lines.get(refused + 1));
    }

    @Test
    void aLeakedXenIrqIsInTheResult() {
        String order = "nvme0*X,nvme0*S,nvme1*I,nvme0*U,nvme1*act";
        List<String> text = Shell.run("run", "msi-reuse", "--schedule", order).lines();
        List<JsonObject> json =
                Shell.run("run", "msi-reuse", "--schedule", order, "--json").jsonLines();

        assertEquals(
                "  Xen irqs: 1 leaked (25)",
                text.get(text.indexOf("  pirqs: 31 of 32 free, 1 mapped, 0 allocated, 0 leaked") + 1));
        assertEquals(
                "[25]",
                json.getLast().getAsJsonObject("result").get("leakedXenIrqs").toString());
        assertFalse(STALE.out().contains("Xen irqs:"));
        assertEquals(
                "[]",
                Shell.run("run", "stale-pirq", "--json")
                        .jsonLines()
                        .getLast()
                        .getAsJsonObject("result")
                        .get("leakedXenIrqs")
                        .toString());
    }

    @Test
    void tablesAreThoseAfterTheStep() {
        Shell start = Shell.run("run", "stale-pirq", "--tables", "0");
        assertTrue(start.out().startsWith("Pirq table: 32 of 32 free"), start.toString());
        assertTrue(start.out().contains("Event channels\n  none in use\n"), start.toString());
        Shell bound = Shell.run("run", "stale-pirq", "--tables", "90");
        assertTrue(bound.out().contains("  55    mapped  24       IRQ_PT  10    nvme0 entry 0"), bound.toString());
        assertTrue(bound.out().contains("  entry 0         00000000    fee37000    4300  55"), bound.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100000", "x", ""})
    void tablesOfAStepThatTheRunHasNotAreRefused(String step) {
        Shell shell = Shell.run("run", "stale-pirq", "--tables", step);
        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("--tables"), shell.toString());
    }

    @Test
    void aRunIsPrintedInOneWay() {
        assertTrue(Shell.run("run", "stale-pirq", "--tables", "1", "--json").refused());
        assertTrue(Shell.run("run", "stale-pirq", "--walk", "--json").refused());
    }
}
