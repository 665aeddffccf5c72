package org.pirqscope.evidence.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.check.Check.Impossible;
import org.pirqscope.evidence.check.Check.Possible;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.read.LogTexts;
import org.pirqscope.evidence.scenario.EvidenceScenario;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.Versions;

/** Logs alone, with the versions beside them, lead to a run that logs them. */
class EvidenceCheckTest {

    private static final int RANDOM = 60;

    private static EvidenceCheck check(LogTexts texts, Versions versions) {
        return check(texts, versions, OwnLogs.LIMITS);
    }

    private static EvidenceCheck check(LogTexts texts, Versions versions, Limits limits) {
        StackFacts stack = texts.seen()
                .stack()
                .with(Optional.of(versions.linux()), Optional.of(versions.qemu()), Optional.of(versions.xen()));
        return EvidenceCheck.of(
                texts.evidence().facts(),
                texts.seen().devices(),
                EvidenceScenario.of(texts.events(), texts.seen().devices(), stack)
                        .map(made -> made.scenario().withVersions(versions)),
                stack,
                false,
                limits);
    }

    /** Cut short by time, or after so many looks at the limit, it says what is so or that it is unknown. */
    @Test
    void whateverItIsCutShortByItSaysNothingFalse() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        LogTexts texts = LogTexts.of(OwnLogs.texts(Run.of(scenario)).toArray(String[]::new));
        Check without = check(texts, scenario.versions(), new Limits(64 << 20, 0, () -> false))
                .check();
        assertFalse(without instanceof Check.Impossible, without.toString());
        for (int looks : List.of(0, 1, 2, 5, 10, 50, 200)) {
            AtomicInteger left = new AtomicInteger(looks);
            Limits limits = new Limits(64 << 20, Long.MAX_VALUE, () -> left.getAndDecrement() <= 0);
            Check check = check(texts, scenario.versions(), limits).check();
            assertFalse(check instanceof Check.Impossible, looks + " looks: " + check);
            if (check instanceof Check.Unknown unknown) {
                assertTrue(Set.of(Check.Why.LIMIT, Check.Why.CANCELLED).contains(unknown.why()));
            }
        }
    }

    private static Possible possible(Scenario scenario) {
        List<String> texts = OwnLogs.texts(Run.of(scenario));
        EvidenceCheck found = check(LogTexts.of(texts.toArray(String[]::new)), scenario.versions());
        Possible possible = assertInstanceOf(
                Possible.class, found.check(), found + "\n" + scenario + "\n" + String.join("\n", texts));
        List<String> again = OwnLogs.texts(possible.run());
        for (int i = 0; i < texts.size(); i++) {
            String end = possible.whole()
                    ? texts.get(i)
                    : again.get(i).substring(0, texts.get(i).length());
            assertEquals(masked(texts.get(i), possible), masked(possible.whole() ? again.get(i) : end, possible));
        }
        return possible;
    }

    private static String masked(String text, Possible possible) {
        return possible.irqs() ? text : text.replaceAll("irq=\\d+|IRQ \\d+", "irq");
    }

    @Test
    void whatIsSetStaysSet() {
        Scenario scenario = BuiltIn.named("one-controller");
        LogTexts texts = LogTexts.of(OwnLogs.texts(Run.of(scenario)).toArray(String[]::new));
        ObservedLogs logs = OwnLogs.observed(scenario, OwnLogs.texts(Run.of(scenario)));
        StackFacts stack = texts.seen().stack();
        Set<String> scripts = new HashSet<>();
        for (String value : List.of("two-phase", "own")) {
            Scenario told = scenario.withVersions(scenario.versions().with("linux", "nvme-script", value));
            for (Scenario each : new CheckedScenarios(told, logs, Set.of(), stack).all()) {
                assertEquals(value, each.versions().linuxRow().value("nvme-script"));
            }
        }
        new CheckedScenarios(scenario, logs, Set.of(), stack)
                .all()
                .forEach(each -> scripts.add(each.versions().linuxRow().value("nvme-script")));
        assertEquals(2, scripts.size(), "untold, both are tried");
    }

    @Test
    void theScenariosThatShip() {
        for (Scenario scenario : BuiltIn.all()) {
            if (scenario.controllers().size() <= 3
                    && !OwnLogs.texts(Run.of(scenario)).isEmpty()) {
                possible(scenario);
            }
        }
    }

    @Test
    void randomOnesWhoseGuestNamesTheDrivers() {
        int whole = 0;
        int all = 0;
        for (long seed = 0; all < RANDOM; seed++) {
            Scenario scenario = OwnLogs.scenario(seed);
            if (told(scenario) && !OwnLogs.texts(Run.of(scenario)).isEmpty()) {
                whole += possible(scenario).whole() ? 1 : 0;
                all++;
            }
        }
        assertTrue(whole > RANDOM / 2, whole + " of " + all + " end with their logs");
    }

    // what makes a driver ask for fewer vectors than it wants is told by no log
    private static boolean told(Scenario scenario) {
        return scenario.versions().linuxRules().reuse() != LinuxRules.Reuse.ARRAY
                && !scenario.versions().linuxRules().unreservedFallback()
                && scenario.pool().equals(Pool.DEFAULT)
                && scenario.controllers().stream()
                        .allMatch(controller -> controller.msixTableSize() > 0
                                && !controller.script().contains(Act.UNPLUG));
    }

    @Test
    void realStacksOfTwoKernels() {
        for (String folder : List.of("xen4.17_qemu7.2_linux6.1_two_nvme", "xen4.17_qemu7.2_linux5.10_nvme_ahci")) {
            LogTexts texts = LogTexts.shared(
                    "real2/" + folder + "/guest-dmesg-full.txt",
                    "real2/" + folder + "/qemu-dm.log",
                    "real2/" + folder + "/xl-dmesg-all.txt");
            StackFacts stack = texts.seen().stack();
            Versions versions =
                    Versions.of(stack.linux().orElseThrow(), "7.2", stack.xen().orElseThrow());
            Possible possible =
                    assertInstanceOf(Possible.class, check(texts, versions).check(), folder);
            assertTrue(possible.lines() > 100, folder);
        }
    }

    @Test
    void theBugOnARealStackNeedsTheLinesThatReuse() {
        String folder = "real2/bug_xen4.17_qemu7.2_linux6.1_old_lines/";
        LogTexts texts = LogTexts.shared(folder + "guest-console.log", folder + "qemu-dm.log");
        Versions without = Versions.of("6.1", "7.2", "4.17");

        Impossible no = assertInstanceOf(Impossible.class, check(texts, without).check());
        assertEquals(Guard.Kind.NO_REUSE, no.disagreement().guard().kind());
        assertEquals(444, no.disagreement().line().orElseThrow().place().line());
        Possible possible = assertInstanceOf(
                Possible.class,
                check(texts, without.with("linux", "reuse", "list")).check());
        assertTrue(possible.common().stream()
                .allMatch(outcome -> outcome.isPresent() && !outcome.get().ok()));
    }

    @Test
    void theFirstLineThatNoRunLogsIsNamedWithItsGuard() {
        List<String> texts = OwnLogs.texts(Run.of(BuiltIn.named("stale-pirq")));
        Versions versions = BuiltIn.named("stale-pirq").versions();
        String guest = texts.getFirst();
        String qemu = texts.get(1);

        Disagreement request =
                disagreement(versions, guest, qemu.replaceFirst("requested pirq 54", "requested pirq 33"));
        assertEquals(new Guard(Guard.Kind.GUEST_MESSAGE, LineField.PIRQ, 33, 54), request.guard());
        Disagreement free = disagreement(versions, guest.replaceFirst("bound to pirq=54", "bound to pirq=40"), qemu);
        assertEquals(new Guard(Guard.Kind.HIGHEST_FREE, LineField.PIRQ, 40, 54), free.guard());
        Disagreement reuse = disagreement(versions.withLinux("4.11"), guest, qemu);
        assertEquals(Guard.Kind.NO_REUSE, reuse.guard().kind());
    }

    private static Disagreement disagreement(Versions versions, String... texts) {
        Check check = check(LogTexts.of(texts), versions).check();
        return assertInstanceOf(Impossible.class, check, check.toString()).disagreement();
    }
}
