package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.why.Chain;
import org.pirqscope.report.why.ChainLink;
import org.pirqscope.report.why.LinkReason;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.report.why.Why;

/** Each claim of each chain is held against the steps of the run, found in another way. */
class WhyChainTest {

    private static Stream<Run> runs() {
        return Stream.concat(
                        BuiltIn.all().stream(),
                        LongStream.range(1, 150)
                                .mapToObj(seed -> RandomScenario.wild(seed)
                                        .withSchedule(RandomScenario.schedule(RandomScenario.wild(seed), seed))))
                .map(Run::of)
                .filter(run -> run.length() < 5000);
    }

    @Test
    void everyChainStandsOnTheStepsOfItsRun() {
        int[] kinds = new int[LinkReason.values().length];
        runs().forEach(run -> {
            Why why = Why.of(run.history());
            for (Step step : run.steps()) {
                if (step.number() % 7 == 0 || step.answer().failed()) {
                    check(run, why.chain(step), step, kinds);
                }
                for (Effect effect : step.effects()) {
                    Chain chain = why.chain(new Quantity(effect.subject(), effect.field()), step.number());
                    assertEquals(step, chain.cause().orElseThrow().step());
                    check(run, chain, step, kinds);
                }
            }
        });
        for (LinkReason because : LinkReason.values()) {
            assertTrue(kinds[because.ordinal()] > 0, because + " is never seen");
        }
    }

    private static void check(Run run, Chain chain, Step asked, int[] kinds) {
        List<ChainLink> links = chain.links();
        assertEquals(
                links.size(),
                links.stream().map(link -> link.step().number()).distinct().count(),
                () -> "a step twice: " + links);
        for (int i = 0; i < links.size(); i++) {
            ChainLink link = links.get(i);
            kinds[link.because().ordinal()]++;
            assertTrue(
                    link.step().number() <= asked.number(),
                    () -> link + " is after " + asked.number() + ": " + run.scenario());
            for (Effect effect : link.effects()) {
                assertTrue(link.step().effects().contains(effect), link::toString);
            }
            claim(run.history(), links, i);
        }
    }

    private static void claim(History history, List<ChainLink> links, int i) {
        ChainLink link = links.get(i);
        Step step = link.step();
        switch (link.because()) {
            case ASKED ->
                assertTrue(
                        links.subList(0, i).stream().anyMatch(inner -> around(step, inner.step())),
                        () -> step + " is around none of " + links.subList(0, i));
            case READ -> {
                Answer.Message message = (Answer.Message) step.answer();
                assertTrue(message.message().pirq() > 0, step::toString);
            }
            case ANSWERED -> assertTrue(!step.answer().failed(), step::toString);
            case FREED -> {
                Effect freed = link.effects().getFirst();
                int given = given(links.subList(0, i));
                assertEquals(0, freed.after());
                assertTrue(
                        history.steps().subList(step.number(), given - 1).stream()
                                .noneMatch(between -> changes(between, freed.subject(), freed.field())),
                        () -> freed + " was not the last before " + given);
            }
            case LEFT -> assertEquals(1, link.effects().size());
            case MEANWHILE, CHANGED, CALLED -> {}
        }
    }

    private static int given(List<ChainLink> before) {
        return before.reversed().stream()
                .map(ChainLink::step)
                .filter(step -> step.call().function() == XenFunction.GET_FREE_PIRQ)
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static boolean changes(Step step, Subject subject, Field field) {
        return step.effects().stream().anyMatch(effect -> effect.subject().equals(subject) && effect.field() == field);
    }

    private static boolean around(Step enter, Step inner) {
        return enter.entering()
                && enter.actor() == inner.actor()
                && enter.number() < inner.number()
                && (enter.partner() == 0 || inner.number() < enter.partner());
    }
}
