package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.testing.StepFinder;

class SessionTest {

    private final Session session = Session.of(BuiltIn.named("stale-pirq"));
    private final int handover = new StepFinder(session.now().run()).before("nvme1");

    @Test
    void aNewWatcherIsToldTheMomentAtOnce() {
        session.goTo(7);
        List<SessionEvent> told = new ArrayList<>();
        session.watch(told::add);
        assertEquals(List.of(new SessionEvent(SessionEvent.Kind.RUN_CHANGED, session.now())), told);
    }

    @Test
    void aWatcherIsToldEachMoveUntilItsWatchIsClosed() {
        List<Integer> positions = new ArrayList<>();
        Watch watch = session.watch(news -> positions.add(news.now().position()));
        session.forward(Move.INTO);
        session.toEnd();
        watch.close();
        watch.close();
        session.toStart();
        assertEquals(List.of(0, 1, session.now().run().length()), positions);
    }

    @Test
    void whereNothingMovesNobodyIsTold() {
        List<SessionEvent> told = new ArrayList<>();
        session.watch(told::add);
        session.backward(Move.OVER);
        session.goTo(0);
        assertEquals(1, told.size());
    }

    @Test
    void aWatcherThatClosesItsWatchWhileItIsToldDoesNotKeepTheOthersFromIt() {
        List<String> told = new ArrayList<>();
        List<Watch> watches = new ArrayList<>();
        watches.add(session.watch(news -> {
            told.add("first");
            watches.forEach(Watch::close);
        }));
        session.watch(news -> told.add("second"));
        told.clear();
        session.forward(Move.INTO);
        session.forward(Move.INTO);
        assertEquals(List.of("first", "second", "second"), told);
    }

    @Test
    void aWatchThatIsClosedWhileOthersAreToldIsNotToldAnyMore() {
        List<Integer> positions = new ArrayList<>();
        List<Watch> watches = new ArrayList<>();
        session.watch(news -> watches.forEach(Watch::close));
        watches.add(session.watch(news -> positions.add(news.now().position())));
        session.goTo(1);
        assertEquals(List.of(0), positions);
    }

    @Test
    void aFailingWatcherDoesNotStopTheOthersAndItsFailureComesOutAtTheEnd() {
        List<Integer> positions = new ArrayList<>();
        session.watch(news -> failAt(1, news));
        session.watch(news -> positions.add(news.now().position()));
        try (LogBook log = LogBook.of("org.pirqscope.session")) {
            assertThrows(IllegalStateException.class, () -> session.goTo(1));
            assertEquals(List.of("on purpose"), log.thrown());
        }
        session.goTo(2);
        assertEquals(List.of(0, 1, 2), positions);
    }

    private static void failAt(int position, SessionEvent news) {
        if (news.now().position() == position) {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void aWatcherThatMovesTheSessionIsToldAfterEverybodyHeardOfTheMoveBefore() {
        List<Integer> positions = new ArrayList<>();
        session.watch(news -> skipOne(news));
        session.watch(news -> positions.add(news.now().position()));
        session.goTo(1);
        assertEquals(List.of(0, 1, 2), positions);
    }

    private void skipOne(SessionEvent news) {
        if (news.now().position() == 1) {
            session.goTo(2);
        }
    }

    @Test
    void outsideOfTheRunTheNearerEndIsMeant() {
        session.goTo(-5);
        assertTrue(session.now().atStart());
        session.goTo(1_000_000);
        assertTrue(session.now().atEnd());
        assertTrue(session.now().next().isEmpty());
        assertEquals(
                session.now().run().length(), session.now().step().orElseThrow().number());
    }

    @Test
    void resumeStopsAtTheStaleHitFirst() {
        session.forward(Move.RESUME);
        assertTrue(session.now().step().orElseThrow().findings().stream().anyMatch(Finding.StaleHit.class::isInstance));
    }

    @Test
    void steppingIntoForwardsAndBackwardsIsInverseAtEveryPosition() {
        int length = session.now().run().length();
        for (int position = 0; position < length; position++) {
            Moment moment = session.now().goTo(position);
            assertEquals(moment, moment.forward(Move.INTO).backward(Move.INTO));
        }
    }

    @Test
    void theChosenActorRunsNextAndWhatWasBeforeStays() {
        session.goTo(handover);
        Run before = session.now().run();
        assertEquals(List.of(0, 1), session.now().choices());
        session.choose(0);
        assertEquals(handover, session.now().position());
        assertEquals(0, session.now().next().orElseThrow().actor());
        assertEquals(
                before.steps().subList(0, handover - 1).stream()
                        .map(step -> step.text())
                        .toList(),
                session.now().run().steps().subList(0, handover - 1).stream()
                        .map(step -> step.text())
                        .toList());
    }

    @Test
    void choosingWhoRunsAnywayChangesNothing() {
        session.goTo(handover);
        Run before = session.now().run();
        session.choose(1);
        assertSame(before, session.now().run());
    }

    @Test
    void aChoiceIsWrittenIntoTheScheduleOfTheScenario() {
        session.goTo(handover);
        session.choose(0);
        Run forked = session.now().run();
        assertEquals(forked.steps(), Run.of(forked.scenario()).steps());
        assertEquals("nvme0", forked.scenario().schedule().getLast().actor());
    }

    @Test
    void otherVersionsKeepAChoice() {
        session.goTo(handover);
        session.choose(0);
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        assertEquals("4.11", session.now().run().scenario().versions().linux());
        assertEquals(0, session.now().next().orElseThrow().actor());
        assertFalse(session.now().run().failed());
    }

    @Test
    void otherVersionsStayAtTheSameCallWhereThereIsOne() {
        session.goTo(handover);
        int calls = session.now().run().length();
        String text = session.now().step().orElseThrow().text();
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        assertTrue(session.now().run().length() != calls);
        assertEquals(text, session.now().step().orElseThrow().text());
    }

    @Test
    void otherVersionsWithoutTheCallStayNearTheSameMove() {
        session.forward(Move.RESUME);
        int move = session.now().step().orElseThrow().move();
        assertEquals(
                GuestFunction.XEN_IRQ_FROM_PIRQ,
                session.now().step().orElseThrow().call().function());
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        assertEquals(move, session.now().step().orElseThrow().move());
    }

    @Test
    void theEndOfARunIsTheEndOnOtherVersions() {
        session.toEnd();
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        assertTrue(session.now().atEnd());
    }

    @Test
    void anotherScenarioStartsAtItsStart() {
        List<SessionEvent.Kind> told = new ArrayList<>();
        session.goTo(20);
        session.watch(news -> told.add(news.kind()));
        session.open(BuiltIn.named("one-controller"));
        assertTrue(session.now().atStart());
        assertEquals(List.of(SessionEvent.Kind.RUN_CHANGED, SessionEvent.Kind.RUN_CHANGED), told);
    }
}
