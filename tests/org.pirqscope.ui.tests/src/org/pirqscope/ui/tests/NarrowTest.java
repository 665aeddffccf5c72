package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.machine.run.Run;

/** The diagram narrowed to one pirq, device or entry, from the context menu and by keyboard. */
class NarrowTest extends InDiagram {

    @AfterEach
    void showEverything() {
        if (canvas.diagram().scope().only().isPresent()) {
            robot.select(item("Show Everythin&g"));
        }
    }

    private MenuItem item(String start) {
        Event event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        Point corner = control.toDisplay(5, 5);
        event.x = corner.x;
        event.y = corner.y;
        control.notifyListeners(SWT.MenuDetect, event);
        control.getMenu().notifyListeners(SWT.Show, new Event());
        return Arrays.stream(control.getMenu().getItems())
                .filter(item -> item.getText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private List<MenuItem> offered() {
        return List.of(item("Show &Only").getMenu().getItems());
    }

    private void narrow(String thing) {
        robot.select(offered().stream()
                .filter(item -> item.getText().equals(thing))
                .findFirst()
                .orElseThrow());
        robot.spin();
    }

    private int goTo(String call) {
        SequenceDiagram diagram = canvas.diagram();
        int step = diagram.stepNumber(diagram.next(Query.call(call), -1));
        robot.desk().session().goTo(step);
        robot.spin();
        return step;
    }

    private List<String> rows() {
        SequenceDiagram diagram = canvas.diagram();
        return IntStream.range(0, diagram.rows())
                .mapToObj(row -> diagram.row(row).text())
                .toList();
    }

    @Test
    void anEntryIsFollowedOnTheScreen() {
        int all = canvas.diagram().rows();
        int step = goTo("xen_allocate_pirq_msi");
        assertEquals(
                List.of("nvme0 entry 0", "nvme0"),
                offered().stream().map(MenuItem::getText).toList());
        narrow("nvme0 entry 0");
        assertTrue(
                canvas.diagram().rows() < all
                        && rows().stream().anyMatch(text -> text.startsWith("PHYSDEVOP_unmap_pirq(55)")),
                rows()::toString);
        assertTrue(rows().stream().noneMatch(text -> text.startsWith("pci_msix_read(1,")), rows()::toString);
        assertEquals(step, robot.desk().session().now().position());
        assertEquals(step, canvas.diagram().stepNumber(canvas.current()));
        assertEquals(
                "Show Everythin&g, Not Only nvme0 entry 0",
                item("Show Everythin&g").getText());
        assertFalse(offered().getFirst().isEnabled(), "it is shown alone already");
        robot.select(item("Show Everythin&g"));
        robot.spin();
        assertEquals(all, canvas.diagram().rows());
        assertFalse(item("Show Everythin&g").isEnabled());
    }

    @Test
    void aPirqIsOfferedWhereACallNamesIt() {
        goTo("PHYSDEVOP_unmap_pirq");
        assertEquals(
                List.of("pirq 55", "nvme0"),
                offered().stream().map(MenuItem::getText).toList());
        narrow("pirq 55");
        assertTrue(rows().stream().noneMatch(text -> text.startsWith("set_evtchn_to_irq")), rows()::toString);
    }

    @Test
    void whatIsShownAloneIsCopied() throws Exception {
        goTo("xen_allocate_pirq_msi");
        narrow("nvme0 entry 0");
        robot.select(item("Copy as &Mail"));
        Clipboard clipboard = new Clipboard(robot.display());
        Object copied = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        Run run = robot.desk().session().now().run();
        assertEquals(
                Preview.text(Export.of(
                        run, Choice.MAIL.withPart(new RunPart.Whole()).withTouched(new Touched.Entry(0, "nvme0", 0)))),
                copied);
    }

    /** A screen reader hears the message first, then what the canvas is. */
    @Test
    void theNameOfTheCanvasIsTheMessage() {
        assertEquals("start of the run; sequence diagram", canvas.name());
        int step = goTo("PHYSDEVOP_get_free_pirq");
        assertEquals(
                "step " + (step + 1) + ", nvme0, Xen: PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI); sequence diagram",
                canvas.name());
        robot.desk().session().goTo(step + 1);
        robot.spin();
        assertEquals(
                "step " + (step + 1)
                        + ", nvme0, Xen: answer of PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55; sequence diagram",
                canvas.name());
        step = goTo("xen_irq_from_pirq");
        assertEquals(
                "step " + (step + 1)
                        + ", nvme0, guest kernel: xen_irq_from_pirq(55) = 64, STALE PIRQ 55 RE-USED; sequence diagram",
                canvas.name());
    }
}
