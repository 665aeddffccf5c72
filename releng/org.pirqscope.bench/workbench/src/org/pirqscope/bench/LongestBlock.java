package org.pirqscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.IParameter;
import org.eclipse.core.commands.Parameterization;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.IViewDescriptor;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/**
 * How long each command, each view that comes to the front and each change of the scenario keeps the window from
 * answering, in a scenario of eight controllers and in a run of more than a hundred thousand steps. A search is given
 * two seconds and then cancelled. It is driven from another thread than the window's.
 */
final class LongestBlock implements Runnable {

    private static final double BUDGET = 100;
    private static final long SEARCH = 2_000;
    private static final int CALM = 10;

    private static final String OWN = "org.pirqscope.ui.";
    /** Opens a dialog of the system, which nobody here can close; what it opens is measured as "open". */
    private static final List<String> NATIVE = List.of(OWN + "open");

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Heartbeat heart = new Heartbeat(display, (long) BUDGET);

    private record Block(String what, double milliseconds, String guilty) {

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %8.1f ms (budget %.0f ms%s)%n",
                    what,
                    milliseconds,
                    BUDGET,
                    milliseconds <= BUDGET ? "" : ": MISSED in " + guilty);
        }
    }

    @Override
    public void run() {
        desk().askFor((shell, document) -> java.util.Optional.empty());
        try {
            open(BuiltIn.named("stale-pirq"));
            all(new ArrayList<>()); // the program itself warms up
            measure(BuiltIn.named("i3.16xlarge"));
            measure(StepOnScreen.reloads());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Desk desk() {
        return PlatformUI.getWorkbench().getService(Desk.class);
    }

    private static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    private void measure(Scenario scenario) throws InterruptedException {
        List<Block> blocks = new ArrayList<>();
        String other = scenario.name();
        blocks.add(block("open " + other, () -> {
            new Opening(desk()).unnamed(scenario);
            return null;
        }));
        all(blocks);
        blocks.add(block("another kernel", () -> {
            new Opening(desk())
                    .change("kernel", one -> one.withVersions(one.versions().withLinux("4.9")));
            return null;
        }));
        blocks.add(block("somebody else goes next", () -> {
            toChoice();
            desk().session().now().choices().stream()
                    .filter(actor ->
                            actor != desk().session().now().next().orElseThrow().actor())
                    .findFirst()
                    .ifPresent(actor -> new Opening(desk()).next(actor));
            return null;
        }));
        blocks.add(block("undo", command("org.eclipse.ui.edit.undo")));
        blocks.add(block("redo", command("org.eclipse.ui.edit.redo")));
        System.out.printf(
                "%n%s, %,d steps%n", other, desk().session().now().run().length());
        blocks.stream()
                .sorted(Comparator.comparingDouble(Block::milliseconds).reversed())
                .forEach(Block::print);
    }

    private void open(Scenario scenario) throws InterruptedException {
        block("", () -> {
            desk().open(ScenarioDocument.unnamed(scenario), Moment.startOf(scenario));
            return null;
        });
    }

    private void all(List<Block> blocks) throws InterruptedException {
        display.syncExec(LongestBlock::middle);
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (view.getId().startsWith(OWN)) {
                blocks.add(block(
                        "view " + view.getLabel(),
                        () -> window().getActivePage().showView(view.getId())));
                blocks.add(block("F5 with " + view.getLabel(), command(OWN + "into")));
            }
        }
        List<Command> commands = new ArrayList<>();
        display.syncExec(
                () -> Arrays.stream(window().getService(ICommandService.class).getDefinedCommands())
                        .filter(command -> command.getId().startsWith(OWN) && !NATIVE.contains(command.getId()))
                        .sorted()
                        .forEach(commands::add));
        for (Command command : commands) {
            display.syncExec(LongestBlock::middle);
            for (ParameterizedCommand each : ways(command)) {
                blocks.add(block(
                        name(each),
                        () -> window().getService(IHandlerService.class).executeCommand(each, null)));
            }
        }
    }

    private static void middle() {
        desk().session().goTo(desk().session().now().run().length() / 2);
    }

    /** Where somebody else may go next, as near to the middle as there is. */
    private static void toChoice() {
        middle();
        while (desk().session().now().choices().size() < 2
                && desk().session().now().position() > 0) {
            desk().session().goTo(desk().session().now().position() - 1);
        }
    }

    private static String name(ParameterizedCommand command) {
        return command.getId().substring(OWN.length())
                + String.join(
                        "",
                        command.getParameterMap().values().stream()
                                .map(value -> " " + value)
                                .toList());
    }

    /** With each value of a theme, else once. */
    private static List<ParameterizedCommand> ways(Command command) {
        try {
            IParameter[] parameters = command.getParameters();
            if (parameters == null) {
                return List.of(new ParameterizedCommand(command, null));
            }
            return List.of("dark", "light").stream()
                    .map(value -> new ParameterizedCommand(
                            command, new Parameterization[] {new Parameterization(parameters[0], value)}))
                    .toList();
        } catch (org.eclipse.core.commands.common.NotDefinedException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Callable<Object> command(String id) {
        return () -> window().getService(IHandlerService.class).executeCommand(id, null);
    }

    /** Does it in the thread of the window, closes what dialog it opens, and waits until all that it began is done. */
    private Block block(String what, Callable<?> deed) throws InterruptedException {
        heart.reset();
        heart.beat(() -> {
            try {
                deed.call();
            } catch (org.eclipse.core.commands.NotEnabledException nothing) {
                System.out.println("not enabled: " + what);
            } catch (Exception failure) {
                failure.printStackTrace();
            }
        });
        long begun = System.currentTimeMillis();
        int calm = 0;
        while (calm < CALM) {
            calm = heart.beat() < 10 && Job.getJobManager().isIdle() ? calm + 1 : 0;
            if (calm == CALM / 2) {
                display.asyncExec(this::closeDialogs);
            }
            if (System.currentTimeMillis() - begun > SEARCH) {
                Arrays.stream(Job.getJobManager().find(null))
                        .filter(job -> job.getClass().getName().startsWith("org.pirqscope.ui.explore."))
                        .forEach(Job::cancel);
            }
        }
        return new Block(what, heart.longest(), heart.guilty());
    }

    private void closeDialogs() {
        Shell main = window().getShell();
        Arrays.stream(display.getShells())
                .filter(shell ->
                        shell != main && shell.isVisible() && !shell.getText().isEmpty())
                .forEach(Shell::close);
    }
}
