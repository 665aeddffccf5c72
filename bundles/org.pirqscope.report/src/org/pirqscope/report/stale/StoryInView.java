package org.pirqscope.report.stale;

import java.util.Optional;

/**
 * The story that a view tells. One that was told stays while the reviewer walks about in it, so that its links can be
 * followed one by one.
 */
public record StoryInView(Optional<StaleHitStory> story) {

    /** Nothing was told yet. */
    public static final StoryInView NOTHING = new StoryInView(Optional.empty());

    /** What is told at the position. @param here the story of the stale hit that is shown there, if there is one */
    public StoryInView at(int position, Optional<StaleHitStory> here) {
        return new StoryInView(here.or(() -> story.filter(told -> told.spans(position))));
    }
}
