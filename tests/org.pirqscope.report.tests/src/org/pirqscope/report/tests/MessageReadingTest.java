package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.message.Word;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.decode.MessageReading;
import org.pirqscope.report.decode.Register;
import org.pirqscope.testing.StepFinder;

/** The decode fills in as the guest reads: word by word, then condition by condition. */
class MessageReadingTest {

    private static final String DATA = "data == XEN_PIRQ_MSI_DATA (0x4300)";
    private static final String LOOKUP = "xen_irq_from_pirq(55) >= 0";
    private static final String LATER = "xen_irq_from_pirq(pirq) >= 0";

    /** The decodes from the step that enters the last read before a stale hit of nvme0 to the hit. */
    private static List<Decode> upToTheHit(Scenario scenario) {
        Run run = Run.of(scenario);
        int hit = run.steps().stream()
                .filter(step -> step.findings().stream()
                        .anyMatch(org.pirqscope.machine.call.Finding.StaleHit.class::isInstance))
                .findFirst()
                .orElseThrow()
                .number();
        int begin = hit;
        while (run.steps().get(begin - 1).call().function() != GuestFunction.PCI_READ_MSI_MSG
                || !run.steps().get(begin - 1).entering()) {
            begin--;
        }
        Decodes decodes = Decodes.of(run);
        return IntStream.rangeClosed(begin, hit)
                .mapToObj(position -> decodes.at(position).orElseThrow())
                .toList();
    }

    private static List<String> compositions(List<Decode> decodes) {
        return decodes.stream().map(Decode::composition).distinct().toList();
    }

    private static List<String> conditions(Decode decode) {
        return decode.conditions().stream()
                .map(one -> one.text() + " " + (one.value() + " " + one.result().label()).strip())
                .toList();
    }

    private static List<List<String>> tests(List<Decode> decodes) {
        return decodes.stream().map(MessageReadingTest::conditions).distinct().toList();
    }

    @Test
    void ofATableEntryAddressLoIsReadThenAddressHiThenDataWhichIsTestedFirst() {
        List<Decode> decodes = upToTheHit(BuiltIn.named("stale-pirq"));
        assertEquals(
                List.of(
                        "pirq = 0x?????? << 8 | 0x?? = ?",
                        "pirq = 0x?????? << 8 | 0x37 = ?",
                        "pirq = 0x000000 << 8 | 0x37 = 55"),
                compositions(decodes));
        assertEquals(
                List.of(
                        List.of(DATA + " not tested", LATER + " not tested"),
                        List.of(DATA + " not tested", LOOKUP + " not tested"),
                        List.of(DATA + " 0x4300 not tested", LOOKUP + " not tested"),
                        List.of(DATA + " 0x4300 true", LOOKUP + " not tested"),
                        List.of(DATA + " 0x4300 true", LOOKUP + " 64 true")),
                tests(decodes));
        assertTrue(decodes.getLast().stale());
        assertTrue(decodes.subList(0, decodes.size() - 1).stream().noneMatch(Decode::stale));
    }

    @Test
    void linux2637LooksThePirqUpFirst() {
        Scenario old = BuiltIn.named("stale-pirq");
        List<Decode> decodes = upToTheHit(old.withVersions(old.versions().withLinux("2.6.37")));
        assertEquals(
                List.of(
                        List.of(LATER + " not tested", DATA + " not tested"),
                        List.of(LOOKUP + " not tested", DATA + " not tested"),
                        List.of(LOOKUP + " not tested", DATA + " 0x4300 not tested"),
                        List.of(LOOKUP + " 68 true", DATA + " 0x4300 true")),
                tests(decodes));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void ofAnMsiCapabilityTheRegistersAreReadOneAfterTheOther(boolean is64, List<String> compositions) {
        List<Decode> decodes = upToTheHit(msi(is64));
        assertEquals(compositions, compositions(decodes));
        assertEquals(
                (is64 ? "3 of 3" : "2 of 2") + " words are read: the kernel tests nothing before it has all.",
                decodes.stream()
                        .filter(decode -> decode.reading() != null)
                        .toList()
                        .getLast()
                        .outcome());
    }

    static Stream<Arguments> capabilities() {
        return Stream.of(
                Arguments.of(
                        true,
                        List.of(
                                "pirq = 0x?????? << 8 | 0x?? = ?",
                                "pirq = 0x?????? << 8 | 0x37 = ?",
                                "pirq = 0x000000 << 8 | 0x37 = 55")),
                Arguments.of(false, List.of("pirq = 0x000000 << 8 | 0x?? = ?", "pirq = 0x000000 << 8 | 0x37 = 55")));
    }

    private static Scenario msi(boolean is64) {
        Scenario scenario = BuiltIn.named("msi-reuse");
        List<Controller> controllers = scenario.controllers().stream()
                .map(one -> new Controller(
                        one.name(),
                        one.bdf(),
                        one.msixTableSize(),
                        new Controller.Msi(true, is64, one.msi().maskable()),
                        one.intx(),
                        one.vectors(),
                        one.script()))
                .toList();
        return new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                scenario.pool(),
                controllers,
                scenario.events(),
                scenario.schedule());
    }

