package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Condition.Result;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.stale.Link;
import org.pirqscope.report.stale.StaleHitStory;
import org.pirqscope.testing.StepFinder;

class DecodesTest {

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));
    private final Decodes decodes = Decodes.of(run);
    private final StepFinder find = new StepFinder(run);
    private final int hit = find.leaving("nvme0", "xen_irq_from_pirq(55) = 64");
    private final int firstRead = find.leaving("nvme0", "__pci_read_msi_msg(0) = 00000000 / 00000000 / 0000");
    private final int firstWrite = find.entering("nvme0", "__pci_write_msi_msg(0, 00000000, fee37000, 0x4300)");

    @Test
    void atTheStaleHitPirq55IsDecodedAndBothConditionsAreTrue() {
        Decode decode = decodes.at(hit).orElseThrow();
        assertEquals("pirq = 0x000000 << 8 | 0x37 = 55", decode.composition());
        assertEquals(
                List.of("data == XEN_PIRQ_MSI_DATA (0x4300)", "xen_irq_from_pirq(55) >= 0"),
                decode.conditions().stream().map(Condition::text).toList());
        assertEquals(List.of(Result.TRUE, Result.TRUE), results(decode));
        assertEquals(
                List.of("0x4300", "64"),
                decode.conditions().stream().map(Condition::value).toList());
        assertEquals(
                "irq 64 belongs to nvme1 entry 0", decode.conditions().get(1).detail());
        assertEquals("Both hold: the kernel re-uses pirq 55 and writes nothing.", decode.outcome());
        assertTrue(decode.stale());
        assertTrue(decode.alarm().startsWith("nvme0 entry 0 re-uses pirq 55"));
    }

    @Test
    void theHeadlineSaysWhoReadItAndWhenItWasWritten() {
        int read = find.leaving("nvme0", "__pci_read_msi_msg(0) = 00000000 / fee37000 / 4300");
        assertEquals(
                "nvme0 entry 0, read by __pci_read_msi_msg at step " + read + ", written at step " + firstWrite,
                decodes.at(hit).orElseThrow().handled().headline());
    }

    @Test
    void beforeTheLookupIsMadeItsOutcomeIsNotTold() {
        Decode decode = decodes.at(hit - 1).orElseThrow();
        assertEquals(List.of(Result.TRUE, Result.NOT_TESTED), results(decode));
        assertEquals("not looked up yet", decode.conditions().get(1).detail());
        assertFalse(decode.stale());
    }

    @Test
    void aFreshEntryIsNotLookedUpAtAll() {
        Decode decode = decodes.at(firstRead).orElseThrow();
        assertEquals(List.of(Result.FALSE, Result.NOT_TESTED), results(decode));
        assertEquals("data is not 0x4300: the kernel asks Xen for a pirq and writes a new message.", decode.outcome());
        assertTrue(decode.handled().headline().endsWith("never written in this run"));
    }

    @Test
    void beforeTheFirstMessageThereIsNothingToDecode() {
        assertTrue(decodes.at(0).isEmpty());
        int begun = find.entering("nvme0", "__pci_read_msi_msg(0)");
        assertTrue(decodes.at(begun - 1).isEmpty());
        assertTrue(decodes.at(begun).isPresent(), "from here on it is being read");
    }

    @Test
    void aWriteIsFollowedAsWell() {
        Decode decode = decodes.at(firstWrite).orElseThrow();
        assertEquals(
                "nvme0 entry 0, written by __pci_write_msi_msg at step " + firstWrite,
                decode.handled().headline());
        assertEquals(55, decode.words().message().pirq());
        assertEquals(List.of(Result.NOT_TESTED, Result.NOT_TESTED), results(decode));
    }

    @Test
    void theRunningControllersOwnMessageIsShownNotTheLatestOfAll() {
        int again = find.entering("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 2)");
        Decode decode = decodes.at(again).orElseThrow();
        assertEquals("nvme0", decode.handled().message().name());
        assertEquals(
                "nvme1", decodes.at(again - 1).orElseThrow().handled().message().name());
    }

    @Test
    void aControllerThatHasHandledNothingYetShowsTheLatestOfAnybody() {
        Decode decode = decodes.at(find.before("nvme1") + 1).orElseThrow();
        assertEquals("nvme0", decode.handled().message().name());
    }

    @Test
    void linux411DoesNotReadTheMessageBack() {
        Run fixed = Run.of(linux("4.11"));
        Decode decode = Decodes.of(fixed).at(fixed.length()).orElseThrow();
        assertTrue(decode.handled().message().written());
        assertEquals(List.of(Result.NOT_TESTED, Result.NOT_TESTED), results(decode));
        assertEquals(
                "Linux 4.11 never re-uses a pirq: it does not read the message back.",
                decode.conditions().get(0).detail());
        assertFalse(decode.stale());
    }

    @Test
    void linux2637LooksThePirqUpBeforeItLooksAtTheData() {
        Run old = Run.of(linux("2.6.37"));
        int lookup = old.steps().stream()
                .filter(step -> step.text().startsWith("xen_irq_from_pirq") && !step.entering())
                .findFirst()
                .orElseThrow()
                .number();
        Decode decode = Decodes.of(old).at(lookup).orElseThrow();
        assertTrue(
                decode.conditions().get(0).text().startsWith("xen_irq_from_pirq("),
                decode.conditions().toString());
        assertEquals(Result.NOT_TESTED, decode.conditions().get(1).result());
    }

    @Test
    void theStoryLinksWrittenFreedGivenAndReUsedInTheOrderOfTheRun() {
        StaleHitStory story = decodes.at(hit).orElseThrow().story();
        assertEquals(
                List.of("written", "freed", "given to nvme1 entry 0", "re-used"),
                story.links().stream().map(Link::title).limit(4).toList());
        for (Link link : story.links().subList(0, 4)) {
            assertEquals(
                    run.steps().get(link.step() - 1).actorName() + ": "
                            + run.steps().get(link.step() - 1).text(),
                    link.text());
        }
        assertEquals(
                story.links().stream().map(Link::step).sorted().toList(),
                story.links().stream().map(Link::step).toList());
    }

    @Test
    void theStoryGoesOnWithWhatCameOfIt() {
        List<String> titles = decodes.at(hit).orElseThrow().story().links().stream()
                .map(Link::title)
                .toList();
        assertTrue(
                titles.containsAll(List.of("duplicate pirq", "entry never mapped", "bind failed", "interrupt lost")),
                titles.toString());
    }

    @Test
    void withoutAStaleHitThereIsNoStory() {
        assertTrue(decodes.at(hit - 1).filter(Decode::stale).isEmpty());
        assertTrue(decodes.at(0).isEmpty());
        Run fixed = Run.of(linux("4.11"));
        assertTrue(Decodes.of(fixed).at(fixed.length()).filter(Decode::stale).isEmpty());
    }

    @Test
    void everyDecodeNamesTheStepThatIsOnTheTrail() {
        for (int position = 1; position <= run.length(); position++) {
            decodes.at(position)
                    .ifPresent(decode ->
                            assertTrue(run.steps().get(decode.handled().step() - 1).findings().stream()
                                    .anyMatch(Finding.MessageDecoded.class::isInstance)));
        }
    }

    private static List<Result> results(Decode decode) {
        return decode.conditions().stream().map(Condition::result).toList();
    }

    private static Scenario linux(String version) {
        Scenario scenario = BuiltIn.named("stale-pirq");
        return scenario.withVersions(scenario.versions().withLinux(version));
    }
}
