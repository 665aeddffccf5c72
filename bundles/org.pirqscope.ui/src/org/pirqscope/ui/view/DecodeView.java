package org.pirqscope.ui.view;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.stale.StaleHitStory;
import org.pirqscope.report.stale.StoryInView;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.DecodeCanvas;
import org.pirqscope.ui.widget.StepLinks;

/**
 * The message that was read or written last, bit by bit, and what the guest makes of it; at a stale hit the way there.
 */
public class DecodeView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.decode";

    private DecodeCanvas canvas;
    private StepLinks links;
    private Decodes decodes;
    private StoryInView told = StoryInView.NOTHING;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        canvas = new DecodeCanvas(box);
        canvas.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        links = new StepLinks(box, step -> desk().session().goTo(step));
        preparation = new Preparation(this, box, this::clear);
        return box;
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            preparation.make(news.now().run(), Decodes::of, made -> {
                told = StoryInView.NOTHING;
                decodes = made;
                stand();
            });
        } else if (preparation.done()) {
            stand();
        }
    }

    private void clear() {
        canvas.clear();
        links.show(List.of(), 0);
    }

    private void stand() {
        int position = desk().session().now().position();
        var decode = decodes.at(position);
        canvas.show(decode);
        told = told.at(position, decode.filter(Decode::stale).map(Decode::story));
        links.show(told.story().map(StaleHitStory::links).orElse(List.of()), position);
    }

    /** Goes to the next step of the story, or with -1 to the one before. */
    public void follow(int direction) {
        links.follow(direction);
    }

    @Override
    String legend() {
        return "Coloured: the bits that make the pirq. \u2713 a condition that holds, \u2717 one that does not";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(canvas.text() + links.text());
    }

    @Override
    void focus() {
        canvas.control().setFocus();
    }
}