    @Test
    void theHeadlineSaysThatItIsBeingReadUntilTheCallComesBack() {
        List<Decode> decodes = upToTheHit(BuiltIn.named("stale-pirq"));
        int begun = decodes.getFirst().reading().begun();
        assertTrue(decodes.getFirst()
                .headline()
                .startsWith(
                        "nvme0 entry 0, being read by __pci_read_msi_msg since step " + begun + ", written at step "));
        Decode back = decodes.get(7);
        assertNull(back.reading());
        assertTrue(
                back.headline().startsWith("nvme0 entry 0, read by __pci_read_msi_msg at step " + (begun + 7) + ", "),
                back.headline());
    }

    @Test
    void theWordThatTheStepReadsIsNamed() {
        List<Decode> decodes = upToTheHit(BuiltIn.named("stale-pirq")).subList(0, 7);
        assertEquals(
                List.of("", "address_lo", "address_lo", "address_hi", "address_hi", "data", "data"),
                decodes.stream()
                        .map(decode -> decode.words().words().stream()
                                .filter(decode::reads)
                                .map(Word::name)
                                .findFirst()
                                .orElse(""))
                        .toList());
    }

    static Stream<Scenario> scenarios() {
        return BuiltIn.all().stream()
                .flatMap(scenario -> Stream.of("2.6.37", "4.10", "4.11")
                        .flatMap(linux -> Stream.of("4.1.4", "4.7")
                                .map(xen -> scenario.withVersions(org.pirqscope.machine.version.Versions.of(
                                        linux, scenario.versions().qemu(), xen)))))
                .flatMap(scenario -> Stream.of(scenario, scenario.withSchedule(turns(scenario))));
    }

    private static List<Turn> turns(Scenario scenario) {
        Random random = new Random(scenario.hashCode());
        return IntStream.range(0, 30)
                .mapToObj(i -> new Turn(
                        scenario.actors().get(random.nextInt(scenario.actors().size())), 1 + random.nextInt(9)))
                .toList();
    }

    /** Nothing is known before its word was answered, and what is known is what the call comes back with. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void whatIsKnownIsWhatWasAnswered(Scenario scenario) {
        Run run = Run.of(scenario);
        for (Step step : run.steps()) {
            boolean reads = step.entering() && step.call().function() == GuestFunction.PCI_READ_MSI_MSG;
            if (reads) {
                follow(run, step);
            }
        }
    }

    private static void follow(Run run, Step begin) {
        MsiMessage message =
                ((Answer.Message) run.steps().get(begin.partner() - 1).answer()).message();
        Map<Register, Integer> all = Map.of(
                Register.ADDRESS_LO,
                message.addressLo(),
                Register.ADDRESS_HI,
                message.addressHi(),
                Register.DATA,
                message.data());
        int answered = 0;
        for (int position = begin.number(); position < begin.partner(); position++) {
            MessageReading reading = MessageReading.at(run, position).orElseThrow();
            answered += run.steps().get(position - 1).answer() instanceof Answer.Value ? 1 : 0;
            assertEquals(answered + 3 - reading.count(), reading.words().size());
            reading.words().forEach((register, value) -> assertEquals(all.get(register), value));
            assertEquals(position == begin.number(), reading.now() == null);
        }
        assertEquals(
                Set.of(Register.values()),
                MessageReading.at(run, begin.partner() - 1)
                        .orElseThrow()
                        .words()
                        .keySet());
        assertTrue(MessageReading.at(run, begin.partner()).isEmpty());
        assertFalse(
                begin.number() > 1 && MessageReading.at(run, begin.number() - 1).isPresent());
    }

    /**
     * From the step at which somebody else gets the number, the entry that keeps the message says whose pirq it names.
     */
    @Test
    void theEntrySaysWhosePirqItNamesFromTheMomentAtWhichAnotherDeviceGetsIt() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        StepFinder find = new StepFinder(run);
        int given = find.leaving("nvme1", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55");
        int hit = find.leaving("nvme0", "xen_irq_from_pirq(55) = 64");
        assertEquals("", holder(run, given - 1));
        assertEquals("nvme1", holder(run, given));
        assertEquals("nvme1 entry 0", holder(run, find.leaving("nvme1", "xen_bind_pirq_msi_to_irq(55) = 64")));
        for (int position = given; position <= hit; position++) {
            assertTrue(holder(run, position).startsWith("nvme1"), "step " + position);
        }
    }

    @Test
    void withMsiTheCapabilitySaysSoToo() {
        Run run = Run.of(BuiltIn.named("msi-reuse"));
        StepFinder find = new StepFinder(run);
        int given = find.leaving("nvme1", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55");
        assertEquals("", holder(run, given - 1));
        assertEquals("nvme1", holder(run, given));
    }

    private static String holder(Run run, int position) {
        return run.at(position).devices().getFirst().entries().getFirst().holder();
    }
}
