package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;

/** Uses the workbench as a person would: opens views, presses keys, looks at widgets. */
final class UiRobot {

    /** Milliseconds; a bound against a hang, also on a machine ten times slower. */
    private static final long PATIENCE = 300_000;

    private static final AtomicReference<IStatus> LOGGED = new AtomicReference<>();

    static {
        Platform.addLogListener((status, plugin) -> {
            if (status.getException() != null && ours(status.getException())) {
                LOGGED.compareAndSet(null, status);
            }
        });
    }

    private final Display display = Display.getCurrent();
    private AssertionError unexpected;

    /** Whether our code threw it: closing a dialog over another one makes JFace throw. */
    private static boolean ours(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name ->
                        !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("org.eclipse.swt."))
                .findFirst()
                .filter(name -> name.startsWith("org.pirqscope."))
                .isPresent();
    }

    /** The workbench logs what a listener throws and goes on: here it is thrown at the next {@link #spin}. */
    UiRobot() {
        LOGGED.set(null);
    }

    Desk desk() {
        return PlatformUI.getWorkbench().getService(Desk.class);
    }

    IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    /** A built-in scenario at its start, in the layout of a new user. */
    void begin(String name) {
        page().resetPerspective();
        desk().odds().show(false); // a test that runs every command shows them
        Scenario scenario = BuiltIn.named(name);
        desk().open(ScenarioDocument.unnamed(scenario), Moment.startOf(scenario));
        spin();
    }

    /** Brings a view to the front. */
    void show(String view) {
        try {
            page().showView("org.pirqscope.ui." + view);
        } catch (PartInitException failure) {
            throw new AssertionError(failure);
        }
        spin();
    }

    /** Presses keys: looks up what they are bound to now, and runs that. */
    void press(String keys) {
        Binding binding = binding(keys);
        if (binding == null) {
            throw new AssertionError("nothing is bound to " + keys);
        }
        try {
            page().getWorkbenchWindow()
                    .getService(IHandlerService.class)
                    .executeCommand(binding.getParameterizedCommand(), null);
        } catch (org.eclipse.core.commands.common.CommandException failure) {
            throw new AssertionError(keys, failure);
        }
        spin();
    }

    /** Carries out the command that a menu has. */
    void run(String command) {
        try {
            page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand(command, null);
        } catch (org.eclipse.core.commands.common.CommandException failure) {
            throw new AssertionError(command, failure);
        }
        spin();
    }

    Binding binding(String keys) {
        try {
            return PlatformUI.getWorkbench()
                    .getService(IBindingService.class)
                    .getPerfectMatch(KeySequence.getInstance(keys));
        } catch (ParseException wrong) {
            throw new AssertionError(keys, wrong);
        }
    }

    /** The widget with that {@code id}, of that class, in any window. */
    <W extends Widget> W find(Class<W> type, String id) {
        List<Widget> found = new ArrayList<>();
        for (Shell shell : display.getShells()) {
            collect(shell, id, found);
        }
        return found.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " with id " + id));
    }

    private static void collect(Control control, String id, List<Widget> found) {
        if (id.equals(control.getData("id"))) {
            found.add(control);
        }
        if (control instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                if (id.equals(item.getData("id"))) {
                    found.add(item);
                }
            }
        }
        if (control instanceof Composite box) {
            for (Control child : box.getChildren()) {
                collect(child, id, found);
            }
        }
    }

    /** Selects in a widget that has its selection set already. */
    void select(Widget widget) {
        widget.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        spin();
    }

    /** Presses and lets go a key of the keyboard itself; whatever has the focus gets it. */
    void type(int key, char character, int... held) {
        for (int modifier : held) {
            post(SWT.KeyDown, modifier, '\0');
        }
        post(SWT.KeyDown, key, character);
        post(SWT.KeyUp, key, character);
        for (int modifier : held) {
            post(SWT.KeyUp, modifier, '\0');
        }
        settle();
    }

    private void post(int type, int key, char character) {
        org.eclipse.swt.widgets.Event event = new org.eclipse.swt.widgets.Event();
        event.type = type;
        event.keyCode = key;
        event.character = character;
        if (!display.post(event)) {
            throw new AssertionError("the system takes no keys");
        }
        settle();
    }

    /** Presses a button of the mouse itself there. */
    void click(Control control, int x, int y, int button) {
        org.eclipse.swt.graphics.Point place = control.toDisplay(x, y);
        org.eclipse.swt.widgets.Event event = new org.eclipse.swt.widgets.Event();
        event.type = SWT.MouseMove;
        event.x = place.x;
        event.y = place.y;
        display.post(event);
        settle();
        event.button = button;
        for (int type : new int[] {SWT.MouseDown, SWT.MouseUp}) {
            event.type = type;
            display.post(event);
            settle();
        }
    }

    /** What was posted comes back from the X server a little later. */
    void settle() {
        for (int i = 0; i < 10; i++) {
            boolean[] waited = {false};
            display.timerExec(20, () -> waited[0] = true);
            spinUntil("a moment has passed", () -> waited[0]);
        }
        spin();
    }

    /**
     * When the next dialog opens, looks at it and closes it; what is wrong with it is thrown when the robot goes on:
     * the workbench would only log it.
     */
    void answer(Consumer<Shell> look) {
        display.timerExec(100, () -> {
            Shell dialog = dialog();
            if (dialog == null) {
                answer(look);
                return;
            }
            try {
                look.accept(dialog);
            } catch (AssertionError wrong) {
                unexpected = wrong;
            } finally {
                if (!dialog.isDisposed()) {
                    dialog.close();
                }
            }
        });
    }

    /** When the next dialog opens, presses its button with that text. */
    void answer(String button) {
        answer(dialog -> push(dialog, button));
    }

    /** Presses the button of a dialog that has that text, mnemonic apart. */
    static void push(Composite dialog, String text) {
        assertTrue(pushed(dialog, text), "a button \"" + text + "\"");
    }

    private static boolean pushed(Composite box, String text) {
        for (Control child : box.getChildren()) {
            if (child instanceof Button button
                    && button.getText().replace("&", "").equals(text)) {
                button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
                return true;
            }
            if (child instanceof Composite inner && pushed(inner, text)) {
                return true;
            }
        }
        return false;
    }

    /**
     * From now on the question for a file is answered so, without a dialog of the system; counts how often it is asked.
     */
    AtomicInteger savesTo(Path file) {
        AtomicInteger asked = new AtomicInteger();
        desk().askFor((shell, document) -> {
            asked.incrementAndGet();
            return Optional.ofNullable(file);
        });
        return asked;
    }

    String title() {
        return page().getWorkbenchWindow().getShell().getText();
    }

    private Shell dialog() {
        Shell main = page().getWorkbenchWindow().getShell();
        for (Shell shell : display.getShells()) {
            if (shell != main && shell.isVisible() && !shell.getText().isEmpty()) {
                return shell;
            }
        }
        return null;
    }

    Display display() {
        return display;
    }

    /** Handles what is waiting. */
    void spin() {
        long end = System.currentTimeMillis() + PATIENCE;
        while (display.readAndDispatch() && System.currentTimeMillis() < end) {
            // another event was handled
        }
        catchUp();
        AssertionError wrong = unexpected;
        unexpected = null;
        IStatus logged = LOGGED.getAndSet(null);
        if (wrong == null && logged != null) {
            wrong = new AssertionError(logged.getMessage(), logged.getException());
        }
        if (wrong != null) {
            throw wrong;
        }
    }

    /** A view that came to the front is filled when it is painted, which is soon but not at once. */
    private void catchUp() {
        for (int i = 0;
                i < 200 && page() != null && behind(page().getWorkbenchWindow().getShell());
                i++) {
            if (!display.readAndDispatch()) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static boolean behind(Composite box) {
        for (Control child : box.getChildren()) {
            boolean late = Boolean.TRUE.equals(child.getData("behind"))
                    && child.isVisible()
                    && child.getSize().x > 0
                    && child.getSize().y > 0;
            if (late || child instanceof Composite inner && inner.isVisible() && behind(inner)) {
                return true;
            }
        }
        return false;
    }

    /** Waits for something that a job or the screen has to do first. */
    void spinUntil(String what, BooleanSupplier done) {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!done.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(20, () -> {});
                display.sleep();
            }
        }
    }
}
