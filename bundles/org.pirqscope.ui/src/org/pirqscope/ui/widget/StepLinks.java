package org.pirqscope.ui.widget;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** A row of steps that explain the moment; each is a link that goes there. It takes no room while there are none. */
public final class StepLinks {

    private final Link links;
    private List<org.pirqscope.report.decode.Link> shown = List.of();

    public StepLinks(Composite parent, IntConsumer goTo) {
        links = new Link(parent, SWT.NONE);
        links.setData("id", "story");
        Names.say(links, "Steps that explain the moment", this::text);
        GridData data = new GridData(SWT.FILL, SWT.END, true, false);
        data.horizontalIndent = 10;
        data.verticalIndent = 2;
        data.exclude = true;
        links.setLayoutData(data);
        links.setVisible(false);
        links.addListener(SWT.Selection, event -> goTo.accept(Integer.parseInt(event.text)));
    }

    /** Shows these steps. */
    public void show(List<org.pirqscope.report.decode.Link> next) {
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        links.setText(next.stream().map(StepLinks::markup).collect(Collectors.joining("   \u2192   ")));
        links.setToolTipText(next.stream().map(link -> link.title() + ": " + link.text()).collect(Collectors.joining("\n")));
        ((GridData) links.getLayoutData()).exclude = next.isEmpty();
        links.setVisible(!next.isEmpty());
        links.getParent().layout(true);
    }

    private static String markup(org.pirqscope.report.decode.Link link) {
        String title = link.title().replace("&", "&&");
        return link.step() == 0 ? title + " (not in this run)" : title + " at <a href=\"" + link.step() + "\">step " + link.step() + "</a>";
    }

    /** The steps as text, one a line. */
    public String text() {
        return shown.stream().map(link -> link.title() + " at step " + link.step() + ": " + link.text() + "\n").collect(Collectors.joining());
    }
}
