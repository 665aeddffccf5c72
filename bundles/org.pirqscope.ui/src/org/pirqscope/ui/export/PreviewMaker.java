package org.pirqscope.ui.export;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.machine.run.Run;
import org.pirqscope.ui.widget.LatestAnswer;

/** Makes previews of what is filled in. */
final class PreviewMaker {

    /** Steps up to which nobody notices. */
    private static final int SHORT = 2_000;

    /** A preview, or the sentence why there is none. */
    record Made(Preview preview, String problem) {}

    private final Run run;
    private final LatestAnswer<Made> latest;

    PreviewMaker(Control control, Run run, Consumer<Made> ready) {
        this.run = run;
        this.latest = new LatestAnswer<>(control, ready);
    }

    /** Hands over the preview of this draft, unless another one is asked for before. */
    void make(Draft draft) {
        latest.ask(run.length() <= SHORT, () -> outcome(draft));
    }

    private Made outcome(Draft draft) {
        try {
            return new Made(Preview.of(run, draft.choice(run)), "");
        } catch (ChoiceException | IOException impossible) {
            return new Made(Preview.NONE, sentence(impossible.getMessage()));
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
