package org.pirqscope.machine.tests.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertTrue(of(scenario).startsWith("pq1:2x1;4.10;2.5;4.7;1,0*"), of(scenario));
        assertEquals("pq1:2x1;4.11;2.0;4.19;", of(scenario.withVersions(scenario.versions().withLinux("4.11").withQemu("2.0").withXen("4.19"))).substring(0, 22));
        assertTrue(of(scenario).endsWith(";" + RunString.hash()));
        assertEquals(8, RunString.hash().length());
    }

    @Test
    void aBuiltInScenarioOpensWithItsVersionsAndItsSchedule() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        Scenario old = scenario.withVersions(scenario.versions().withLinux("2.6.39").withQemu("2.1").withXen("4.2"));
        Run run = Run.of(old);
        assertEquals(old.withSchedule(run.schedule()), RunString.open(run.runString()));
    }

    /** A scenario that is not built in, or is no longer, is carried along. */
    @Test
    void anyOtherScenarioIsCarriedAlong() {
        Scenario base = BuiltIn.named("one-controller");
        Controller other = base.controllers().getFirst().withVectors(3);
        for (Scenario scenario : List.of(new Scenario("mine", "a note", base.versions(), base.pool(), List.of(other), base.events(), List.of()),
                new Scenario("one-controller", base.note(), base.versions(), base.pool(), List.of(other), base.events(), List.of()),
                base.withVersions(base.versions().with("xen", "hvm-pirq", "no")), base.withVersions(base.versions().with("qemu", "latch", "yes")),
                base.withVersions(base.versions().with("linux", "reuse", "never")))) {
            Run run = Run.of(scenario);
            assertTrue(run.runString().startsWith("pq1:+"), run.runString());
            assertEquals(scenario.withSchedule(run.schedule()), RunString.open(run.runString()));
        }
    }

    /** Mails that are out there keep their meaning: the packing may get better, not other. */
    @Test
    void aStringThatWasPackedOtherwiseStillOpens() {
        String old = "pq1:=rZDBboMwEETvfMWISy-AgJBE8nf0VlXIkA21Cjax1yhSlX_vxmlVqeqxlg9-O-udsa1eSCFfjKU8s47v8PxGaOvmiCFOCnZbqMFEHMAirMZf5KA5CfVTwNn4wAjEccWkN8Kgx_cC2p4eLfBUxkABhqs828gH42xQ-JiNjVfx66qmzgtcaIlCbbUXuJJNyjG_Zatzs7Rb34t36KdgFNquAF3Z636KFDgpCru2eMT5qSocuu_i6jwrNHUa_3Xl0N2y0Vn2bp4lmsqAEjb9SkovDAyns6SpZan77qo6T_UlmFJe0OwSGcsC7CMl3GhkJxPRJgyjN6vYv8xOn15_2TR_2ez_weYT;4.10;2.5;4.7;0*16,1*11,0*14,1*19;" + RunString.hash();
        String now = "pq1:+wxYLIRmpCkYGhuYKSaXpUOsV0lNLihVKgBKg9A9kJJZA_K9eDAk8SJpQSE8sS1VISkzO1lFIzEuBKFEoStUFZrNihcwSvWEawcaDNn4B;4.10;2.5;4.7;0*16,1*11,0*14,1*19;" + RunString.hash();
        Scenario mine = BuiltIn.named("stale-pirq").withName("mine").withSchedule(RunString.open(now).schedule());
        assertEquals(mine, RunString.open(old));
        assertEquals(mine, RunString.open(now));
    }

    /** In a mail of 75 columns a scenario of one's own takes at most three rows. */
    @Test
    void aUsualScenarioIsShort() {
        String own = of(BuiltIn.equal(2, 2).withName("mine"));
        assertTrue(own.startsWith("pq1:+") && own.length() <= 3 * 70, own.length() + " letters");
        String plain = of(BuiltIn.named("stale-pirq").withName("mine"));
        assertTrue(plain.length() <= 4 * 70, plain.length() + " letters");
    }

    @Test
    void whatAMailAddsIsTakenAway() {
        String plain = of(BuiltIn.named("one-controller"));
        assertEquals(RunString.open(plain), RunString.open("> run: " + plain.substring(0, 20) + "\n> " + plain.substring(20) + "\n"));
        assertTrue(RunString.looksLikeOne("  run: " + plain));
        assertEquals(RunString.open(plain), RunString.open("> > pirqscope run: " + plain.substring(0, 20) + "\n> >      " + plain.substring(20) + "\n"));
        assertFalse(RunString.looksLikeOne("one-controller"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "one-controller;4.10;2.5;4.7;0*3 | has 5 parts instead of 6 (scenario;linux;qemu;xen;choices;hash): it was cut",
        "one-controller;4.10;2.5;4.7;1*3;HASH | has the choice \"1*3\"; expected ACTOR*MOVES with an actor below 1",
        "one-controller;4.10;2.5;4.7;0*0;HASH | has the choice \"0*0\"; expected ACTOR*MOVES with an actor below 1",
        "one-controller;4.10;2.5;4.7;0*x;HASH | has the choice \"0*x\"; expected ACTOR*MOVES with an actor below 1",
        "one-controller;2.4;2.5;4.7;0;HASH | names a version that is not modelled: Linux 2.4 is not modelled",
        "=????;4.10;2.5;4.7;0;HASH | has a damaged scenario part: it was cut",
        "+????;4.10;2.5;4.7;0;HASH | has a damaged scenario part: it was cut"})
    void aDamagedOneIsRefusedInOneSentence(String text, String sentence) {
        Exception refused = assertThrows(ScenarioException.class, () -> RunString.open("pq1:" + text.replace("HASH", RunString.hash())));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    @Test
    void tooManyMovesAreNotSaidToBeAnActor() {
        Exception refused = assertThrows(ScenarioException.class, () -> RunString.open("pq1:stale-pirq;4.10;2.5;4.7;0*1600000000000;" + RunString.hash()));
        assertEquals("run string: has the choice \"0*1600000000000\"; expected ACTOR*MOVES with an actor below 2 and 1 to 999999999 moves", refused.getMessage());
    }

    /** What is quoted is not longer than what anybody reads. */
    @Test
    void aLongQuotationIsCut() {
        String message = new ScenarioException("f.yaml", 3, 4, "name \"" + "x".repeat(10_000) + "\" is not allowed").getMessage();
        assertEquals("f.yaml:3:4: name \"" + "x".repeat(80) + "...\" is not allowed", message);
    }

    @Test
    void oneOfAnotherModelIsRefused() {
        Exception refused = assertThrows(ScenarioException.class, () -> RunString.open("pq1:one-controller;4.10;2.5;4.7;0;00000000"));
        assertTrue(refused.getMessage().contains("is of another model version (00000000; this is " + RunString.hash() + ")"), refused.getMessage());
    }

    @Test
    void withoutChoicesTheRestRunsInTheOrderOfTheFile() {
        assertEquals(List.of(), RunString.open("pq1:one-controller;4.10;2.5;4.7;;" + RunString.hash()).schedule());
    }

    @Test
    void aStringOfAnotherVersionOfTheStringsIsRefusedAsSuch() {
        String other = Run.of(BuiltIn.named("stale-pirq")).runString().replaceFirst("pq1", "pq2");
        assertTrue(RunString.looksLikeOne(other));
        assertEquals("run string: begins with pq2:, so another version of Pirqscope wrote it; this one reads pq1:",
                assertThrows(ScenarioException.class, () -> RunString.open(other)).getMessage());
    }
}
