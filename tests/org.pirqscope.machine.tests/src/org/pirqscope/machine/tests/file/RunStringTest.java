package org.pirqscope.machine.tests.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.Turn;

/** One line that names a run, and the run that it opens. */
class RunStringTest {

    private static String of(Scenario scenario) {
        return Run.of(scenario).runString();
    }

    @Test
    void aBuiltInScenarioIsNamed() {
        Scenario scenario = BuiltIn.named("2x1").withSchedule(List.of(new Turn("nvme1", 1)));
        assertTrue(of(scenario).startsWith("pq2:2x1;4.10;2.5;4.7;1,0*"), of(scenario));
        assertEquals(
                "pq2:2x1;4.11;2.0;4.19;",
                of(scenario.withVersions(scenario.versions()
                                .withLinux("4.11")
                                .withQemu("2.0")
                                .withXen("4.19")))
                        .substring(0, 22));
        String hash = RunString.hash(Run.of(scenario).steps());
        assertTrue(of(scenario).matches(".*;" + hash + "[\\w-]{4}"), of(scenario));
        assertEquals(4, hash.length());
    }

    @Test
    void aBuiltInScenarioOpensWithItsVersionsAndItsSchedule() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        Scenario old = scenario.withVersions(
                scenario.versions().withLinux("2.6.39").withQemu("2.1").withXen("4.2"));
        Run run = Run.of(old);
        assertEquals(old.withSchedule(run.schedule()), RunString.open(run.runString()));
    }

    /** A scenario that is not built in, or is no longer, is carried along. */
    @Test
    void anyOtherScenarioIsCarriedAlong() {
        Scenario base = BuiltIn.named("one-controller");
        Controller other = base.controllers().getFirst().withVectors(3);
        for (Scenario scenario : List.of(
                new Scenario("mine", "a note", base.versions(), base.pool(), List.of(other), base.events(), List.of()),
                new Scenario(
                        "one-controller",
                        base.note(),
                        base.versions(),
                        base.pool(),
                        List.of(other),
                        base.events(),
                        List.of()),
                base.withVersions(base.versions().with("xen", "hvm-pirq", "no")),
                base.withVersions(base.versions().with("qemu", "latch", "yes")),
                base.withVersions(base.versions().with("linux", "reuse", "never")))) {
            Run run = Run.of(scenario);
            assertTrue(run.runString().startsWith("pq2:+"), run.runString());
            assertEquals(scenario.withSchedule(run.schedule()), RunString.open(run.runString()));
        }
    }

    /** Mails that are out there keep their meaning: the packing may get better, not other. */
    @Test
    void aStringOfAnEarlierDayStillOpens() {
        String packed = "+wxYLIRmpCkYGhuYKSaXpUOsV0lNLihVKgBKg9A9kJJZA_K9eDAk8SJpQSE8"
                + "sS1VISkzO1lFIzEuBKFEoStUFZrNihcwSvWEawcaDNn4B";
        Scenario mine = BuiltIn.named("stale-pirq").withName("mine");
        Scenario opened = RunString.open(string(packed + ";4.10;2.5;4.7;0*16,1*11,0*14,1*19;", mine));
        assertEquals(mine, opened.withSchedule(mine.schedule()));
        assertEquals(
                "[nvme0*16, nvme1*11, nvme0*14, nvme1*19]", opened.schedule().toString());
    }

    /** With the hash of a scenario's own run. */
    private static String string(String untilTheHash, Scenario scenario) {
        return RunString.checked(
                "pq2:" + untilTheHash + RunString.hash(Run.of(scenario).steps()));
    }

    private static String string(String untilTheHash) {
        return RunString.checked("pq2:" + untilTheHash + "0000");
    }

    /** In a mail of 75 columns a scenario of one's own takes at most three rows. */
    @Test
    void aUsualScenarioIsShort() {
        String own = of(BuiltIn.equal(2, 2).withName("mine"));
        assertTrue(own.startsWith("pq2:+") && own.length() <= 3 * 70, own.length() + " letters");
        String plain = of(BuiltIn.named("stale-pirq").withName("mine"));
        assertTrue(plain.length() <= 4 * 70, plain.length() + " letters");
    }

    @Test
    void whatAMailAddsIsTakenAway() {
        String plain = of(BuiltIn.named("one-controller"));
        assertEquals(
                RunString.open(plain),
                RunString.open("> run: " + plain.substring(0, 20) + "\n> " + plain.substring(20) + "\n"));
        assertTrue(RunString.looksLikeOne("  run: " + plain));
        assertEquals(
                RunString.open(plain),
                RunString.open(
                        "> > pirqscope run: " + plain.substring(0, 20) + "\n> >      " + plain.substring(20) + "\n"));
        assertFalse(RunString.looksLikeOne("one-controller"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one-controller;4.10;2.5;4.7;1*3; | has the choice \"1*3\"; expected ACTOR*MOVES with an actor below 1",
                "one-controller;4.10;2.5;4.7;0*0; | has the choice \"0*0\"; expected ACTOR*MOVES with an actor below 1",
                "one-controller;4.10;2.5;4.7;0*x; | has the choice \"0*x\"; expected ACTOR*MOVES with an actor below 1",
                "stale-pirq;4.10;2.5;4.7;0*1600000000000; | has the choice \"0*1600000000000\"; expected "
                        + "ACTOR*MOVES with an actor below 2 and 1 to 999999999 moves",
                "one-controller;2.4;2.5;4.7;0; | names a version that is not modelled: Linux 2.4 is not modelled",
                "no-such;4.10;2.5;4.7;0; | there is no built-in scenario \"no-such\"; there are one-controller",
                "one-controller;4.10;2.5;4.7; | has 5 parts instead of 6 (scenario;linux;qemu;xen;choices;hash and "
                        + "check sum): it was cut",
                "+????;4.10;2.5;4.7;0; | has a damaged scenario part: it is not base64",
                "+____;4.10;2.5;4.7;0; | has a damaged scenario part: it is not packed data",
                "+;4.10;2.5;4.7;0; | has a damaged scenario part: it was cut"
            })
    void aWrongOneIsRefusedInOneSentence(String text, String sentence) {
        Exception refused = assertThrows(ScenarioException.class, () -> RunString.open(string(text)));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    private static List<String> strings() {
        Scenario stale = BuiltIn.named("stale-pirq");
        return List.of(
                of(stale),
                of(BuiltIn.named("8x1")),
                of(stale.withName("mine")),
                of(stale.withVersions(stale.versions().with("linux", "reuse", "never"))));
    }

    private static void refused(String string) {
        assertThrows(ScenarioException.class, () -> RunString.open(string), string);
    }

    /** Whatever stands there instead, line ends and quotes of a mail among it. */
    @ParameterizedTest
    @MethodSource("strings")
    void noLetterCanBeChangedOrLost(String string) {
        for (int at = 0; at < string.length(); at++) {
            for (char other = '\n'; other < 0x7f; other = other == '\n' ? ' ' : (char) (other + 1)) {
                if (string.charAt(at) != other) {
                    refused(string.substring(0, at) + other + string.substring(at + 1));
                }
            }
            refused(string.substring(0, at) + string.substring(at + 1));
            refused(string.substring(0, at));
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void noTwoLettersCanBeExchanged(String string) {
        for (int at = 0; at < string.length(); at++) {
            for (int other = 0; other < at; other++) {
                if (string.charAt(at) != string.charAt(other)) {
                    refused(string.substring(0, other)
                            + string.charAt(at)
                            + string.substring(other + 1, at)
                            + string.charAt(other)
                            + string.substring(at + 1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void noLetterCanBeAdded(String string) {
        for (int at = 0; at <= string.length(); at++) {
            for (char more : new char[] {'0', 'f', ';', 'A', '+', '\u00e9'}) {
                refused(string.substring(0, at) + more + string.substring(at));
            }
        }
    }

    /** A good check sum does not make the packed data good. */
    @Test
    void packedDataThatWasCutIsRefused() {
        String packed = of(BuiltIn.named("stale-pirq").withName("mine")).split("[:;]")[1];
        for (int length = 1; length < packed.length(); length++) {
            String cut = packed.substring(0, length);
            Exception refused =
                    assertThrows(ScenarioException.class, () -> RunString.open(string(cut + ";4.10;2.5;4.7;0;")), cut);
            assertTrue(
                    refused.getMessage().startsWith("run string: has a damaged scenario part: it "),
                    refused.getMessage());
        }
        Exception more =
                assertThrows(ScenarioException.class, () -> RunString.open(string(packed + "AAAA;4.10;2.5;4.7;0;")));
        assertEquals("run string: has a damaged scenario part: something follows its end", more.getMessage());
    }

    @Test
    void fewLettersDoNotBecomeAMountain() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[1 << 26]);
        deflater.finish();
        byte[] small = new byte[1 << 17];
        String packed = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(small, deflater.deflate(small)));
        Exception refused =
                assertThrows(ScenarioException.class, () -> RunString.open(string("+" + packed + ";4.10;2.5;4.7;0;")));
        assertEquals("run string: has a damaged scenario part: it unpacks to more than 1024 KiB", refused.getMessage());
    }

    /** Whoever opens it gets those steps, and not only those choices. */
    @Test
    void theHashIsOfTheSteps() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        assertEquals(
                RunString.hash(Run.of(scenario).steps()),
                RunString.hash(Run.of(scenario.withName("mine")).steps()));
        List<Scenario> others = List.of(
                scenario.withVersions(scenario.versions().with("linux", "reuse", "never")),
                scenario.withVersions(scenario.versions().withLinux("2.6.39")),
                scenario.withVersions(scenario.versions().withQemu("2.0")),
                scenario.withSchedule(List.of()));
        List<String> hashes = Stream.concat(Stream.of(scenario), others.stream())
                .map(other -> RunString.hash(Run.of(other).steps()))
                .distinct()
                .toList();
        assertEquals(5, hashes.size(), hashes.toString());
    }

    /** Nor are names and findings: a wording that is put right refuses no string. */
    @Test
    void whatIsLoggedIsNotInTheHash() {
        Run run = Run.of(BuiltIn.named("one-controller"));
        assertNotEquals(
                List.of(),
                run.steps().stream().flatMap(step -> step.log().stream()).toList());
        List<Step> silent = run.steps().stream()
                .map(step -> new Step(
                        step.number(),
                        step.actor(),
                        "somebody",
                        step.move(),
                        step.atomic(),
                        step.entering(),
                        step.depth(),
                        step.call(),
                        step.answer(),
                        step.partner(),
                        step.effects(),
                        List.of(),
                        List.of()))
                .toList();
        assertEquals(RunString.hash(run.steps()), RunString.hash(silent));
    }

    /** What is quoted is not longer than what anybody reads. */
    @Test
    void aLongQuotationIsCut() {
        for (String typed : List.of("x".repeat(10_000), "x".repeat(90) + "\"" + "y".repeat(90))) {
            String string = string("one-controller;4.10;2.5;4.7;" + typed + ";");
            String message = assertThrows(ScenarioException.class, () -> RunString.open(string))
                    .getMessage();
            assertTrue(
                    message.startsWith("run string: has the choice \"" + "x".repeat(80) + "...\"; expected"), message);
        }
    }

    @Test
    void oneWhoseChoicesGiveAnotherRunIsRefused() {
        Scenario scenario = BuiltIn.named("one-controller");
        Exception refused =
                assertThrows(ScenarioException.class, () -> RunString.open(string("one-controller;4.10;2.5;4.7;;")));
        assertEquals(
                "run string: is of another run (\"0000\"; its choices give "
                        + RunString.hash(Run.of(scenario).steps())
                        + " here): the simulated stack has changed since it was written",
                refused.getMessage());
    }

    @Test
    void withoutChoicesTheRestRunsInTheOrderOfTheFile() {
        assertEquals(
                List.of(),
                RunString.open(string("one-controller;4.10;2.5;4.7;;", BuiltIn.named("one-controller")))
                        .schedule());
    }

    /** Also those of the first version, which nothing can show to be whole. */
    @ParameterizedTest
    @ValueSource(strings = {"pq1", "pq3", "pq12"})
    void aStringOfAnotherVersionOfTheStringsIsRefusedAsSuch(String version) {
        String other = "run: " + version + ":stale-pirq;4.10;2.5;4.7;0*16,1*11,0*14,1*19;0000";
        assertTrue(RunString.looksLikeOne(other));
        assertEquals(
                "run string: begins with \"" + version
                        + ":\", so another version of Pirqscope wrote it; this one reads pq2:",
                assertThrows(ScenarioException.class, () -> RunString.open(other))
                        .getMessage());
    }
}
