package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.diagram.Mark;
import org.pirqscope.ui.chart.ChartCanvas;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.widget.DecodeCanvas;

/** F8 from the start of stale-pirq: every view shows the stale hit, and not by colour alone. */
@ExtendWith(Screenshot.class)
class StaleHitTest {

    private final UiRobot robot = new UiRobot();
    private int hit;

    @BeforeEach
    void goThere() {
        robot.begin("stale-pirq");
        robot.press("F8");
        hit = robot.desk().session().now().position();
    }

    @Test
    void theStatusLineSaysWhereAndWhat() {
        String words = robot.find(Label.class, "standing").getText();
        assertTrue(
                words.contains("stale-pirq")
                        && words.contains("step " + hit + " of ")
                        && words.contains("nvme0 in xen_irq_from_pirq")
                        && words.contains("1 finding here"),
                words);
        assertEquals(
                robot.desk().session().now().run().runString(),
                robot.find(Text.class, "run-string").getText());
    }

    @Test
    void theCallIsMarkedInTheTree() {
        TreeItem item = itemWith(robot.find(Tree.class, "calls").getItems(), "\u25b6");
        assertEquals("\u25b6 \u26a0 xen_irq_from_pirq(55) = 64", item.getText());
    }

    private static TreeItem itemWith(TreeItem[] items, String sign) {
        for (TreeItem item : items) {
            if (item.getText().startsWith(sign)) {
                return item;
            }
            TreeItem inside = item.getExpanded() ? itemWith(item.getItems(), sign) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    @Test
    void theDiagramStandsAtTheAlarm() {
        DiagramCanvas diagram =
                (DiagramCanvas) robot.find(Canvas.class, "diagram").getData("shows");
        assertEquals(Mark.STALE_HIT, diagram.diagram().mark(diagram.current()));
        assertEquals(diagram.diagram().rowOf(hit), diagram.current());
        assertTrue(
                diagram.current() >= diagram.top() && diagram.current() < diagram.top() + diagram.visibleRows(),
                "it can be seen");
    }

    @Test
    void theDecodeTellsTheStory() {
        String text = ((DecodeCanvas) robot.find(Canvas.class, "decode").getData("shows")).text();
        assertTrue(text.contains("pirq = 0x000000 << 8 | 0x37 = 55"), text);
        assertTrue(text.contains("STALE: nvme0 entry 0 re-uses pirq 55"), text);
        assertTrue(text.contains("data == XEN_PIRQ_MSI_DATA (0x4300)  0x4300  true"), text);
        assertTrue(text.contains("xen_irq_from_pirq(55) >= 0  64  true"), text);
        Link story = robot.find(Link.class, "story");
        assertTrue(story.isVisible() && story.getText().contains("freed at <a href="), story.getText());
    }

    @Test
    void thePirqTableWarns() {
        TableItem row = robot.find(Table.class, "pirqs").getItem(0);
        assertEquals("\u26a0", row.getText(0));
        assertEquals("55", row.getText(1));
        assertEquals("mapped", row.getText(2));
        assertEquals("nvme1 entry 0", row.getText(6));
    }

    @Test
    void theDeviceEntryWarns() {
        TreeItem entry = robot.find(Tree.class, "devices").getItem(0).getItem(0);
        assertEquals("\u26a0 entry 0", entry.getText(0));
        assertEquals("fee37000", entry.getText(2));
        assertEquals("none", entry.getText(4));
        assertEquals("names nvme1 entry 0's", entry.getText(6));
    }

    @Test
    void beforeTheHitTheDecodeAndTheEntryShowWhatIsReadSoFar() {
        for (int i = 0; i < 5; i++) {
            robot.press("Shift+F5");
        }
        String text = ((DecodeCanvas) robot.find(Canvas.class, "decode").getData("shows")).text();
        assertTrue(text.contains("being read by __pci_read_msi_msg"), text);
        assertTrue(text.contains("data              ?  not read yet"), text);
        assertTrue(text.contains("pirq = 0x000000 << 8 | 0x37 = 55"), text);
        TreeItem entry = robot.find(Tree.class, "devices").getItem(0).getItem(0);
        assertEquals("!\u2190 entry 0", entry.getText(0));
        assertEquals("names nvme1 entry 0's", entry.getText(6));
        assertFalse(entry.getBackground(1).equals(entry.getBackground(2)), "the word that is read stands out");
    }

    @Test
    void theLogPaintsTheLineOfTheHitAsAnAlarm() {
        robot.show("log");
        Table log = robot.find(Table.class, "log");
        String signs = java.util.Arrays.stream(log.getItems())
                .filter(item -> item.getText(4).contains("msi already bound to pirq=55"))
                .map(item -> item.getText(0))
                .findFirst()
                .orElseThrow();
        assertEquals("\u26a0+", signs);
    }

    @Test
    void thePortOfThePirqWarns() {
        robot.show("channels");
        Table channels = robot.find(Table.class, "channels");
        assertEquals(
                "\u26a0 55",
                channels.getItem(0).getText(0) + " " + channels.getItem(0).getText(2));
    }

    @Test
    void theFindingIsTheCurrentOne() {
        robot.show("findings");
        TableItem row = robot.find(Table.class, "findings").getItem(0);
        assertEquals("\u25b6\u26a0", row.getText(0));
        assertEquals(Integer.toString(hit), row.getText(1));
        assertEquals("STALE PIRQ 55 RE-USED", row.getText(4));
    }

    @Test
    void channelsAndIrqsAreThoseOfTheMoment() {
        robot.show("channels");
        robot.show("irqs");
        int channels = robot.desk().session().now().world().eventChannels().size();
        int irqs = robot.desk().session().now().world().guestIrqs().size();
        assertTrue(channels > 0 && irqs > 0);
        assertEquals(channels, robot.find(Table.class, "channels").getItemCount());
        assertEquals(irqs, robot.find(Table.class, "irqs").getItemCount());
        assertEquals("64", robot.find(Table.class, "irqs").getItem(0).getText(1));
    }

    @Test
    void theLogHasTheLinesOfAllLayers() {
        robot.show("log");
        Table log = robot.find(Table.class, "log");
        boolean found = false;
        for (TableItem item : log.getItems()) {
            found |= item.getText(4).contains("msi already bound to pirq=55");
        }
        assertTrue(found, log.getItemCount() + " lines");
    }

    @Test
    void theChartKnowsTheHit() {
        ChartCanvas chart = (ChartCanvas) robot.find(Canvas.class, "chart").getData("shows");
        robot.spinUntil("the chart is counted", () -> chart.text().contains("stale hit"));
        assertTrue(chart.text().startsWith("step " + hit + " of "), chart.text());
    }
}
