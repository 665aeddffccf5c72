package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pirqscope.diagram.tests.MailRules.shows;
import static org.pirqscope.diagram.tests.MailRules.told;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.StepFinding;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.words.FindingWords;

/**
 * Who loses what, and why: on QEMU before 2.1, which unmaps nothing when a device is disabled, and for more than one
 * controller.
 */
class MailVictimsTest {

    /** A call that stands only for its inside. */
    private static final Pattern EMPTY =
            Pattern.compile("\\s*(request_irq\\(\\d+\\)|xen_hvm_setup_msi_irqs\\(\\d+\\))");

    private static Run withQemu(String name, String qemu) {
        Scenario scenario = BuiltIn.named(name);
        return Run.of(scenario.withVersions(scenario.versions().withQemu(qemu)));
    }

    private static String flat(List<String> lines) {
        return String.join(" ", lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale-pirq", "commit-story-a", "commit-story-b", "sequential-reload"})
    void theTeardownInWhichQemuKeepsThePirqIsShown(String name) {
        List<String> lines = told(withQemu(name, "2.0"), MailOptions.DEFAULT);
        shows(
                lines,
                "PHYSDEVOP_map_pirq(0, 55) = 55",
                "pci_free_irq_vectors()",
                "<-- QEMU keeps 55 mapped",
                "= pirq 55",
                "// no irq has it: allocate",
                "PHYSDEVOP_get_free_pirq() = ",
                "<-- QEMU has 55 for entry 0",
                "= -EPERM  <-- 5",
                " is not mapped",
                "<-- forced: irq_pirq[24] = -55",
                "EEXIST)  <-- irq_pirq[24]: -55",
                "timeout: no irq of entry 0");
    }

    /**
     * Without INTx and with no pirq for MSI no controller gets an interrupt: each is a loss, and the empty pool is why.
     */
    @ParameterizedTest
    @CsvSource({"1,''", "2,' The same happens to nvme1.'", "3,' The same happens to nvme1 and nvme2.'"})
    void aSetupThatFailsIsALossAndSaysWhy(int controllers, String others) {
        Scenario equal = BuiltIn.equal(controllers, 2);
        Pool pool = equal.pool();
        List<Controller> withoutIntx = equal.controllers().stream()
                .map(c -> new Controller(c.name(), c.bdf(), c.msixTableSize(), c.msi(), false, c.vectors(), c.script()))
                .toList();
        Run run = Run.of(new Scenario(
                "empty",
                "",
                equal.versions().withLinux("4.11"),
                new Pool(pool.nrIrqsGsi(), 0, pool.firstGuestIrq(), pool.firstPort(), pool.xenIrqs()),
                withoutIntx,
                List.of(),
                List.of()));

        String text = flat(told(run, MailOptions.DEFAULT)).replaceAll("\\s+", " ");
        assertTrue(
                text.contains("No pirq is free for nvme0: PHYSDEVOP_get_free_pirq = -28 (-ENOSPC). nvme0 gets no "
                        + "interrupt vectors at all in phase 1."
                        + others + " Simulated"),
                text);
        assertTrue(
                text.contains(FindingWords.sentence(Cause.first(run.history()).orElseThrow())),
                FindingWords.sentence(Cause.first(run.history()).orElseThrow()));
    }

    @Test
    void aSmallerPoolSaysWhoKeepsThePirq() {
        shows(
                told(withQemu("one-controller", "2.0"), MailOptions.DEFAULT),
                "pci_free_irq_vectors()",
                "<-- QEMU keeps 55 mapped",
                "PHYSDEVOP_unmap_pirq(55)",
                "<-- forced: irq_pirq[24] = -55");
    }

    /** That one pirq is missing after a teardown is a warning as well, and an earlier one. */
    @ParameterizedTest
    @ValueSource(strings = {"exhaustion", "i3.16xlarge"})
    void anEmptyPoolIsToldBeforeASmallerOne(String name) {
        shows(
                told(withQemu(name, "2.0"), MailOptions.DEFAULT),
                "PHYSDEVOP_get_free_pirq() = -ENOSPC",
                "<-- no pirq is free",
                "has taken all 32 pirqs");
    }

    @ParameterizedTest
    @CsvSource({"stale-pirq,The same happens to nvme1.", "commit-story-b,nvme0's entry 1 reaches nvme1."})
    void theOtherOneWhoLosesIsNamed(String name, String victim) {
        String text = flat(told(Run.of(BuiltIn.named(name)), MailOptions.DEFAULT));
        assertTrue(text.contains("does not write entry 0; QEMU maps only written entries. " + victim), text);
    }

    @Test
    void whoLosesNothingIsNotNamed() {
        String text = flat(told(Run.of(BuiltIn.named("commit-story-a")), MailOptions.DEFAULT));
        assertTrue(text.contains("QEMU maps only written entries. Simulated Linux 4.10"), text);
    }

    /** Around the harmless stale hit of the owner: it is the other one who loses. */
    @Test
    void tooIsSaidOnlyOfASecondVictim() {
        Run run = Run.of(BuiltIn.named("msi-reuse"));
        Step hit = run.steps().stream()
                .filter(step ->
                        step.actor() == 1 && step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .findFirst()
                .orElseThrow();
        String text = flat(
                MailText.about(Runs.diagram(run), Focus.at(hit).orElseThrow(), Runs.origin(run), MailOptions.DEFAULT)
                        .lines());
        assertTrue(text.contains("QEMU maps 55 again. nvme0 loses an interrupt."), text);
    }

    /** An interrupt that is lost behind a stale hit is told with that. */
    @Test
    void aLostInterruptIsExplainedByTheStaleHit() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        Step lost = run.steps().stream()
                .filter(step -> step.alarming() && step.actor() == 1)
                .reduce((first, second) -> second)
                .orElseThrow();
        String text = flat(
                MailText.about(Runs.diagram(run), Focus.at(lost).orElseThrow(), Runs.origin(run), MailOptions.DEFAULT)
                        .lines());
        assertTrue(
                text.contains("Irq 65 has pirq 55, so Linux takes 55 for nvme1's own and does not write entry 0"),
                text);
    }

    @Test
    void aNarrowTextSaysWhichEntryKeepsThePirq() {
        shows(
                told(Run.of(BuiltIn.named("stale-pirq")), MailOptions.DEFAULT.withWidth(60)),
                "PHYSDEVOP_unmap_pirq(55)     // entry 0 keeps 55");
    }

    /**
     * The remark of the failing bind goes where it would take a line of its own, since the row before it says who has
     * bound the pirq.
     */
    @Test
    void aFailingBindNamesTheOtherWhereThereIsRoom() {
        Run run = Run.of(BuiltIn.named("commit-story-b"));
        assertFalse(flat(told(run, MailOptions.DEFAULT)).contains("bound by"));
        shows(told(run, MailOptions.DEFAULT.withWidth(100)), "EVTCHNOP_bind_pirq(54) = -EEXIST", "<-- bound by nvme1");
    }

    /**
     * Where one MSI is programmed and the other is not, or an interrupt is lost for another reason, it is not the same.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0*14,1*11,0*8,1*8,0,1*5,0|so nvme0's hardware is never programmed. nvme1 loses an interrupt, too.",
                "0*14,1*5,0*8,1*5,0*2|so nvme1's hardware is never programmed. Simulated"
            })
    void anotherLossOfAnMsiIsNotTheSame(String choices, String end) {
        String text = flat(hit(Runs.ordered("msi-reuse", choices))).replaceAll(" +", " ");
        assertTrue(text.contains(end), text);
    }

    /** The text about the first stale hit. */
    private static List<String> hit(Run run) {
        StepFinding hit = run.history().findings().stream()
                .filter(seen -> seen.finding() instanceof Finding.StaleHit)
                .findFirst()
                .orElseThrow();
        return MailText.about(
                        Runs.diagram(run),
                        new Focus(hit.step().number(), hit.finding()),
                        Runs.origin(run),
                        MailOptions.DEFAULT)
                .lines();
    }

    /** Xen gave the pirq to nvme0, but the array still names nvme1's own irq, which is destroyed. */
    @Test
    void anOldIrqIsNotTheOwners() {
        Scenario old = BuiltIn.named("stale-pirq");
        Run run = Runs.ordered(old.withVersions(old.versions().withLinux("2.6.37")), "0*2,1*8,0,1*11,0,1*2,0*21,1*4");
        String text = flat(hit(run));
        assertTrue(
                text.contains("<-- old irq, but 55 is re-used")
                        && text.contains("The lookup finds irq 68 although that is gone"),
                text);
        assertFalse(text.contains("nvme0's, but"), text);
    }

    /** Where QEMU does not take the message, the row does not say that the entry has it. */
    @Test
    void aWriteThatQemuRefusesSaysSo() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        shows(
                told(
                        Run.of(scenario.withVersions(
                                scenario.versions().withLinux("6.1").withQemu("2.0"))),
                        MailOptions.DEFAULT),
                "PHYSDEVOP_get_free_pirq() = 53",
                "__pci_write_msi_msg(0)  <-- QEMU refuses to update it",
                "QEMU keeps pirq 55 for it, but the guest has bound pirq 53.");
    }

    /** A stale hit in a later load does not explain what was lost before it. */
    @Test
    void theFirstLossComesBeforeALaterStaleHit() {
        Scenario scenario = BuiltIn.named("reload-loop");
        Run run = Run.of(scenario.withVersions(
                scenario.versions().withLinux("2.6.37").withQemu("2.0").withXen("4.1.3")));
        shows(
                told(run, MailOptions.DEFAULT),
                "<-- QEMU keeps 55 mapped",
                "<-- QEMU has 55 for entry 0",
                "= -EINVAL  <-- 54 is not mapped",
                "<-- timeout: no irq of entry 0");
    }

    /** A live irq is not the same as one that is gone. */
    @Test
    void anOldIrqAndALiveOneAreNotTheSame() {
        Scenario old = BuiltIn.named("commit-story-b");
        Run run =
                Runs.ordered(old.withVersions(old.versions().withLinux("2.6.37").withXen("4.1.3")), "1*20,0*13,1*9");
        String text = flat(told(run, MailOptions.DEFAULT));
        assertTrue(text.contains("although that is gone") && !text.contains("The same"), text);
    }

    /** A pool that was smaller for a while is no reason to leave out that all is well. */
    @Test
    void aWarningThatDidNoHarmIsNotTheWholeStory() {
        Scenario scenario = BuiltIn.named("msi-reload");
        shows(
                told(
                        Run.of(scenario.withVersions(
                                scenario.versions().withLinux("2.6.37").withQemu("2.0"))),
                        MailOptions.DEFAULT),
                "<-- QEMU keeps 55 mapped",
                "xen_irq_from_pirq(55) = 65",
                "No interrupt is lost and no pirq has two owners.");
    }

    /** What one setup took is not said of another. */
    @Test
    void thePirqsOfAnEmptyPoolStandAtTheirSetup() {
        shows(
                told(withQemu("exhaustion", "2.0"), MailOptions.DEFAULT),
                "pci_alloc_irq_vectors(1, 1)",
                "PHYSDEVOP_get_free_pirq() = 55",
                "<-- QEMU keeps 55 mapped",
                "pci_alloc_irq_vectors(1, 64) = 1",
                "PHYSDEVOP_get_free_pirq() = 54    // and 29 more: 53 to 25",
                "= 24    // the last one of 32");
    }

    /** Who finds the pool empty may have had pirqs before. */
    @Test
    void whoRunsOutOfPirqsLaterIsNotSaidToGetNone() {
        String text = flat(told(Run.of(BuiltIn.named("i3.16xlarge")), MailOptions.DEFAULT));
        assertTrue(text.contains("nvme1 and 6 more run out of pirqs, too."), text);
    }

    /** Without HVM pirqs QEMU asks Xen for any, once for each entry. */
    @Test
    void manyRefusalsOfOneSetupAreToldByTheFirstAndTheLast() {
        Scenario scenario = BuiltIn.named("exhaustion");
        List<String> lines =
                told(Run.of(scenario.withVersions(scenario.versions().withXen("4.19"))), MailOptions.DEFAULT);
        shows(
                lines,
                "msi_msix_setup(32, -1) = -1 (errno ENOSPC)  <-- and 30 more",
                "msi_msix_setup(63, -1) = -1 (errno ENOSPC)  <-- no pirq is free",
                "timeout: no irq of entry 32",
                "nvme0 has taken all 32 pirqs, so Xen has none for its next vector.");
    }

    /** 2.6.37 leaves the loop at the first pirq that it uses again. */
    @Test
    void anEntryWithoutIrqIsExplainedByTheLookupThatEndsTheSetup() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        shows(
                told(
                        Run.of(scenario.withVersions(
                                scenario.versions().withLinux("2.6.37").withQemu("2.0"))),
                        MailOptions.DEFAULT),
                "xen_hvm_setup_msi_irqs(2)",
                "<-- entry 1 has no irq",
                "__read_msi_msg(0) = pirq 54",
                "<-- 54 re-used, setup ends",
                "request_irq(0) = -EBUSY",
                "<-- timeout: no irq of entry 1");
    }

