package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.ui.desk.FileDrop;

/** A patch that is dropped on the window is reviewed as the command line does it, with the open scenario. */
@ExtendWith(Screenshot.class)
class ReviewViewTest {

    private static final String MAIL = """
            From: A. Reader <reader@example.org>
            Subject: Re: [PATCH] xen: do not re-use pirq number cached in pci device msi msg data

            > --- a/arch/x86/pci/xen.c
            > +++ b/arch/x86/pci/xen.c
            > @@ -234,4 +234,2 @@ static int xen_hvm_setup_msi_irqs(struct pci_dev *dev, int nvec, int type)
            > -__pci_read_msi_msg(one);
            > -when(XEN_PIRQ_MSI_DATA, xen_irq_from_pirq(number));
            >  xen_allocate_pirq_msi(one);
            >  done();
            """;

    private final UiRobot robot = new UiRobot();

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
    }

    @AfterEach
    void end() {
        robot.begin("stale-pirq");
        robot.page().resetPerspective();
    }

    private Path drop(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mail"), text);
        FileDrop.open(robot.desk(), new String[] {file.toString()});
        return file;
    }

    private Text text() {
        return robot.find(Text.class, "review-text");
    }

    private Table hunks() {
        return robot.find(Table.class, "review");
    }

    private String title() {
        return robot.find(Link.class, "review-title").getText();
    }

    private void reviewed() {
        robot.spinUntil("both sides are explored", () -> !text().getText().isEmpty());
    }

    @Test
    void theViewSaysWhatTheCommandLinePrints() throws IOException {
        Path file = drop(MAIL);
        reviewed();
        assertEquals(printed("review", file.toString()), text().getText() + "\n");
        assertTrue(title().startsWith("stale-pirq, every interleaving: fails \u2192 never fails"), title());
        assertEquals(1, hunks().getItemCount());
        assertEquals("linux.reuse: list -> never", hunks().getItem(0).getText(2));
    }

    @Test
    void enterGoesFromOneStepOfAHunkToTheNext() throws IOException {
        drop(MAIL);
        reviewed();
        long all = robot.desk().session().now().run().steps().stream()
                .filter(step -> step.entering())
                .filter(step -> step.call().function() == GuestFunction.XEN_HVM_SETUP_MSI_IRQS
                        || step.call().function() == GuestFunction.PCI_READ_MSI_MSG
                        || step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ)
                .count();
        assertEquals(Long.toString(all), hunks().getItem(0).getText(4));
        for (int i = 0; i < all; i++) {
            int before = robot.desk().session().now().position();
            hunks().setSelection(0);
            hunks().notifyListeners(SWT.DefaultSelection, new Event());
            assertTrue(robot.desk().session().now().position() > before);
            robot.spin();
            assertEquals("\u25b6", hunks().getItem(0).getText(0));
        }
    }

    @Test
    void bothRunsAreOpened() throws IOException {
        drop(MAIL);
        reviewed();
        for (String which : new String[] {"with", "without"}) {
            Event click = new Event();
            click.text = which;
            robot.find(Link.class, "review-title").notifyListeners(SWT.Selection, click);
            robot.spin();
            assertEquals(
                    which.equals("without"), robot.desk().session().now().run().failed(), which);
        }
    }

    @Test
    void aMailWithoutAPatchIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("none"), "no patch here\n");
        robot.desk().reviewed().open(file);
        robot.spinUntil("it is refused", () -> title().contains("no patch in this text"));
        assertEquals(0, hunks().getItemCount());
        robot.desk().reviewed().open(folder.resolve("gone"));
        robot.spinUntil("it is missed", () -> title().contains("there is no such file"));
        assertFalse(title().contains("Exception"), title());
    }

    private static String printed(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Main.run(words, stream, stream, new Environment(Map.of(), false));
        stream.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
