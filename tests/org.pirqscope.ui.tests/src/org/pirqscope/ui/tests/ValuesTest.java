package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.values.ValuesCanvas;

/** Values over time, and why a value is what it is. */
@ExtendWith(Screenshot.class)
class ValuesTest {

    private static final Scenario ONE = BuiltIn.named("one-controller");

    private final UiRobot robot = new UiRobot();
    private ValuesCanvas values;

    @BeforeEach
    void open() {
        robot.begin("stale-pirq");
        robot.show("values");
        values = (ValuesCanvas) robot.find(Canvas.class, "values").getData("shows");
    }

    private int position() {
        return robot.desk().session().now().position();
    }

    private void filter(String words) {
        robot.find(Text.class, "values-filter").setText(words);
        robot.spin();
    }

    private void key(int key) {
        Event event = new Event();
        event.keyCode = key;
        values.control().setFocus();
        robot.spin();
        values.control().notifyListeners(SWT.KeyDown, event);
        robot.spin();
    }

    @Test
    void theFilterLeavesWhatItNames() {
        int all = values.count();
        filter("pirq 55");
        assertTrue(values.count() > 0 && values.count() < all);
        assertTrue(values.text().lines().allMatch(line -> line.startsWith("pirq 55 ")), values.text());
        filter("no such value");
        assertEquals(0, values.count());
        filter("");
        assertEquals(all, values.count());
    }

    @Test
    void theKeysGoFromChangeToChangeOfTheSelectedValue() {
        filter("pirq 55 irq");
        values.select(0);
        key(SWT.ARROW_RIGHT);
        int first = position();
        assertTrue(values.text().contains("\t" + first + " PIRQ_ALLOCATED"), values.text());
        robot.press("M1+.");
        int second = position();
        assertTrue(second > first && values.text().contains("\t" + second + " 24"), values.text());
        robot.press("M1+,");
        assertEquals(first, position());
        key(SWT.ARROW_LEFT);
        assertEquals(first, position(), "there is no change before the first one");
    }

    @Test
    void aTableIsAskedForChangesAndReasonsToo() {
        robot.show("pirqs");
        Table pirqs = robot.find(Table.class, "pirqs");
        robot.press("F8");
        pirqs.setSelection(0);
        robot.press("M1+I");
        Link title = robot.find(Link.class, "why-title");
        assertTrue(title.getText().startsWith("pirq 55 irq = 24, after step 258"), title.getText());
        assertTrue(title.getText().contains(">evtchn<"), "other fields can be asked for");
        Table why = robot.find(Table.class, "why");
        robot.spinUntil("the chain is there", () -> why.getItemCount() > 3);
        assertEquals("changed it", why.getItem(0).getText(3));
        assertTrue(why.getItem(0).getText(4).startsWith("map_domain_pirq(55, 24)"));
        robot.show("pirqs");
        pirqs.setSelection(0);
        robot.press("M1+,");
        assertTrue(position() < 250);
    }

    @Test
    void withoutASelectionTheCurrentCallIsExplained() {
        robot.show("diagram");
        robot.press("F8");
        robot.press("M1+I");
        Link title = robot.find(Link.class, "why-title");
        assertTrue(title.getText().startsWith("nvme0 xen_irq_from_pirq(55) = 64"), title.getText());
        assertTrue(robot.find(Table.class, "why").getItemCount() > 1);
    }

    @Test
    void anAnswerOfTheRunBeforeIsNotShown() {
        robot.show("why");
        ActionContributionItem later = (ActionContributionItem) robot.page()
                .findViewReference("org.pirqscope.ui.why")
                .getView(false)
                .getViewSite()
                .getActionBars()
                .getToolBarManager()
                .getItems()[0];
        later.getAction().setChecked(true);
        later.getAction().run();
        try {
            robot.press("F8");
            Job.getJobManager().suspend();
            robot.press("M1+I");
            robot.desk().open(ScenarioDocument.unnamed(ONE), Moment.startOf(ONE));
            robot.spin();
            Job.getJobManager().resume();
            robot.settle();
            assertEquals(0, robot.find(Table.class, "why").getItemCount());
            robot.press("End");
            robot.press("M1+I");
            Link title = robot.find(Link.class, "why-title");
            robot.spinUntil("the other run is explained", () -> title.getText().startsWith("nvme0 "));
            assertTrue(title.getText().endsWith(", at step " + position()), title.getText());
        } finally {
            Job.getJobManager().resume();
            later.getAction().setChecked(false);
            later.getAction().run();
        }
    }
}