    /** Xen binds a pirq again only when its port was closed. */
    @Test
    void betweenTwoBindsOfAPirqItsPortIsClosed() {
        Run run = Run.of(BuiltIn.named("msi-reuse"));
        Step hit = run.steps().stream()
                .filter(step ->
                        step.actor() == 1 && step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .findFirst()
                .orElseThrow();
        shows(
                MailText.about(Runs.diagram(run), Focus.at(hit).orElseThrow(), Runs.origin(run), MailOptions.DEFAULT)
                        .lines(),
                "EVTCHNOP_bind_pirq(55) = 10",
                "EVTCHNOP_close(10)",
                "EVTCHNOP_bind_pirq(55) = 10");
    }

    /** A smaller pool is explained by what QEMU has mapped. */
    @Test
    void aSmallerPoolShowsTheMapThatIsKept() {
        shows(
                told(withQemu("hvm-pirq-off", "2.0"), MailOptions.DEFAULT),
                "[qemu] PHYSDEVOP_map_pirq(0, -1) = 55",
                "<-- QEMU keeps 55 mapped");
    }

    /** On 6.1 the driver finds the completion by polling, after the time-out. */
    @Test
    void aPolledCommandShowsThatItSucceeds() {
        Scenario scenario = BuiltIn.named("kexec");
        shows(
                told(
                        Run.of(scenario.withVersions(
                                scenario.versions().withLinux("6.1").withQemu("2.0"))),
                        MailOptions.DEFAULT),
                "Create CQ 1 = 0",
                "<-- timeout: no irq of entry 0");
    }

    /** Whatever goes for want of room, no call is left without what it stands for. */
    @ParameterizedTest
    @CsvSource({
        "stale-pirq,2.5",
        "stale-pirq,2.0",
        "commit-story-a,2.5",
        "commit-story-b,2.5",
        "commit-story-b,2.0",
        "msi-reuse,2.5",
        "exhaustion,2.0"
    })
    void noCallIsLeftWithoutItsInside(String name, String qemu) {
        Run run = withQemu(name, qemu);
        for (Step step : run.steps().stream().filter(Step::alarming).toList()) {
            Focus focus = Focus.at(step).orElseThrow();
            List<String> lines = MailText.about(Runs.diagram(run), focus, Runs.origin(run), MailOptions.DEFAULT)
                    .lines();
            for (int i = 0; i + 1 < lines.size(); i++) {
                boolean empty = EMPTY.matcher(lines.get(i)).matches() && inside(lines, i) <= indent(lines.get(i));
                assertFalse(empty, lines.get(i) + " stands for nothing in\n" + String.join("\n", lines));
            }
        }
    }

    /** The indent of the next row of the same column. */
    private static int inside(List<String> lines, int at) {
        boolean right = indent(lines.get(at)) >= 32;
        return lines.subList(at + 1, lines.size()).stream()
                .mapToInt(MailVictimsTest::indent)
                .filter(indent -> indent >= 32 == right)
                .findFirst()
                .orElse(0);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
