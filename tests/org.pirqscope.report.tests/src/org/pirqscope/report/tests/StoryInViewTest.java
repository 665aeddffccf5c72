package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.stale.Link;
import org.pirqscope.report.stale.StaleHitStory;
import org.pirqscope.report.stale.StoryInView;
import org.pirqscope.testing.StepFinder;

class StoryInViewTest {

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));
    private final StepFinder find = new StepFinder(run);
    private final int hit = find.leaving("nvme0", "xen_irq_from_pirq(55) = 64");
    private final StaleHitStory story = Decodes.of(run).at(hit).orElseThrow().story();
    private final StoryInView told = StoryInView.NOTHING.at(hit, Optional.of(story));

    @Test
    void aStoryStaysWhileItsLinksAreFollowed() {
        assertTrue(story.links().size() > 3, story::toString);
        for (Link link : story.links()) {
            assertEquals(
                    Optional.of(story), told.at(link.step(), Optional.empty()).story(), link::toString);
        }
    }

    @Test
    void itIsOverOutsideOfItsSteps() {
        int first = story.links().stream().mapToInt(Link::step).min().orElseThrow();
        int last = story.links().stream().mapToInt(Link::step).max().orElseThrow();
        assertEquals(Optional.empty(), told.at(first - 1, Optional.empty()).story());
        assertEquals(Optional.empty(), told.at(last + 1, Optional.empty()).story());
        assertEquals(
                Optional.empty(),
                told.at(last + 1, Optional.empty()).at(hit, Optional.empty()).story());
    }

    @Test
    void nobodyHearsOfItBeforeTheHit() {
        assertEquals(
                Optional.empty(),
                StoryInView.NOTHING.at(hit - 1, Optional.empty()).story());
    }

    @Test
    void anotherHitTellsItsOwn() {
        StaleHitStory other = new StaleHitStory(story.hit(), hit + 1, story.links());
        assertEquals(Optional.of(other), told.at(hit + 1, Optional.of(other)).story());
    }

    @Test
    void aStepThatIsNotInTheRunBoundsNothing() {
        StaleHitStory cut = new StaleHitStory(
                story.hit(), hit, java.util.List.of(new Link("written", 0, ""), new Link("re-used", hit, "")));
        assertTrue(cut.spans(hit));
        assertEquals(
                Optional.empty(),
                StoryInView.NOTHING
                        .at(hit, Optional.of(cut))
                        .at(1, Optional.empty())
                        .story());
    }
}
