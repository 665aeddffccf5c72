package org.pirqscope.ui.command;

import java.util.Map;
import org.pirqscope.ui.view.DecodeView;

/** F4 and Shift+F4: along the steps of the story that the message decode tells. */
public class FollowStory extends ViewCommand<DecodeView> {

    public FollowStory() {
        super(
                DecodeView.ID,
                DecodeView.class,
                Map.of("next", view -> view.follow(1), "previous", view -> view.follow(-1)));
    }
}
