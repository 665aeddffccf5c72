package org.pirqscope.screenshots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.IViewDescriptor;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.view.CheckView;

/** The window, used from a thread of its own: each act is waited for until no job runs and the picture stands still. */
final class Stage {

    private static final long PATIENCE = 120_000;
    private static final long PAUSE = 60;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Path folder;
    private int taken;

    /** @param folder where the pictures go */
    Stage(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        run(() -> {
            window().getShell().setMaximized(true);
            return null;
        });
    }

    private static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    private static IWorkbenchPage page() {
        return window().getActivePage();
    }

    /** The ids of all views of Pirqscope: those of logs, or all others. */
    List<String> views(boolean ofLogs) {
        return run(
                () -> Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                        .map(IViewDescriptor::getId)
                        .filter(id -> id.startsWith("org.pirqscope.ui."))
                        .filter(id -> id.startsWith("org.pirqscope.ui.log-") == ofLogs)
                        .toList());
    }

    /** Brings a view to the front. */
    void show(String view) {
        run(() -> page().showView(view));
    }

    /** Runs a command to its end. */
    void run(String command) {
        run(() -> window().getService(IHandlerService.class).executeCommand(command, null));
    }

    /** Runs a command that opens a dialog and waits for the dialog. */
    void begin(String command) {
        display.asyncExec(() -> {
            try {
                window().getService(IHandlerService.class).executeCommand(command, null);
            } catch (Exception failure) {
                throw new IllegalStateException(command, failure);
            }
        });
        long end = System.currentTimeMillis() + PATIENCE;
        while (run(() -> dialog() == null)) {
            pause(end, "no dialog of " + command);
        }
    }

    private Shell dialog() {
        Shell main = window().getShell();
        return Arrays.stream(display.getShells())
                .filter(shell ->
                        shell != main && shell.isVisible() && !shell.getText().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /**
     * Closes the dialog without a choice. The window is then painted as a whole: where pictures are taken from within,
     * at scale 2, some of what the dialog covered is not asked for again, which it is when a user closes it.
     */
    void closeDialog() {
        run(() -> {
            dialog().close();
            return null;
        });
        settled();
        run(() -> {
            Shell main = window().getShell();
            main.redraw(0, 0, main.getSize().x, main.getSize().y, true);
            Menu menus = main.getMenuBar();
            main.setMenuBar(null);
            main.setMenuBar(menus);
            return null;
        });
        settled();
    }

    /** Opens a scenario file. */
    void open(Path file) {
        run(() -> {
            new Opening(desk()).file(file);
            return null;
        });
        settled();
    }

    /** Opens logs. */
    void openLogs(Path file) {
        run(() -> {
            new Opening(desk()).files(List.of(file));
            return null;
        });
        settled();
    }

    /** Selects the lines of the first diagnosis of the logs. */
    void selectDiagnosis() {
        run(() -> {
            desk().logs()
                    .select(LogSelection.of(desk().logs()
                            .read()
                            .orElseThrow()
                            .diagnoses()
                            .getFirst()
                            .lines()));
            return null;
        });
    }

    /** Reviews a patch with the open scenario, to the end. */
    void review(Path mail) {
        run(() -> {
            page().showView("org.pirqscope.ui.review");
            desk().reviewed().open(mail);
            return null;
        });
        settled();
    }

    /** Adds a breakpoint. */
    void stop(String at) {
        run(() -> {
            desk().breakpoints().add(at);
            return null;
        });
    }

    /** Checks the logs against the simulated stack, to the end. */
    void check() {
        run(() -> {
            ((CheckView) page().showView("org.pirqscope.ui.log-check")).search();
            return null;
        });
        settled();
    }

    private static Desk desk() {
        return PlatformUI.getWorkbench().getService(Desk.class);
    }

    /** Types into the field with that id. */
    void type(String id, String words) {
        run(() -> {
            find(Text.class, id).setText(words);
            return null;
        });
    }

    /** Brings a tab to the front. */
    void tab(String id, String title) {
        run(() -> {
            CTabFolder tabs = find(CTabFolder.class, id);
            for (CTabItem item : tabs.getItems()) {
                if (item.getText().equals(title)) {
                    tabs.setSelection(item);
                }
            }
            return null;
        });
    }

    private <C extends Control> C find(Class<C> type, String id) {
        List<Control> found = new ArrayList<>();
        for (Shell shell : display.getShells()) {
            collect(shell, id, found);
        }
        return found.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + id));
    }

    private static void collect(Control control, String id, List<Control> found) {
        if (id.equals(control.getData("id"))) {
            found.add(control);
        }
        if (control instanceof Composite box) {
            for (Control child : box.getChildren()) {
                collect(child, id, found);
            }
        }
    }

    /** Keeps the picture of the screen: {@code 07-matrix.png}. */
    void take(String name) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {settled()};
        System.err.println("screenshots: " + name); // says in which moment GTK complained
        loader.save(folder.resolve("%02d-%s.png".formatted(++taken, name)).toString(), SWT.IMAGE_PNG);
    }

    /** Keeps a small picture of a view that has all of the window: {@code calls.png}. */
    void takeView(String view, String name) {
        run(() -> {
            IWorkbenchPage page = page();
            page.showView(view);
            page.setPartState(page.findViewReference(view), IWorkbenchPage.STATE_MAXIMIZED);
            return null;
        });
        settled();
        ImageData all = settled();
        Rectangle place = run(this::place);
        ImageData part = new ImageData(place.width, place.height, all.depth, all.palette);
        for (int y = 0; y < place.height; y++) {
            for (int x = 0; x < place.width; x++) {
                part.setPixel(x, y, all.getPixel(place.x + x, place.y + y));
            }
        }
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {new FewColours(part).reduced()};
        System.err.println("screenshots: " + name);
        loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
        run(() -> {
            page().setPartState(page().findViewReference(view), IWorkbenchPage.STATE_RESTORED);
            return null;
        });
    }

    /** Where the tabs of the view with the focus are on the screen. */
    private Rectangle place() {
        Control one = display.getFocusControl();
        while (!(one instanceof CTabFolder tabs && tabs.getParent().getClass() == Composite.class)) {
            one = one.getParent();
        }
        return display.map(one.getParent(), null, one.getBounds());
    }

    /** The screen as soon as no job is under way and two pictures are the same. */
    private ImageData settled() {
        long end = System.currentTimeMillis() + PATIENCE;
        ImageData last = run(this::picture);
        while (true) {
            pause(end, "the window does not come to rest");
            ImageData next = run(this::picture);
            if (Job.getJobManager().isIdle() && Arrays.equals(last.data, next.data)) {
                return next;
            }
            last = next;
        }
    }

    private ImageData picture() {
        Rectangle area = display.getBounds();
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData(display.getPrimaryMonitor().getZoom());
        image.dispose();
        return data;
    }

    private static void pause(long end, String trouble) {
        if (System.currentTimeMillis() > end) {
            throw new IllegalStateException(trouble);
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private <T> T run(Callable<T> act) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<Exception> failed = new AtomicReference<>();
        display.syncExec(() -> {
            try {
                answer.set(act.call());
            } catch (Exception failure) {
                failed.set(failure);
            }
        });
        if (failed.get() != null) {
            throw new IllegalStateException(failed.get());
        }
        return answer.get();
    }

    /** Closes the window as a user does. */
    void close() {
        display.syncExec(() -> PlatformUI.getWorkbench().close());
    }
}
