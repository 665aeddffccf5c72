package org.pirqscope.ui.widget;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** A row of steps that explain the moment; each is a link that goes there. It takes no room while there are none. */
public final class StepLinks {

    private final Link links;
    private final IntConsumer goTo;
    private List<org.pirqscope.report.stale.Link> shown = List.of();
    private int standing;

    public StepLinks(Composite parent, IntConsumer goTo) {
        this.goTo = goTo;
        links = new Link(parent, SWT.NONE);
        links.setData("id", "story");
        AccessibleNames.say(links, "Steps that explain the moment", this::text);
        GridData data = new GridData(SWT.FILL, SWT.END, true, false);
        data.horizontalIndent = 10;
        data.verticalIndent = 2;
        data.exclude = true;
        links.setLayoutData(data);
        links.setVisible(false);
        links.addListener(SWT.Selection, event -> goTo.accept(Integer.parseInt(event.text)));
    }

    /** Shows these steps; the one at which the reviewer stands is not a link. */
    public void show(List<org.pirqscope.report.stale.Link> next, int position) {
        if (next.equals(shown) && position == standing) {
            return;
        }
        shown = next;
        standing = position;
        links.setText(next.stream().map(this::markup).collect(Collectors.joining("   \u2192   ")));
        links.setToolTipText(
                next.stream().map(link -> link.title() + ": " + link.text()).collect(Collectors.joining("\n"))
                        + "\nF4 goes to the next of these steps, Shift+F4 to the one before.");
        ((GridData) links.getLayoutData()).exclude = next.isEmpty();
        links.setVisible(!next.isEmpty());
        links.getParent().layout(true);
    }

    /** Goes to the next step of the row, or with -1 to the one before; nothing happens without one. */
    public void follow(int direction) {
        IntStream steps =
                shown.stream().mapToInt(org.pirqscope.report.stale.Link::step).filter(step -> step > 0);
        OptionalInt next = direction > 0
                ? steps.filter(step -> step > standing).min()
                : steps.filter(step -> step < standing).max();
        next.ifPresent(goTo);
    }

    private String markup(org.pirqscope.report.stale.Link link) {
        String title = link.title().replace("&", "&&");
        String step = "step " + link.step();
        if (link.step() == 0) {
            return title + " (not in this run)";
        }
        return title + " at "
                + (link.step() == standing ? "\u25b6 " + step : "<a href=\"" + link.step() + "\">" + step + "</a>");
    }

    /** The steps as text, one a line. */
    public String text() {
        return shown.stream()
                .map(link -> link.title() + " at step " + link.step() + ": " + link.text() + "\n")
                .collect(Collectors.joining());
    }
}
