package org.pirqscope.ui.welcome;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.FailureMessage;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;
import org.pirqscope.ui.widget.LatestAnswer;

/** The story in five sentences and a picture, and what to begin with. */
public class WelcomeView extends ViewPart {

    /** Its name in plugin.xml. */
    public static final String ID = "org.pirqscope.ui.welcome";

    /** The story. */
    static final List<String> STORY = List.of(
            "A Xen guest asks the hypervisor for a pirq, a number that stands for an interrupt, and writes it into "
                    + "its device's MSI message.",
            "When the driver gives its vectors back, QEMU unmaps the pirq and Xen may give it to another device, but "
                    + "the old message stays in the table of the device.",
            "Linux 2.6.37 to 4.10 read that old message at the next setup and may take its pirq for one of their own.",
            "If another device has the number by then, the entry is never written nor mapped, and its interrupt is "
                    + "lost: in 2017, NVMe drives of large guests failed.",
            "Pirqscope simulates guest, QEMU and Xen call by call, shows this moment and what led to it, and searches "
                    + "all orders in which it can happen.");

    private static final int WIDEST = 760;

    private ScrolledComposite scrolled;
    private Composite page;
    private Canvas picture;
    private Image image;
    private ThemePalette palette;
    private LatestAnswer<ImageData> pictures;

    @Override
    public void createPartControl(Composite parent) {
        scrolled = SystemLook.keep(new ScrolledComposite(parent, SWT.V_SCROLL));
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        page = new Composite(scrolled, SWT.NONE);
        page.setData("id", "welcome");
        GridLayout layout = new GridLayout();
        layout.marginWidth = 16;
        layout.marginHeight = 12;
        layout.verticalSpacing = 6;
        page.setLayout(layout);
        scrolled.setContent(page);
        palette = new ThemePalette(page, this::style);
        fill();
        pictures = new LatestAnswer<>(page, this::paint);
        picture.addListener(SWT.Paint, event -> draw(event.gc));
        picture.addDisposeListener(gone -> dispose(image));
        scrolled.addListener(SWT.Resize, event -> fit());
        getSite()
                .getService(IHandlerService.class)
                .activateHandler(IWorkbenchCommandConstants.EDIT_COPY, new AbstractHandler() {
                    @Override
                    public Object execute(ExecutionEvent event) {
                        ClipboardText story = ClipboardText.lines(String.join("\n", STORY) + "\n");
                        CopyText.copy(page.getDisplay(), story.text());
                        desk().tell("Copied " + story.what() + " of " + getPartName());
                        return null;
                    }
                });
        style();
    }

    private void fill() {
        label("An interrupt that is lost, call by call", true);
        STORY.forEach(sentence -> label(sentence, false));
        link("welcome-failing", "<a>Open the failing run</a>: two NVMe controllers, Linux 4.10", this::failing);
        link(
                "welcome-tour",
                "<a>Take the tour</a>: twelve steps through the views, which can be left and taken up again",
                () -> Tour.begin(getSite().getWorkbenchWindow()));
        link(
                "welcome-open",
                "<a>Open logs, lspci or a scenario</a>: what happened, and what your own devices would do",
                () -> run("org.pirqscope.ui.open"));
        link(
                "welcome-explore",
                "<a>Explore</a>: whether any order of the open scenario loses an interrupt",
                () -> run("org.pirqscope.ui.explore"));
        desk().recent()
                .all()
                .forEach(file -> link(
                        "welcome-recent",
                        "<a>" + file.getFileName().toString().replace("&", "&&") + "</a>  in "
                                + String.valueOf(file.getParent()).replace("&", "&&"),
                        () -> new Opening(desk()).files(java.util.List.of(file))));
        label("Help > Welcome shows this page again; ? lists the commands and their keys.", false);
        picture = AccessibleNames.name(
                SystemLook.keep(new Canvas(page, SWT.DOUBLE_BUFFERED)),
                "Sequence diagram of the moment at which an old pirq is taken again");
        picture.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    }

    private static Desk desk() {
        return PlatformUI.getWorkbench().getService(Desk.class);
    }

    private void label(String words, boolean head) {
        Label label = SystemLook.keep(new Label(page, SWT.WRAP));
        label.setText(words);
        label.setData("head", head);
        wide(label);
    }

    private void link(String id, String words, Runnable deed) {
        Link link = SystemLook.keep(new Link(page, SWT.NONE));
        link.setData("id", id);
        link.setText(words);
        link.addListener(SWT.Selection, event -> deed.run());
        wide(link);
    }

    private static void wide(Control control) {
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = WIDEST;
        control.setLayoutData(data);
    }

    private void failing() {
        new Opening(desk()).unnamed(BuiltIn.named(Desk.FIRST));
        getSite().getPage().activate(getSite().getPage().findView("org.pirqscope.ui.diagram"));
    }

    private void run(String command) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException failure) {
            new FailureMessage(command, failure).show();
        }
    }

    private void style() {
        page.setBackground(palette.of(Tone.PANE));
        scrolled.setBackground(palette.of(Tone.PANE));
        for (Control child : page.getChildren()) {
            child.setBackground(palette.of(Tone.PANE));
            child.setForeground(palette.of(Tone.TEXT));
            child.setFont(Boolean.TRUE.equals(child.getData("head")) ? palette.bold() : palette.plain());
            if (child instanceof Link link) {
                link.setLinkForeground(palette.of(Tone.ACCENT));
            }
        }
        boolean dark = ThemePalette.dark();
        pictures.ask(false, () -> moment(dark));
        fit();
    }

    /** The rows around the stale hit, as every export of them looks. */
    private static ImageData moment(boolean dark) {
        Run run = Run.of(BuiltIn.named(Desk.FIRST));
        int hit = run.history().steps().stream()
                .filter(step -> step.findings().stream()
                        .anyMatch(org.pirqscope.machine.call.Finding.StaleHit.class::isInstance))
                .findFirst()
                .orElseThrow()
                .number();
        Choice choice = Choice.MAIL
                .withFormat(ExportFormat.PNG)
                .withPart(new RunPart.Steps(hit - 12, hit + 3))
                .withDark(dark);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Export.of(run, choice).write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ImageData(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void paint(ImageData data) {
        dispose(image);
        image = new Image(picture.getDisplay(), data);
        fit();
        picture.redraw();
    }

    private static void dispose(Image image) {
        if (image != null) {
            image.dispose();
        }
    }

    private Rectangle room() {
        Rectangle all = image == null ? new Rectangle(0, 0, 1, 1) : image.getBounds();
        int wide = Math.min(all.width, Math.max(1, page.getClientArea().width - 32));
        return new Rectangle(0, 0, wide, all.height * wide / all.width);
    }

    private void draw(GC gc) {
        gc.setBackground(palette.of(Tone.PANE));
        gc.fillRectangle(picture.getClientArea());
        if (image != null) {
            Rectangle all = image.getBounds();
            Rectangle room = room();
            gc.setInterpolation(SWT.HIGH);
            gc.drawImage(image, 0, 0, all.width, all.height, 0, 0, room.width, room.height);
        }
    }

    private void fit() {
        ((GridData) picture.getLayoutData()).heightHint = room().height;
        page.layout(true);
        scrolled.setMinSize(page.computeSize(Math.max(1, scrolled.getClientArea().width), SWT.DEFAULT));
    }

    @Override
    public void setFocus() {
        for (Control child : page.getChildren()) {
            if (child instanceof Link) {
                child.setFocus();
                return;
            }
        }
    }
}
